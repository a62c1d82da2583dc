import { createHash } from 'node:crypto';
import type { Call } from './graph.ts';
import { invalidRequest } from './refusal.ts';

/** Where a page begins: after this id or, in another order, after so many rows; and how many empty ones came before. */
export type PagePlace = { after: number; empties: number };

/** Of everything that a client asked, whatever its order; the place itself is no part of it. */
const questionOf = (query: ReadonlyMap<string, string>): string =>
  createHash('sha256')
    .update(JSON.stringify([...query].filter(([name]) => name !== '$skiptoken').sort()))
    .digest('base64url')
    .slice(0, 8);

const tokenPattern = /^Paged=TRUE&p_ID=(?<after>\d+)&p_Empty=(?<empties>\d+)&p_Asked=(?<asked>[\w-]{8})$/;

/** Reads the place from the request's `$skiptoken`; refused where it is none, or one of another question. */
export const parsePagePlace = ({ graph, request }: Call): PagePlace => {
  const token = request.query.get('$skiptoken');
  if (token === undefined) return { after: 0, empties: 0 };
  const groups = tokenPattern.exec(Buffer.from(token, 'base64url').toString())?.groups;
  if (!groups) throw invalidRequest("The '$skiptoken' is not one of this list's.");
  if (graph.behaviour.nextLinkVerbatim && groups['asked'] !== questionOf(request.query))
    throw invalidRequest('The nextLink was changed. It must be followed as it was given.');
  return { after: Number(groups['after']), empties: Number(groups['empties']) };
};

/** Address of the next page: the same question with a place to go on from, to be followed as it is. */
export const nextLinkTo = ({ graph, request }: Call, { after, empties }: PagePlace): string => {
  const query = new URLSearchParams([...request.query].filter(([name]) => name !== '$skiptoken'));
  const place = `Paged=TRUE&p_ID=${after}&p_Empty=${empties}&p_Asked=${questionOf(request.query)}`;
  query.set('$skiptoken', Buffer.from(place).toString('base64url'));
  return `${graph.base}${request.path}?${query.toString()}`;
};
