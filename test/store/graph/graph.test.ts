import { describe, expect, test } from '@jest/globals';
import { createGraph, QuarterbookError, type GraphOptions } from '../../../store/index.ts';

type Sent = { method: string; url: string; headers: Headers; body: unknown };

/** A Graph that answers from a list and remembers what it was asked. */
const scripted = (...answers: (Response | Error)[]) => {
  const sent: Sent[] = [];
  const waits: number[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    sent.push({
      method: init?.method ?? 'GET',
      url: input instanceof Request ? input.url : input.toString(),
      headers: new Headers(init?.headers),
      body: init?.body,
    });
    const answer = answers.shift() ?? Response.json({});
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const scopes: string[] = [];
  const graphWith = (options: Partial<GraphOptions> = {}) =>
    createGraph({
      baseUrl: 'https://localhost:3980/v1.0',
      tokens: {
        token: scope => {
          scopes.push(scope);
          return Promise.resolve('secret-token');
        },
      },
      fetch,
      retry: {
        wait: milliseconds => {
          waits.push(milliseconds);
          return Promise.resolve();
        },
        random: () => 0.5,
        now: () => Date.parse('2026-01-05T09:00:00Z'),
      },
      ...options,
    });
  return { sent, waits, scopes, graph: graphWith(), graphWith };
};

const failed = (status: number, headers: Record<string, string> = {}, code = 'someCode'): Response =>
  Response.json({ error: { code, message: 'Very private words' } }, { status, headers });

const failureOf = async (work: Promise<unknown>): Promise<QuarterbookError> =>
  work.then(
    () => {
      throw new Error('It worked');
    },
    (error: unknown) => error as QuarterbookError,
  );

describe('where a request goes', () => {
  test.each([
    ['https://localhost:3980/v1.0', 'https://localhost:3980/v1.0/sites/root'],
    ['https://localhost:3980/v1.0/', 'https://localhost:3980/v1.0/sites/root'],
    ['https://graph.microsoft.com/v1.0', 'https://graph.microsoft.com/v1.0/sites/root'],
    ['https://gateway.example/graph/beta', 'https://gateway.example/graph/beta/sites/root'],
  ])('with base %s to %s', async (baseUrl, url) => {
    const { graphWith, sent } = scripted();
    await graphWith({ baseUrl }).call({ method: 'GET', path: '/sites/root' });
    expect(sent[0]?.url).toBe(url);
  });

  test.each(['http://localhost:3980/v1.0', 'https://localhost:3980', 'graph'])(
    'never to %s, which is no https address with a version',
    baseUrl => {
      expect(() => scripted().graphWith({ baseUrl })).toThrow(
        expect.objectContaining({ code: 'bad-configuration' }),
      );
    },
  );

  test('to a link that Graph gave, as it is', async () => {
    const { graph, sent } = scripted();
    const link =
      'https://localhost:3980/v1.0/sites/a,b,c/lists/d/items/delta?token=x%3D1;y%2F2&$expand=fields';
    await graph.call({ method: 'GET', path: link });
    const [url, query = ''] = sent[0]?.url.split('?') ?? [];
    expect(url).toBe(link.split('?')[0]);
    expect(query.split('&').sort()).toEqual(['$expand=fields', 'token=x%3D1;y%2F2']);
  });
});

describe('who a request says it is', () => {
  test('carries our token to the configured host, asked for that host', async () => {
    const { graph, sent, scopes } = scripted();
    await graph.call({ method: 'GET', path: '/sites/root' });
    expect(sent[0]?.headers.get('Authorization')).toBe('Bearer secret-token');
    expect(sent[0]?.headers.get('User-Agent')).toBe('NONISV|Council|Quarterbook/0.1.0');
    expect(scopes).toEqual(['https://localhost:3980/.default']);
  });

  test.each(['https://elsewhere.example/v1.0/next', 'https://localhost:3981/v1.0/next'])(
    'carries no token to %s',
    async path => {
      const { graph, sent } = scripted();
      await graph.call({ method: 'GET', path });
      expect(sent[0]?.url).toBe(path);
      expect(sent[0]?.headers.has('Authorization')).toBe(false);
    },
  );
});

describe('asking again', () => {
  test.each([429, 503, 504])('a read after %s, when Graph says', async status => {
    const { graph, sent, waits } = scripted(
      failed(status, { 'Retry-After': '7' }),
      Response.json({ id: '1' }),
    );
    expect((await graph.call({ method: 'GET', path: '/x' })).body).toEqual({ id: '1' });
    expect(sent).toHaveLength(2);
    expect(waits).toEqual([7000]);
  });

  test('after the day and time that Graph names', async () => {
    const { graph, waits } = scripted(
      failed(429, { 'Retry-After': 'Mon, 05 Jan 2026 09:00:12 GMT' }),
      Response.json({}),
    );
    await graph.call({ method: 'GET', path: '/x' });
    expect(waits).toEqual([12_000]);
  });

  test('after a fraction of a second, as Graph also says it', async () => {
    const { graph, waits } = scripted(failed(429, { 'Retry-After': '2.128' }), Response.json({}));
    await graph.call({ method: 'GET', path: '/x' });
    expect(waits).toEqual([2128]);
  });

  test('waits longer each time where Graph does not say, and then gives up', async () => {
    const { graph, sent, waits } = scripted(failed(503), failed(503), failed(503), failed(503));
    expect(await failureOf(graph.call({ method: 'GET', path: '/x' }))).toMatchObject({
      code: 'unavailable',
      status: 503,
    });
    expect(sent).toHaveLength(4);
    expect(waits).toEqual([1000, 2000, 4000]);
  });

  test('does not sit out a long ban: the caller hears how long it is', async () => {
    const { graph, sent, waits } = scripted(failed(429, { 'Retry-After': '600' }));
    const failure = await failureOf(graph.call({ method: 'GET', path: '/x' }));
    expect(failure).toMatchObject({ code: 'throttled', retryAfter: 600 });
    expect([sent.length, waits.length]).toEqual([1, 0]);
  });

  test('sends a change again with the same condition and the same words', async () => {
    const { graph, sent } = scripted(failed(503, { 'Retry-After': '0' }), Response.json({}));
    const headers = { 'If-Match': '"a,1"' };
    await graph.call({ method: 'PATCH', path: '/x', headers, body: { Title: 'é' } });
    expect(sent.map(one => [one.method, one.headers.get('If-Match'), one.body])).toEqual([
      ['PATCH', '"a,1"', '{"Title":"é"}'],
      ['PATCH', '"a,1"', '{"Title":"é"}'],
    ]);
  });

  test.each([429, 503, 504])('never sends a POST again by itself, after %s', async status => {
    const { graph, sent } = scripted(failed(status, { 'Retry-After': '1' }), Response.json({}));
    expect((await failureOf(graph.call({ method: 'POST', path: '/x', body: {} }))).status).toBe(status);
    expect(sent).toHaveLength(1);
  });
});

/** An answer of 200 whose connection breaks after its first bytes. */
const cutShort = (): Response =>
  new Response(
    new ReadableStream<Uint8Array>({
      start: controller => {
        controller.enqueue(new TextEncoder().encode('{"id":'));
        controller.error(Object.assign(new TypeError('terminated'), { code: 'UND_ERR_SOCKET' }));
      },
    }),
  );

const reset = () =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });

