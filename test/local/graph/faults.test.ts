import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ensureAuthority } from '../../../local/authority/index.ts';
import type { FaultName, FaultOptions } from '../../../local/graph/index.ts';
import { addItems, application, makeList, startGraph } from './graphClient.ts';
import type { Answer, Running } from './graphClient.ts';

let graph: Running;
let items: string;

beforeEach(async () => {
  graph = await startGraph();
  items = await makeList(graph);
});

afterEach(() => graph.close());

/** The next request that the fault can befall is befallen by it, and no other. */
const befall = (name: FaultName, more: Partial<FaultOptions> = {}): void => {
  graph.faults.set({ seed: 1, rates: { [name]: 1 }, most: 1, ...more });
};

const create = (key: string): Promise<Answer> =>
  graph.ask('POST', items, { body: { fields: { Key: key, Title: 'written' } } });

const keys = async (): Promise<(string | undefined)[]> =>
  (await graph.ask('GET', `${items}?$expand=fields`)).body.value.map(item => item.fields['Key']);

describe('a fault instead of the work: nothing is written, and the next attempt goes through', () => {
  test.each<[FaultName, number, string]>([
    ['throttled', 429, 'activityLimitReached'],
    ['unavailable', 503, 'serviceNotAvailable'],
    ['timeoutBeforeWrite', 504, 'UnknownError'],
    ['serverError', 500, 'generalException'],
  ])('%s answers %i %s', async (name, status, code) => {
    befall(name);
    const refused = await create('k');
    expect([refused.status, refused.body.error.code]).toEqual([status, code]);
    expect(refused.body.error.innerError).toHaveProperty('request-id');
    expect(await keys()).toEqual([]);
    expect((await create('k')).status).toBe(201);
    expect(graph.faults.struck()).toEqual({ [name]: 1 });
  });

  test('badGateway answers 502 with a page for people', async () => {
    befall('badGateway');
    const refused = await create('k');
    expect(refused.status).toBe(502);
    expect(refused.headers.get('content-type')).toContain('text/html');
    expect(refused.text).toContain('Bad Gateway');
    expect(await keys()).toEqual([]);
  });

  test('cutBefore breaks the connection', async () => {
    befall('cutBefore');
    await expect(create('k')).rejects.toThrow();
    expect(await keys()).toEqual([]);
  });
});

describe('a fault after the work: it is written once', () => {
  test.each<[FaultName, number]>([
    ['timeoutAfterWrite', 504],
    ['serverErrorAfterWrite', 500],
    ['badGatewayAfterWrite', 502],
  ])('%s answers %i', async (name, status) => {
    befall(name);
    expect((await create('k')).status).toBe(status);
    expect(await keys()).toEqual(['k']);
  });

  test.each<[FaultName]>([['cutAfter'], ['cutMidBody']])('%s breaks the connection', async name => {
    befall(name);
    await expect(create('k')).rejects.toThrow();
    expect(await keys()).toEqual(['k']);
  });

  test('cutMidBody gives half of the answer first', async () => {
    await create('k');
    befall('cutMidBody');
    const { caPem } = await ensureAuthority(graph.home);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { authorization: application };
      get(`${graph.url}${items}`, { ca: caPem, headers, agent: false }, resolve).on('error', reject);
    });
    let received = 0;
    const reading = (async () => {
      for await (const chunk of response as AsyncIterable<Buffer>) received += chunk.length;
    })();
    await expect(reading).rejects.toThrow('aborted');
    expect(response.statusCode).toBe(200);
    expect(received).toBe(Math.floor(Number(response.headers['content-length']) / 2));
  });

  test('a whole batch is carried out before its answer is lost', async () => {
    befall('timeoutAfterWrite', { only: { path: '/$batch' } });
    const headers = { 'Content-Type': 'application/json' };
    const requests = ['1', '2'].map(id => ({
      id,
      method: 'POST',
      url: items,
      headers,
      body: { fields: { Key: id } },
    }));
    expect((await graph.ask('POST', '/$batch', { body: { requests } })).status).toBe(504);
    expect((await keys()).sort()).toEqual(['1', '2']);
  });
});

test('429 says how long to wait, 503 only sometimes', async () => {
  graph.faults.set({ seed: 7, rates: { throttled: 1 }, only: { methods: ['GET'] } });
  for (let turn = 0; turn < 5; turn += 1)
    expect((await graph.ask('GET', items)).headers.get('retry-after')).toMatch(/^[1-5]$/);
  graph.faults.set({ seed: 7, rates: { unavailable: 1 } });
  const said = new Set<boolean>();
  for (let turn = 0; turn < 12; turn += 1)
    said.add((await graph.ask('GET', items)).headers.has('retry-after'));
  expect(said).toEqual(new Set([true, false]));
});

