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

const orders = async (asking: Running): Promise<string[]> => {
  const requests = ['1', '2', '3', '4', '5'].map(id => ({ id, method: 'GET', url: '/users' }));
  const seen: string[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    const answer = await asking.ask('POST', '/$batch', { body: { requests } });
    seen.push(answer.body.responses.map(({ id }) => id).join(''));
  }
  return seen;
};

test('answers come in any order, the same for the same seed', async () => {
  const one = await startGraph({ behaviour: { seed: 9 } });
  const first = await orders(one);
  await one.close();
  const again = await startGraph({ behaviour: { seed: 9 } });
  expect(await orders(again)).toEqual(first);
  await again.close();
  expect(new Set(first).size).toBeGreaterThan(3);
  expect(first.map(order => [...order].sort().join(''))).toEqual(Array(6).fill('12345'));
});

test('members are carried out in any order too', async () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
  const list = await makeList(graph, 'Any order');
  const requests = keys.map(key => ({ ...create(key, { Key: key }), url: list }));
  await graph.ask('POST', '/$batch', { body: { requests } });
  const rows = (await graph.ask('GET', `${list}?$expand=fields`)).body.value.map(row => row.fields['Key']);
  expect(rows).not.toEqual(keys);
  expect([...rows].sort()).toEqual(keys);
});

test('answers come as they were asked where that is wanted', async () => {
  const orderly = await startGraph({ behaviour: { batchOrder: 'asked' } });
  expect(new Set(await orders(orderly))).toEqual(new Set(['12345']));
  await orderly.close();
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

test('a member is throttled alone, with its own time to wait; the batch is a 200', async () => {
  graph.faults.set({ seed: 1, rates: { batchMemberThrottled: 1 }, most: 1 });
  const answer = await batch([create('1', { Key: 'once' }), create('2', { Key: 'twice' })]);
  expect(answer.status).toBe(200);
  expect(Object.values(statuses(answer)).sort()).toEqual([201, 429]);
  const members = answer.body.responses as unknown as { status: number; headers: Record<string, string> }[];
  const refused = members.find(({ status }) => status === 429);
  expect(refused?.headers['Retry-After']).toMatch(/^[1-5]$/);
  const written = await Promise.all(
    ['once', 'twice'].map(async key => {
      const { body } = await graph.ask('GET', `${items}?$filter=fields/Key eq '${key}'`);
      return body.value.length;
    }),
  );
  expect(written.sort()).toEqual([0, 1]);
  graph.faults.set(null);
});

test('what depends on a throttled member is not carried out', async () => {
  graph.faults.set({ seed: 1, rates: { batchMemberThrottled: 1 }, most: 1 });
  const answer = await batch([
    create('first', { Key: 'waits' }),
    create('second', { Key: 'follows' }, { dependsOn: ['first'] }),
  ]);
  expect(statuses(answer)).toEqual({ first: 429, second: 424 });
  graph.faults.set(null);
});

test('a member can time out after it was written', async () => {
  graph.faults.set({ seed: 1, rates: { timeoutAfterWrite: 1 }, only: { path: '/items' }, most: 1 });
  const answer = await batch([create('1', { Key: 'late' })]);
  expect([answer.status, statuses(answer)]).toEqual([200, { 1: 504 }]);
  const found = await graph.ask('GET', `${items}?$filter=fields/Key eq 'late'`);
  expect(found.body.value).toHaveLength(1);
  graph.faults.set(null);
});

test('a batch within a batch is not carried out', async () => {
  const inner = { method: 'POST', url: '/$batch', headers, body: { requests: [get('1')] } };
  expect(statuses(await batch([{ ...inner, id: 'inner' }]))).toEqual({ inner: 501 });
});
