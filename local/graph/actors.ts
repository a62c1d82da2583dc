import type { Caller, Graph, Row } from './graph.ts';
import { rowIn } from './requestBody.ts';

/** Who made or changed something, as Graph shows it; kept as JSON beside the thing. */
export const actorOf = (graph: Graph, caller: Caller): string => {
  const person = graph.people.find(known => known.entraId === caller.oid);
  const application = { id: caller.appId, displayName: 'Quarterbook' };
  return JSON.stringify(
    caller.oid === null
      ? { application }
      : { application, user: { id: caller.oid, displayName: person?.displayName ?? caller.oid } },
  );
};

export const actorIn = (text: unknown): Row => rowIn(JSON.parse(typeof text === 'string' ? text : '{}'));

/**
 * Row of the site's hidden user list: what lists name a person by. An application is always the same row there; a
 * person's is their place in the tenant.
 */
export const lookupIdOf = (graph: Graph, text: unknown): string => {
  const id = rowIn(actorIn(text)['user'])['id'];
  return id === undefined ? '1073741822' : String(graph.people.findIndex(known => known.entraId === id) + 10);
};
