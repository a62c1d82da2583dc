import type { FaultName } from './faultNames.ts';
import type { Behaviour } from './behaviour.ts';
import type { Reply, Row } from './graph.ts';
import { between } from './random.ts';
import type { Random } from './random.ts';
import { Refusal, replyOf } from './refusal.ts';
import type { RequestIds } from './refusal.ts';
import { rowIn } from './requestBody.ts';
import { throttledRefusal } from './throttle.ts';

/** What an answer under a fault is made with. */
export type FaultTerms = { ids: RequestIds; random: Random; behaviour: Behaviour; clock: () => number };

type Made = (terms: FaultTerms) => Reply;

const refused = (status: number, code: string, message: string): Made => {
  const refusal = new Refusal(status, code, { message });
  return ({ ids }) => replyOf(refusal, ids);
};

const throttled: Made = terms => replyOf(throttledRefusal(between(terms.random, 1, 5), terms), terms.ids);

/** One in two says how long to wait, the other leaves it to the client. */
const unavailable: Made = terms => {
  const reply = refused(503, 'serviceNotAvailable', 'The service is not available.')(terms);
  return terms.random() < 0.5
    ? { ...reply, headers: { 'Retry-After': String(between(terms.random, 1, 5)) } }
    : reply;
};

// Word for word what a 504 was reported to say after the work was done.
const timeout = refused(504, 'UnknownError', '');
const serverError = refused(500, 'generalException', 'An unspecified error has occurred.');

const badGateway: Made = () => ({
  status: 502,
  headers: { 'Content-Type': 'text/html; charset=us-ascii' },
  body: new TextEncoder().encode(
    '<html><head><title>502 Bad Gateway</title></head><body><h2>Bad Gateway</h2></body></html>',
  ),
});

/** Told instead of an answer; nothing is done. */
const instead: Partial<Record<FaultName, Made>> = {
  throttled,
  batchMemberThrottled: throttled,
  unavailable,
  timeoutBeforeWrite: timeout,
  cutBefore: () => ({ status: 0, cut: 'before' }),
  serverError,
  badGateway,
  deltaError: serverError,
  conflict409: refused(
    409,
    'resourceModified',
    'The resource has changed since the caller last read it; usually an eTag mismatch',
  ),
};

const withoutCode = (reply: Reply): Reply => {
  const body = rowIn(reply.body);
  if (!('error' in body)) return reply;
  return { ...reply, body: { ...body, error: { ...rowIn(body['error']), code: '' } } satisfies Row };
};

/** What is told of an answer after everything was done. */
const afterwards: Partial<Record<FaultName, (reply: Reply, terms: FaultTerms) => Reply>> = {
  timeoutAfterWrite: (_, terms) => timeout(terms),
  serverErrorAfterWrite: (_, terms) => serverError(terms),
  badGatewayAfterWrite: (_, terms) => badGateway(terms),
  cutAfter: reply => ({ ...reply, cut: 'before' }),
  cutMidBody: reply => ({ ...reply, cut: 'inside' }),
  emptyCode: withoutCode,
};

/** The answer under a fault: `work` is carried out once or not at all. Faults of pages are the pages' own to commit. */
export const answerUnder = async (
  fault: FaultName | null,
  work: () => Promise<Reply>,
  terms: FaultTerms,
): Promise<Reply> => {
  if (!fault) return work();
  const told = instead[fault]?.(terms);
  if (told) return told;
  const reply = await work();
  return afterwards[fault]?.(reply, terms) ?? reply;
};