test('Retry-After can be a date', async () => {
  const dated = await startGraph({
    behaviour: { retryAfterForm: 'date' },
    clock: () => Date.parse('2026-07-01T12:00:00Z'),
    faults: { seed: 1, rates: { throttled: 1 } },
  });
  const said = (await dated.ask('GET', '/users')).headers.get('retry-after') ?? '';
  expect(Date.parse(said) - Date.parse('2026-07-01T12:00:00Z')).toBeGreaterThanOrEqual(1000);
  expect(said).toMatch(/^Wed, 01 Jul 2026 12:00:0[1-5] GMT$/);
  await dated.close();
});

describe('conflict409', () => {
  test('befalls a change without If-Match, and nothing is written', async () => {
    const [id] = await addItems(graph, items, [{ Title: 'first' }]);
    befall('conflict409');
    const refused = await graph.ask('PATCH', `${items}/${id}/fields`, { body: { Title: 'second' } });
    expect([refused.status, refused.body.error.code]).toEqual([409, 'resourceModified']);
    expect((await graph.ask('GET', `${items}/${id}/fields`)).body['Title']).toBe('first');
  });

  test('leaves a change with If-Match alone', async () => {
    const [id] = await addItems(graph, items, [{ Title: 'first' }]);
    const { eTag } = (await graph.ask('GET', `${items}/${id}`)).body;
    befall('conflict409');
    const changed = await graph.ask('PATCH', `${items}/${id}/fields`, {
      body: { Title: 'second' },
      headers: { 'if-match': eTag },
    });
    expect(changed.status).toBe(200);
  });
});

test('emptyCode leaves an error without its code, and a success as it is', async () => {
  graph.faults.set({ seed: 1, rates: { emptyCode: 1 } });
  const missing = await graph.ask('GET', `${items}/99`);
  expect([missing.status, missing.body.error.code]).toEqual([404, '']);
  expect((await graph.ask('GET', items)).status).toBe(200);
});

describe('which requests are befallen', () => {
  const statuses = async (count: number): Promise<number[]> => {
    const seen: number[] = [];
    for (let turn = 0; turn < count; turn += 1) seen.push((await graph.ask('GET', items)).status);
    return seen;
  };
  const some: FaultOptions = { seed: 42, rates: { throttled: 0.2, unavailable: 0.2 } };

  test('is the same for the same seed, and another for another', async () => {
    graph.faults.set(some);
    const first = await statuses(30);
    graph.faults.set(some);
    expect(await statuses(30)).toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 429, 503]));
    graph.faults.set({ ...some, seed: 43 });
    expect(await statuses(30)).not.toEqual(first);
  });

  test('can be kept to methods and to a path, and to so many', async () => {
    graph.faults.set({
      seed: 1,
      rates: { serverError: 1 },
      only: { methods: ['POST'], path: '/ITEMS' },
      most: 2,
    });
    expect(await statuses(2)).toEqual([200, 200]);
    expect((await graph.ask('POST', '/nowhere')).status).toBe(501);
    expect([(await create('a')).status, (await create('b')).status, (await create('c')).status]).toEqual([
      500, 500, 201,
    ]);
  });

  test('can be none again', async () => {
    graph.faults.set({ seed: 1, rates: { serverError: 1 } });
    expect(await statuses(1)).toEqual([500]);
    graph.faults.set(null);
    expect(await statuses(1)).toEqual([200]);
  });
});

describe('the door for a person', () => {
  const door = () => graph.url.replace('/v1.0', '/local/faults');

  test('sets faults, shows them with what has struck, and ends them', async () => {
    const asked = { seed: 5, rates: { serverError: 1 }, only: { methods: ['get'] }, most: 1 };
    expect((await graph.ask('PUT', door(), { body: asked })).status).toBe(200);
    expect((await graph.ask('GET', items)).status).toBe(500);
    const shown = (await graph.ask('GET', door())).body;
    expect(shown).toMatchObject({ ...asked, only: { methods: ['GET'] }, struck: { serverError: 1 } });
    expect(shown['names']).toContain('falseEmptiness');
    expect((await graph.ask('DELETE', door())).status).toBe(204);
    expect((await graph.ask('GET', door())).body['rates']).toEqual({});
  });

  test.each([
    ['a fault that there is not', { rates: { sunspots: 1 } }, "There is no fault called 'sunspots'"],
    ['a rate above one', { rates: { throttled: 2 } }, "The rate of 'throttled'"],
    ['a rate that is no number', { rates: { throttled: 'often' } }, "The rate of 'throttled'"],
    ['a seed that is no whole number', { seed: 1.5, rates: {} }, "'seed' must be"],
    ['an end that is no whole number', { rates: {}, most: 'few' }, "'most' must be"],
    ['methods that are no list', { rates: {}, only: { methods: 'GET' } }, "'only.methods' must be a list"],
  ])('refuses %s in a sentence', async (_, body, sentence) => {
    const refused = await graph.ask('PUT', door(), { body });
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain(sentence);
  });

  test('refuses what is no JSON', async () => {
    const refused = await graph.ask('PUT', door(), { body: new TextEncoder().encode('{') });
    expect(refused.status).toBe(400);
  });
});
