import { isFailure, QuarterbookError } from '../quarterbookError.ts';
import type { Graph } from './graph.ts';

/** `url` is below the base URL. A change and a removal carry their condition, so that they can be sent again. */
export type BatchMember = { id: string; url: string } & (
  | { method: 'GET' }
  | { method: 'POST'; body: unknown }
  | { method: 'PATCH'; body: unknown; headers: { 'If-Match': string } }
  | { method: 'DELETE'; headers: { 'If-Match': string } }
);
export type BatchAnswer = { status: number; headers: Headers; body: unknown };
export type BatchAnswers = Map<string, BatchAnswer>;

/** As many as one batch takes. */
export const batchSize = 20;

const rounds = 4;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What a member's answer says of itself; odd values are left out rather than thrown over. */
const headersIn = (value: unknown): Headers =>
  new Headers(
    Object.entries(isObject(value) ? value : {}).flatMap(([name, text]): [string, string][] =>
      typeof text === 'string' && name !== '' ? [[name, text]] : [],
    ),
  );

const withType = (member: BatchMember) =>
  'body' in member
    ? {
        ...member,
        headers: { ...('headers' in member ? member.headers : {}), 'Content-Type': 'application/json' },
      }
    : member;

const sendOnce = async (graph: Graph, members: readonly BatchMember[]): Promise<BatchAnswers> => {
  const body = { requests: members.map(withType) };
  const answer = await graph.call({ method: 'POST', path: '/$batch', body });
  const responses = isObject(answer.body) ? answer.body['responses'] : null;
  if (!Array.isArray(responses))
    throw new QuarterbookError('unreadable', 'Microsoft Graph answered a batch without answers');
  return new Map(
    (responses as unknown[]).flatMap((response): [string, BatchAnswer][] => {
      if (!isObject(response)) return [];
      const { id, status, headers } = response;
      return typeof id === 'string' && typeof status === 'number'
        ? [[id, { status, headers: headersIn(headers), body: response['body'] }]]
        : [];
    }),
  );
};

/** Turned away before it was done: too many requests, not just now, and a batch that failed around it. */
const notDone = new Set([424, 429, 503]);

/**
 * A member without an answer, or with one that can come after the work was done, is sent again unless it makes something:
 * a read, and what carries its own condition, can do no harm twice.
 */
const goesAgain = ({ method }: BatchMember, answer: BatchAnswer | undefined): boolean => {
  if (answer && notDone.has(answer.status)) return true;
  return method !== 'POST' && (answer === undefined || answer.status >= 500);
};

type Round = { answers: BatchAnswers; again: readonly BatchMember[] };

const roundOf = async (graph: Graph, members: readonly BatchMember[]): Promise<Round> => {
  try {
    const answers = await sendOnce(graph, members);
    return { answers, again: members.filter(member => goesAgain(member, answers.get(member.id))) };
  } catch (error) {
    if (isFailure(error, 'throttled', 'unavailable')) return { answers: new Map(), again: members };
    if (!isFailure(error, 'unknown-outcome', 'unreadable')) throw error;
    return { answers: new Map(), again: members.filter(member => goesAgain(member, undefined)) };
  }
};

/** The longest wait that any of them was asked for is kept by everybody of this order. */
const keepPauses = (graph: Graph, answers: BatchAnswers, again: readonly BatchMember[]): boolean =>
  again
    .map(({ id }) => answers.get(id))
    .map(answer => answer !== undefined && graph.keepPause(answer.headers))
    .includes(true);

/**
 * Sends up to 20 requests in one. Members are answered in any order and each has its own outcome: the outer answer can
 * be 200 while a member is 429. Those that were turned away go together into another batch after the longest wait that was
 * asked for, three times at most. A member whose outcome stays open is missing from the map; the last refusal of one that
 * was turned away each time is in it.
 *
 * @see https://learn.microsoft.com/graph/throttling#throttling-and-batching
 */
export const sendBatch = async (graph: Graph, members: readonly BatchMember[]): Promise<BatchAnswers> => {
  const settled: BatchAnswers = new Map();
  let open = members;
  for (let round = 1; ; round += 1) {
    const { answers, again } = await roundOf(graph, open);
    for (const [id, answer] of answers) settled.set(id, answer);
    open = again;
    if (open.length === 0 || round === rounds) return settled;
    if (!keepPauses(graph, answers, again)) await graph.wait(1000 * round);
  }
};
