import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { expectShape, makeList, startGraph } from './graphClient.ts';
import type { Answer, Running } from './graphClient.ts';

let graph: Running;
let items: string;

beforeAll(async () => {
  graph = await startGraph();
  items = await makeList(graph);
});

afterAll(() => graph.close());

const headers = { 'Content-Type': 'application/json' };

const batch = (requests: unknown[]): Promise<Answer> => graph.ask('POST', '/$batch', { body: { requests } });

const statuses = (answer: Answer): Record<string, number> =>
  Object.fromEntries(answer.body.responses.map(({ id, status }) => [id, status]));

const create = (id: string, fields: unknown, more = {}) => ({
  id,
  method: 'POST',
  url: items,
  headers,
  body: { fields },
  ...more,
});

test('each member is answered for itself, by its id', async () => {
  const answer = await batch([
    create('1', { Title: 'a', Key: 'a' }),
    create('2', { Nope: 1 }),
    { id: '3', method: 'GET', url: `${items.slice(1)}?$top=1` },
    { id: '4', method: 'GET', url: '/nowhere' },
  ]);
  expect(answer.status).toBe(200);
  expectShape('POST /$batch', answer.body);
  expect(statuses(answer)).toEqual({ 1: 201, 2: 400, 3: 200, 4: 501 });
  const made = answer.body.responses.find(({ id }) => id === '1');
  expectShape('POST /sites/{site-id}/lists/{list-id}/items', made?.body);
});

test('answers do not come in the order of the questions', async () => {
  const answer = await batch(['1', '2'].map(id => ({ id, method: 'GET', url: '/users' })));
  expect(answer.body.responses.map(({ id }) => id)).toEqual(['2', '1']);
});

test('a member waits for the one that it depends on', async () => {
  const answer = await batch([
    { id: 'read', method: 'GET', url: `${items}?$filter=fields/Key eq 'wait'`, dependsOn: ['write'] },
    create('write', { Key: 'wait' }),
  ]);
  expect(statuses(answer)).toEqual({ read: 200, write: 201 });
  expect(answer.body.responses.find(({ id }) => id === 'read')?.body.value).toHaveLength(1);
});

test('a member whose dependency failed is not carried out: 424', async () => {
  const answer = await batch([
    create('first', { Nope: 1 }),
    create('second', { Key: 'never' }, { dependsOn: ['first'] }),
    create('third', { Key: 'never' }, { dependsOn: ['second'] }),
  ]);
  expect(statuses(answer)).toEqual({ first: 400, second: 424, third: 424 });
  const found = await graph.ask('GET', `${items}?$filter=fields/Key eq 'never'`);
  expect(found.body.value).toEqual([]);
});

test('a member takes If-Match', async () => {
  const made = await graph.ask('POST', items, { body: { fields: { Key: 'match' } } });
  const change = { method: 'PATCH', url: `${items}/${made.body.id}/fields`, body: { Title: 'x' } };
  const answer = await batch([
    { ...change, id: 'stale', headers: { ...headers, 'If-Match': '"other,1"' } },
    { ...change, id: 'fresh', headers: { ...headers, 'If-Match': made.body.eTag } },
  ]);
  expect(statuses(answer)).toEqual({ stale: 412, fresh: 200 });
});

const get = (id: string) => ({ id, method: 'GET', url: '/users' });

test.each([
  ['more than twenty members', Array.from({ length: 21 }, (_, index) => get(String(index)))],
  ['no member', []],
  ['two members of one id', [get('1'), get('1')]],
  ['a member that depends on a stranger', [{ ...get('1'), dependsOn: ['9'] }]],
  ['a whole address', [{ ...get('1'), url: 'https://graph.microsoft.com/v1.0/users' }]],
  [
    'members that wait for each other',
    [
      { ...get('1'), dependsOn: ['2'] },
      { ...get('2'), dependsOn: ['1'] },
    ],
  ],
])('%s is refused as a whole', async (_, requests) => {
  const refused = await batch(requests);
  expect(refused.status).toBe(400);
  expectShape('error', refused.body);
});

test('a body without a Content-Type is refused for its member alone', async () => {
  const answer = await batch([create('1', { Key: 'bare' }, { headers: {} }), get('2')]);
  expect(statuses(answer)).toEqual({ 1: 400, 2: 200 });
});
