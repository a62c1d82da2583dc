import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { application, expectShape, site, startGraph } from './graphClient.ts';
import type { Running } from './graphClient.ts';

let graph: Running;

beforeAll(async () => {
  graph = await startGraph();
});

afterAll(() => graph.close());

test.each([
  ['no token', ''],
  ['a token that nobody gave out', 'Bearer stranger'],
  ['a token of another kind', 'Basic application'],
])('%s is refused with 401', async (_, authorization) => {
  const refused = await graph.ask('GET', '/users', { headers: { authorization } });
  expect(refused.status).toBe(401);
  expectShape('error', refused.body);
  expect(refused.body.error.code).toBe('InvalidAuthenticationToken');
  expect(refused.headers.get('www-authenticate')).toContain('Bearer');
});

describe('what is not served', () => {
  test.each([
    ['GET', '/groups'],
    ['PUT', '/users'],
    ['GET', `${site}/pages`],
    ['GET', `${site}/lists/x/subscriptions`],
    ['GET', '/teams'],
  ])('%s %s says so, with method and path', async (method, path) => {
    const answer = await graph.ask(method, path);
    expect(answer.status).toBe(501);
    expectShape('error', answer.body);
    expect(answer.body.error.code).toBe('notImplemented');
    expect(answer.body.error.message).toContain(`${method} /v1.0${path}`);
  });

  test('is told of another version too', async () => {
    const beta = await graph.fetch(new URL('/beta/me', graph.url), {
      headers: { authorization: application },
    });
    expect(beta.status).toBe(501);
    expect(await beta.text()).toContain('GET /beta/me');
  });
});

test('an error quotes the id that the client gave its request', async () => {
  const headers = { 'client-request-id': 'mine-1' };
  const missing = await graph.ask('GET', '/sites/other.sharepoint.local', { headers });
  expect(missing.body.error.innerError).toMatchObject({ 'client-request-id': 'mine-1' });
  expect(missing.headers.get('client-request-id')).toBe('mine-1');
  expect(missing.headers.get('request-id')).toBe(missing.body.error.innerError['request-id']);
});

test.each([
  ['no JSON', new TextEncoder().encode('{"fields"'), 'application/json'],
  ['JSON that is no object', new TextEncoder().encode('[]'), 'application/json'],
  ['a body of an unknown kind', new TextEncoder().encode('{}'), ''],
])('%s is refused with 400', async (_, body, type) => {
  const refused = await graph.ask('POST', `${site}/lists`, { body, headers: { 'content-type': type } });
  expect([refused.status, refused.body.error.code]).toEqual([400, 'BadRequest']);
});

test('a second one on the same port is refused when it starts', async () => {
  const port = Number(new URL(graph.url).port);
  await expect(startGraph({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('an answer with a property that Graph does not have, or of another type, would be noticed', async () => {
  const { body } = await graph.ask('GET', site);
  expect(() => {
    expectShape('GET /sites/{site-id}', { ...body, colour: 'red' });
  }).toThrow('must NOT have additional properties');
  expect(() => {
    expectShape('GET /sites/{site-id}', { ...body, displayName: 1 });
  }).toThrow('must be string');
});
