import { describe, expect, test } from '@jest/globals';
import { createGraph, type GraphOptions } from '../../../store/index.ts';

type Pending = { path: string; answer: (response: Response) => void };

/** A Graph that answers when it is told to, and a clock that stands until somebody waits. */
const slow = (options: Partial<GraphOptions> = {}) => {
  const pending: Pending[] = [];
  let now = Date.parse('2026-01-05T09:00:00Z');
  const sleepers: { at: number; wake: () => void }[] = [];
  const graph = createGraph({
    baseUrl: 'https://localhost:3980/v1.0',
    tokens: { token: () => Promise.resolve('token') },
    fetch: input =>
      new Promise(resolve => {
        const { pathname } = new URL(input instanceof Request ? input.url : input);
        pending.push({ path: pathname.slice('/v1.0'.length), answer: resolve });
      }),
    retry: {
      now: () => now,
      random: () => 0.5,
      wait: milliseconds => new Promise(resolve => sleepers.push({ at: now + milliseconds, wake: resolve })),
    },
    ...options,
  });
  /** Lets everything happen that needs no time. */
  const settled = () => new Promise(resolve => setImmediate(() => setImmediate(() => setImmediate(resolve))));
  return {
    graph,
    settled,
    onWay: () => pending.map(({ path }) => path),
    answer: async (path: string, response = Response.json({})) => {
      const at = pending.findIndex(one => one.path === path);
      pending.splice(at, 1)[0]?.answer(response);
      await settled();
    },
    later: async (seconds: number) => {
      now += seconds * 1000;
      for (const { at, wake } of sleepers) if (at <= now) wake();
      await settled();
    },
  };
};

const get = (path: string) => ({ method: 'GET' as const, path: `/sites/s/${path}` });
const busy = (seconds: number) =>
  Response.json(
    { error: { code: 'activityLimitReached' } },
    { status: 429, headers: { 'Retry-After': `${seconds}` } },
  );

describe('when there is more to ask than Graph takes at once', () => {
  test('an answer goes before a change, a resync and a copy that came earlier', async () => {
    const { graph, onWay, answer, settled } = slow({ atOnce: 1 });
    const calls = [graph.call(get('first'))];
    for (const order of ['projection', 'delta', 'edit', 'answer'] as const)
      calls.push(graph.inOrder(order).call(get(order)));
    await settled();
    for (const path of ['first', 'answer', 'edit', 'delta', 'projection']) {
      expect(onWay()).toEqual([`/sites/s/${path}`]);
      await answer(`/sites/s/${path}`);
    }
    await Promise.all(calls);
  });

  test('a place is always free for an answer', async () => {
    const { graph, onWay, answer, settled } = slow();
    const reads = Array.from({ length: 20 }, (_, page) => graph.inOrder('delta').call(get(`page-${page}`)));
    await settled();
    expect(onWay()).toHaveLength(6);
    const said = graph.inOrder('answer').call(get('said'));
    await settled();
    expect(onWay().at(-1)).toBe('/sites/s/said');
    expect(graph.load()).toMatchObject({ inFlight: 7, waiting: { delta: 14 }, unitsLastMinute: 7 });
    await answer('/sites/s/said');
    for (let page = 0; page < 20; page += 1) await answer(`/sites/s/page-${page}`);
    await Promise.all([said, ...reads]);
  });
});

describe('when Graph asks for a pause', () => {
  test('a resync keeps it, and an answer does not', async () => {
    const { graph, onWay, answer, settled, later } = slow();
    const delta = graph.inOrder('delta');
    const page = delta.call(get('page'));
    await settled();
    await answer('/sites/s/page', busy(7));
    const other = delta.call(get('other'));
    const said = graph.inOrder('answer').call(get('said'));
    await settled();
    expect(onWay()).toEqual(['/sites/s/said']);
    expect(graph.load().pausedUntil).toEqual({
      answer: null,
      edit: null,
      delta: '2026-01-05T09:00:07.000Z',
      projection: '2026-01-05T09:00:07.000Z',
    });
    await answer('/sites/s/said');
    await later(6);
    expect(onWay()).toEqual([]);
    await later(1);
    await answer('/sites/s/other');
    await answer('/sites/s/page');
    await Promise.all([page, other, said]);
  });

  test('a create that is never sent again by itself has its order keep the pause all the same', async () => {
    const { graph, onWay, answer, settled, later } = slow();
    const made = graph.call({ method: 'POST', path: '/sites/s/new', body: {} });
    await settled();
    const refused = expect(made).rejects.toMatchObject({ code: 'throttled', retryAfter: 7 });
    await answer('/sites/s/new', busy(7));
    await refused;
    const next = graph.call(get('next'));
    await settled();
    expect(onWay()).toEqual([]);
    await later(7);
    expect(onWay()).toEqual(['/sites/s/next']);
    await answer('/sites/s/next');
    await next;
  });

  test('for longer than anybody should wait, those who come later are told how long, and Graph is left alone', async () => {
    const { graph, onWay, answer, settled, later } = slow();
    const first = graph.call(get('first'));
    await settled();
    const refused = expect(first).rejects.toMatchObject({ code: 'throttled', retryAfter: 600 });
    await answer('/sites/s/first', busy(600));
    await refused;
    await later(60);
    await expect(graph.call(get('second'))).rejects.toMatchObject({ code: 'throttled', retryAfter: 540 });
    expect(onWay()).toEqual([]);
    const said = graph.inOrder('answer').call(get('said'));
    await settled();
    await answer('/sites/s/said');
    await said;
  });
});