describe('an answer that breaks off', () => {
  test.each([
    ['before it', reset],
    ['in the middle', cutShort],
  ])('%s is asked for again where it was a question', async (_, cut) => {
    const { graph, sent, waits } = scripted(cut(), cut(), Response.json({ id: '1' }));
    expect((await graph.call({ method: 'GET', path: '/x' })).body).toEqual({ id: '1' });
    expect([sent.length, waits]).toEqual([3, [1000, 2000]]);
  });

  test('in the middle of a file is asked for again too', async () => {
    const { graph } = scripted(cutShort(), new Response('whole'));
    expect(new TextDecoder().decode((await graph.bytes('/file'))!)).toBe('whole');
  });

  test('each time is, in the end, a Graph that cannot be reached', async () => {
    const { graph, sent } = scripted(reset(), reset(), cutShort(), cutShort());
    expect(await failureOf(graph.call({ method: 'GET', path: '/x' }))).toMatchObject({ code: 'unreachable' });
    expect(sent).toHaveLength(4);
  });

  test.each(['POST', 'PATCH', 'PUT', 'DELETE'] as const)(
    'in the middle of the answer to a %s leaves it open whether it was done',
    async method => {
      const { graph, sent } = scripted(cutShort());
      const failure = await failureOf(graph.call({ method, path: '/x', body: {} }));
      expect([failure.code, sent.length]).toEqual(['unknown-outcome', 1]);
    },
  );

  test('because time ran out is not asked for again', async () => {
    const { graph, sent } = scripted(Object.assign(new Error('slow'), { name: 'TimeoutError' }));
    expect((await failureOf(graph.call({ method: 'GET', path: '/x' }))).code).toBe('unreachable');
    expect(sent).toHaveLength(1);
  });
});

describe('a gateway', () => {
  const html = () => new Response('<html>Bad gateway</html>', { status: 502 });

  test('that fails once is asked again', async () => {
    const { graph, sent } = scripted(html(), Response.json({}));
    await graph.call({ method: 'GET', path: '/x' });
    expect(sent).toHaveLength(2);
  });

  test.each([
    ['GET', 'unavailable'],
    ['POST', 'unknown-outcome'],
    ['PATCH', 'unknown-outcome'],
  ] as const)('that answers %s in HTML is %s, and not a word of it is kept', async (method, code) => {
    const { graphWith } = scripted(html());
    const graph = graphWith({ retry: { attempts: 1 } });
    const failure = await failureOf(graph.call({ method, path: '/x', body: {} }));
    expect(failure).toMatchObject({ code, status: 502 });
    expect(failure.message).toBe(`Microsoft Graph answered 502 to ${method} /x`);
  });
});

