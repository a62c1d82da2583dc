import { afterEach, describe, expect, test } from '@jest/globals';
import { as, addItems, makeList, site, startGraph } from './graphClient.ts';
import type { Running } from './graphClient.ts';

let graph: Running;
let time = Date.parse('2026-07-01T12:00:00Z');

/** A Graph whose minutes go by only when a test says so. */
const start = async (unitsAMinute: number): Promise<Running> => {
  time = Date.parse('2026-07-01T12:00:00Z');
  graph = await startGraph({ behaviour: { unitsAMinute }, clock: () => time });
  return graph;
};

afterEach(() => graph.close());

const anotherApp = () =>
  as({ appId: 'another', roles: ['Sites.FullControl.All', 'User.Read.All', 'MailboxSettings.ReadWrite'] });

describe('an application that has used up its minute', () => {
  test('is turned away with the seconds after which it may come again, and not before', async () => {
    const { ask } = await start(3);
    const path = `${site}/lists`;
    expect((await ask('GET', path)).status).toBe(200);
    time += 20_000;
    expect((await ask('GET', site)).status).toBe(200);
    const refused = await ask('GET', site);
    expect([refused.status, refused.body.error.code]).toEqual([429, 'activityLimitReached']);
    expect(refused.body.error.innerError['code']).toBe('throttledRequest');
    expect(refused.headers.get('retry-after')).toBe('40');
    time += 40_000;
    expect((await ask('GET', site)).status).toBe(200);
  });

  test('stays shut out while it keeps asking: calls that are turned away count', async () => {
    const { ask } = await start(2);
    for (let second = 0; second < 70; second += 10) {
      await ask('GET', site);
      time += 10_000;
    }
    expect((await ask('GET', site)).status).toBe(429);
    time += 60_000;
    expect((await ask('GET', site)).status).toBe(200);
  });

  test('shuts out no other application', async () => {
    const { ask } = await start(1);
    await ask('GET', site);
    expect((await ask('GET', site)).status).toBe(429);
    expect((await ask('GET', site, anotherApp())).status).toBe(200);
  });

  test('can still ask for people, who are counted elsewhere', async () => {
    const { ask } = await start(1);
    await ask('GET', site);
    await ask('GET', site);
    expect((await ask('GET', '/users')).status).toBe(200);
  });

  test('has members of a batch turned away one by one inside a 200', async () => {
    const { ask } = await start(2);
    const requests = ['1', '2', '3'].map(id => ({ id, method: 'GET', url: site }));
    const answer = await ask('POST', '/$batch', { body: { requests } });
    expect(answer.status).toBe(200);
    const statuses = answer.body.responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 429]);
    const members = answer.body.responses as unknown as { status: number; headers: Record<string, string> }[];
    expect(members.find(({ status }) => status === 429)?.headers['Retry-After']).toBe('60');
  });
});

describe('what calls cost', () => {
  const costOf = async (method: string, path: string, body?: unknown): Promise<number> => {
    const before = graph.spent().units;
    await graph.ask(method, path, body === undefined ? {} : { body });
    return graph.spent().units - before;
  };

  test('is 1 for an item and for delta with a token, 2 for a query and a write, 5 for permissions', async () => {
    await start(Infinity);
    const items = await makeList(graph);
    const [id] = await addItems(graph, items, [{ Title: 'a', Key: 'a' }]);
    expect(await costOf('GET', `${items}/${id}`)).toBe(1);
    expect(await costOf('GET', `${items}/${id}/fields`)).toBe(1);
    expect(await costOf('GET', items)).toBe(2);
    expect(await costOf('GET', `${items}?$filter=fields/Key eq 'a'`)).toBe(2);
    expect(await costOf('GET', `${items}/delta`)).toBe(2);
    expect(await costOf('GET', `${items}/delta?token=latest`)).toBe(1);
    expect(await costOf('POST', items, { fields: { Key: 'b' } })).toBe(2);
    expect(await costOf('PATCH', `${items}/${id}/fields`, { Title: 'b' })).toBe(2);
    expect(await costOf('DELETE', `${items}/${id}`)).toBe(2);
    expect(await costOf('GET', `${site}/permissions`)).toBe(5);
    expect(await costOf('GET', '/users')).toBe(0);
  });

  test('is counted by operation, with batches as one request and their members as calls', async () => {
    await start(Infinity);
    const requests = ['1', '2'].map(id => ({ id, method: 'GET', url: site }));
    await graph.ask('POST', '/$batch', { body: { requests } });
    const { byOperation, ...totals } = graph.spent();
    expect(totals).toEqual({ requests: 1, calls: 3, units: 2, throttled: 0 });
    expect(byOperation).toEqual({
      'POST $batch': { calls: 1, units: 0 },
      'GET sites/{site}': { calls: 2, units: 2 },
    });
    const shown = await graph.ask('GET', graph.url.replace('/v1.0', '/local/spent'));
    expect(shown.body).toEqual(graph.spent());
  });
});
