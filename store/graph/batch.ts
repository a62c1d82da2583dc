import { QuarterbookError } from '../quarterbookError.ts';
import type { Graph } from './graph.ts';

export type BatchMember = { id: string; url: string } & (
  { method: 'POST'; body: unknown } | { method: 'DELETE'; headers: { 'If-Match': string } }
);
export type BatchAnswer = { status: number; body: unknown };

/** As many as one batch takes. */
export const batchSize = 20;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * Sends up to 20 requests in one. Members are answered in any order and each has its own outcome: the outer answer can
 * be 200 while a member is 429. A member without an answer is missing from the map.
 */
export const sendBatch = async (
  graph: Graph,
  members: readonly BatchMember[],
): Promise<Map<string, BatchAnswer>> => {
  const requests = members.map(member =>
    member.method === 'POST' ? { ...member, headers: { 'Content-Type': 'application/json' } } : member,
  );
  const { body } = await graph.call({ method: 'POST', path: '/$batch', body: { requests } });
  const responses = isObject(body) ? body['responses'] : null;
  if (!Array.isArray(responses))
    throw new QuarterbookError('unreadable', 'Microsoft Graph answered a batch without answers');
  const answers = new Map<string, BatchAnswer>();
  for (const response of responses as unknown[]) {
    if (!isObject(response)) continue;
    const { id, status } = response;
    if (typeof id === 'string' && typeof status === 'number')
      answers.set(id, { status, body: response['body'] });
  }
  return answers;
};
