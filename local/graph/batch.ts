import { parseAddress, parseQuery } from './address.ts';
import type { GraphRequest, Reply, Row } from './graph.ts';
import { Refusal } from './refusal.ts';
import { jsonOf, rowIn, textIn } from './requestBody.ts';

type Member = {
  id: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
  dependsOn: string[];
};

/** Reads and answers a member, whose `client-request-id` is given. */
type Answer = (id: string | undefined, read: () => GraphRequest) => Promise<Reply>;

type Answered = { id: string; status: number; headers?: Record<string, string>; body?: unknown };

const bad = (message: string): Refusal => new Refusal(400, 'BadRequest', { message });

const memberIn = (value: unknown): Member => {
  const row = rowIn(value);
  const id = textIn(row, 'id');
  const method = textIn(row, 'method').toUpperCase();
  const url = textIn(row, 'url');
  if (id === '' || method === '' || url === '')
    throw bad('Each request of a batch needs an id, a method and a url.');
  if (/^https?:/i.test(url)) throw bad(`The url of request '${id}' must be relative.`);
  const headers = Object.entries(rowIn(row['headers'])).map(([name, text]) => [
    name.toLowerCase(),
    String(text),
  ]);
  const dependsOn: unknown[] = Array.isArray(row['dependsOn']) ? row['dependsOn'] : [];
  return {
    id,
    method,
    url: url.replace(/^\//, ''),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: row['body'],
    dependsOn: dependsOn.map(String),
  };
};

const membersOf = (request: GraphRequest): Member[] => {
  const requests = jsonOf(request)['requests'];
  if (!Array.isArray(requests) || requests.length === 0) throw bad('A batch needs requests.');
  if (requests.length > 20) {
    throw bad('Number of batch request steps exceeds the maximum value of 20.');
  }
  const members = requests.map(memberIn);
  const ids = new Set(members.map(member => member.id));
  if (ids.size < members.length) throw bad('The ids of a batch must differ.');
  const stranger = members.flatMap(member => member.dependsOn).find(id => !ids.has(id));
  if (stranger !== undefined) throw bad(`No request of this batch has the id '${stranger}'.`);
  return members;
};

const bytesOf = ({ body, headers, id }: Member): Uint8Array => {
  if (body === undefined || body === null) return new Uint8Array();
  const type = headers['content-type'];
  if (type === undefined) throw bad(`Request '${id}' has a body and needs a Content-Type.`);
  return typeof body === 'string' && !type.includes('json')
    ? Buffer.from(body, 'base64')
    : new TextEncoder().encode(JSON.stringify(body));
};

const requestOf = (member: Member, outer: GraphRequest): GraphRequest => {
  const [path = '', query = ''] = member.url.split('?', 2);
  return {
    ...outer,
    method: member.method,
    path: `/${path}`,
    segments: parseAddress(path),
    query: parseQuery(new URLSearchParams(query)),
    headers: member.headers,
    bytes: bytesOf(member),
  };
};

const answeredOf = (id: string, reply: Reply): Answered => ({
  id,
  status: reply.status,
  headers: { ...reply.headers, ...(reply.body === undefined ? {} : { 'Content-Type': 'application/json' }) },
  ...(reply.body === undefined ? {} : { body: reply.body }),
});

const failedDependency: Row = {
  error: { code: 'FailedDependency', message: 'A request that this one depends on failed.' },
};

type Ways = {
  answer: Answer;
  /** Members, and their answers, as they are to come: Graph promises no order. */
  inOrder: <Thing>(things: readonly Thing[]) => Thing[];
};

/**
 * Answers a batch: at most 20 members, each by itself, one after another where one depends on another. A batch is no
 * transaction. https://learn.microsoft.com/graph/json-batching
 */
export const answerBatch = async (outer: GraphRequest, { answer, inOrder }: Ways): Promise<Reply> => {
  const waiting = inOrder(membersOf(outer));
  const answered = new Map<string, Answered>();
  while (waiting.length > 0) {
    const index = waiting.findIndex(member => member.dependsOn.every(id => answered.has(id)));
    const member = waiting[index];
    if (!member) throw bad('The requests of this batch depend on each other in a circle.');
    waiting.splice(index, 1);
    const failed = member.dependsOn.some(id => (answered.get(id)?.status ?? 0) >= 400);
    const reply = failed
      ? { status: 424, body: failedDependency }
      : await answer(member.headers['client-request-id'], () => requestOf(member, outer));
    answered.set(member.id, answeredOf(member.id, reply));
  }
  return { status: 200, body: { responses: inOrder([...answered.values()]) } };
};