test('a read that fails inside Graph is asked for once more, and no longer', async () => {
  const { graph, sent } = scripted(failed(500), failed(500), failed(500));
  expect((await failureOf(graph.call({ method: 'GET', path: '/x' }))).code).toBe('unavailable');
  expect(sent).toHaveLength(2);
});

describe('what a failure is called', () => {
  test.each([
    [400, 'GET', 'invalid'],
    [401, 'GET', 'unauthorised'],
    [403, 'GET', 'refused'],
    [404, 'GET', 'not-found'],
    [409, 'POST', 'already-there'],
    [410, 'GET', 'gone'],
    [412, 'PATCH', 'changed'],
    [500, 'GET', 'unavailable'],
    [502, 'GET', 'unavailable'],
    [500, 'POST', 'unknown-outcome'],
    [500, 'PATCH', 'unknown-outcome'],
    [502, 'DELETE', 'unknown-outcome'],
    [504, 'POST', 'unknown-outcome'],
    [504, 'PUT', 'unknown-outcome'],
    [503, 'POST', 'unavailable'],
    [302, 'GET', 'unreadable'],
  ] as const)('%s to %s is %s', async (status, method, code) => {
    const { graphWith } = scripted(failed(status));
    const graph = graphWith({ retry: { attempts: 1 } });
    expect((await failureOf(graph.call({ method, path: '/x', body: {} }))).code).toBe(code);
  });

  test('a 409 for a row that somebody changed is "changed", by its code', async () => {
    const { graph } = scripted(failed(409, {}, 'resourceModified'));
    expect((await failureOf(graph.call({ method: 'PATCH', path: '/x', body: {} }))).code).toBe('changed');
  });

  test('a failure whose code is empty goes by its status', async () => {
    const { graph } = scripted(failed(409, {}, ''));
    const failure = await failureOf(graph.call({ method: 'POST', path: '/x', body: {} }));
    expect(failure).toMatchObject({
      code: 'already-there',
      message: 'Microsoft Graph answered 409 to POST /x',
    });
  });

  test('an error inside a 200 is unreadable', async () => {
    const { graph } = scripted(Response.json({ error: { code: 'generalException', message: 'Private' } }));
    const failure = await failureOf(graph.call({ method: 'PATCH', path: '/x', body: {} }));
    expect(failure.code).toBe('unreadable');
    expect(failure.message).not.toContain('Private');
  });

  test('an answer of 200 that is not JSON is unreadable', async () => {
    const { graph } = scripted(new Response('<html>Sign in</html>', { status: 200 }));
    expect((await failureOf(graph.call({ method: 'GET', path: '/x' }))).code).toBe('unreadable');
  });

  test.each([
    ['GET', 'ECONNREFUSED', 'unreachable'],
    ['POST', 'ECONNREFUSED', 'unreachable'],
    ['POST', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unreachable'],
    ['POST', 'ECONNRESET', 'unknown-outcome'],
    ['PATCH', 'ECONNRESET', 'unknown-outcome'],
    ['PUT', 'ECONNRESET', 'unknown-outcome'],
    ['DELETE', 'ECONNRESET', 'unknown-outcome'],
  ] as const)('%s with %s is %s', async (method, socket, code) => {
    const cause = Object.assign(new Error('connect'), { code: socket });
    const { graph, sent } = scripted(new TypeError('fetch failed', { cause }));
    expect((await failureOf(graph.call({ method, path: '/x', body: {} }))).code).toBe(code);
    expect(sent).toHaveLength(1);
  });

  test('holds no token, no body and no query, anywhere in it', async () => {
    const { graph } = scripted(failed(403));
    const failure = await failureOf(graph.call({ method: 'GET', path: '/users/x?$filter=secret-filter' }));
    const everything = [
      failure.message,
      failure.stack,
      JSON.stringify(failure),
      String(failure.cause),
    ].join();
    expect(failure.message).toBe('Microsoft Graph answered 403 someCode to GET /users/x');
    for (const secret of ['secret-token', 'Very private', 'secret-filter'])
      expect(everything).not.toContain(secret);
  });

  test('a token that cannot be had comes through as what it is', async () => {
    const refusal = new QuarterbookError('unauthorised', 'No token');
    const { graphWith, sent } = scripted();
    const graph = graphWith({ tokens: { token: () => Promise.reject(refusal) } });
    await expect(graph.call({ method: 'GET', path: '/x' })).rejects.toBe(refusal);
    expect(sent).toHaveLength(0);
  });
});
