import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { as, carParks, finance, startGraph } from './graphClient.ts';
import type { Json, Running } from './graphClient.ts';

let graph: Running;

beforeEach(async () => {
  graph = await startGraph();
});

afterEach(() => graph.close());

const message = {
  subject: 'Quarter 1',
  body: { contentType: 'Text', content: 'Three answers are due.' },
  toRecipients: [{ emailAddress: { address: finance.mail } }],
};

const outbox = async (): Promise<Json[]> =>
  (await graph.ask('GET', new URL('/local/outbox', graph.url).href)).body.value;

const send = (path: string, body: object, caller: { headers?: Record<string, string> } = {}) =>
  graph.ask('POST', `${path}/sendMail`, { ...caller, body });

describe('a message', () => {
  test('is taken without a word and kept in the outbox of this machine', async () => {
    const sent = await send(`/users/${carParks.entraId}`, { message, saveToSentItems: false });
    expect([sent.status, sent.text]).toEqual([202, '']);
    const [kept] = await outbox();
    expect(kept).toMatchObject({ from: carParks.entraId, message });
  });

  test('that is sent twice is two messages', async () => {
    for (let time = 0; time < 2; time += 1) await send(`/users/${carParks.entraId}`, { message });
    expect(await outbox()).toHaveLength(2);
  });

  test('goes out in a person’s own name, by me and by their id', async () => {
    const myself = as({ oid: carParks.entraId, scopes: ['Mail.Send'] });
    expect((await send('/me', { message }, myself)).status).toBe(202);
    expect((await send(`/users/${carParks.entraId}`, { message }, myself)).status).toBe(202);
    expect((await outbox()).map(({ from }) => from)).toEqual([carParks.entraId, carParks.entraId]);
  });

  test.each([
    ['nobody', { message: { ...message, toRecipients: [] } }],
    ['no message', {}],
    ['an address that is none', { message: { toRecipients: [{ emailAddress: { address: 'finance' } }] } }],
  ])('to %s is refused', async (_, body) => {
    const refused = await send(`/users/${carParks.entraId}`, body);
    expect([refused.status, refused.body.error.code]).toEqual([400, 'ErrorInvalidRecipients']);
    expect(await outbox()).toEqual([]);
  });

  test.each([
    ['an application without Mail.Send', {}],
    ['a person in another’s name', { oid: finance.entraId, scopes: ['Mail.Send'] }],
    ['a person without Mail.Send', { oid: carParks.entraId, scopes: ['User.Read'] }],
  ])('from %s is refused', async (_, caller) => {
    const refused = await send(`/users/${carParks.entraId}`, { message }, as(caller));
    expect([refused.status, refused.body.error.code]).toEqual([403, 'ErrorAccessDenied']);
  });

  test('from nobody of the directory is refused', async () => {
    expect((await send('/users/00000000-0000-4000-8000-00000000dead', { message })).status).toBe(404);
  });
});
