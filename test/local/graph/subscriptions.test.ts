import { once } from 'node:events';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ensureAuthority } from '../../../local/authority/index.ts';
import { as, expectShape, makeList, site, startGraph } from './graphClient.ts';
import type { Running } from './graphClient.ts';

type Told = { subscriptionId: string; clientState: string; changeType: string; resource: string };
/** How a receiver answers the handshake, given the token. */
type Shake = (token: string) => { status?: number; type?: string; text: string } | null;

const wellBehaved: Shake = token => ({ text: token });

let graph: Running;
let items: string;
let receiver: Server;
let told: Told[];
let shake: Shake;
/** Statuses with which the next notifications are answered; 202 after them. */
let moods: number[];

const address = (): string => `https://localhost:${(receiver.address() as AddressInfo).port}/told?who=us`;

const startReceiver = async (): Promise<void> => {
  const authority = await ensureAuthority(graph.home);
  receiver = createServer(authority.server, (incoming, outgoing) => {
    const token = new URL(incoming.url ?? '', 'https://localhost').searchParams.get('validationToken');
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      if (token !== null) {
        const answer = shake(token);
        if (!answer) return;
        outgoing.writeHead(answer.status ?? 200, { 'Content-Type': answer.type ?? 'text/plain' });
        outgoing.end(answer.text);
        return;
      }
      outgoing.writeHead(moods.shift() ?? 202).end();
      told.push(...(JSON.parse(Buffer.concat(parts).toString()) as { value: Told[] }).value);
      receiver.emit('told');
    });
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
};

const start = async (behaviour = {}): Promise<void> => {
  graph = await startGraph({ behaviour });
  items = await makeList(graph);
  [told, moods, shake] = [[], [], wellBehaved];
  await startReceiver();
};

beforeEach(() => start());

afterEach(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await graph.close();
});

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

const resource = `${site}/lists/Updates`.slice(1);

const subscribe = (change: object = {}, caller: { headers?: Record<string, string> } = {}) =>
  graph.ask('POST', '/subscriptions', {
    ...caller,
    body: {
      changeType: 'updated',
      notificationUrl: address(),
      resource,
      expirationDateTime: inMinutes(60),
      clientState: 'ours',
      ...change,
    },
  });

const addRow = () => graph.ask('POST', items, { body: { fields: { Title: 'x' } } });

describe('a subscription to a list', () => {
  test('is made where the receiver gives its token back as plain text', async () => {
    const made = await subscribe();
    expect(made.status).toBe(201);
    expectShape('POST /subscriptions', made.body);
    const listed = await graph.ask('GET', '/subscriptions');
    expectShape('GET /subscriptions', listed.body);
    expect(listed.body.value.map(({ id }) => id)).toEqual([made.body.id]);
  });

  test.each<[string, Shake]>([
    ['another token', () => ({ text: 'another' })],
    ['JSON', token => ({ text: token, type: 'application/json' })],
    ['202', token => ({ text: token, status: 202 })],
  ])('is refused where the receiver answers with %s', async (_, answer) => {
    shake = answer;
    const refused = await subscribe();
    expect([refused.status, refused.body.error.code]).toEqual([400, 'ValidationError']);
  });

  test('is refused where the receiver says nothing in time', async () => {
    receiver.close();
    await graph.close();
    await start({ validationPatience: 200 });
    shake = () => null;
    expect((await subscribe()).body.error.code).toBe('ValidationError');
  });

  test.each([
    ['anything but updates', { changeType: 'created' }],
    ['longer than 42,300 minutes', { expirationDateTime: inMinutes(42_400) }],
    ['the past', { expirationDateTime: inMinutes(-1) }],
    ['no time', { expirationDateTime: 'soon' }],
    ['a state of 129 characters', { clientState: 'x'.repeat(129) }],
    ['a receiver without https', { notificationUrl: 'http://localhost/told' }],
    ['a receiver on another machine', { notificationUrl: 'https://council.example/told' }],
    ['a whole address as resource', { resource: `https://graph.microsoft.com/v1.0/${resource}` }],
    ['something that is no list', { resource: 'users' }],
  ])('is refused for %s', async (_, change) => {
    const refused = await subscribe(change);
    expect([refused.status, refused.body.error.code]).toEqual([400, 'InvalidRequest']);
  });

  test('needs Sites.ReadWrite.All; Sites.Selected is not enough', async () => {
    const selected = as({ appId: 'quarterbook', roles: ['Sites.Selected'] });
    const body = { roles: ['write'], grantedToV2: { application: { id: 'quarterbook' } } };
    await graph.ask('POST', `${site}/permissions`, { body });
    expect((await subscribe({}, selected)).status).toBe(403);
    expect((await subscribe({}, as({ roles: ['Sites.ReadWrite.All'] }))).status).toBe(201);
  });

  test('is its application’s alone', async () => {
    const made = await subscribe();
    const other = as({ appId: 'other', roles: ['Sites.FullControl.All'] });
    expect((await graph.ask('GET', `/subscriptions/${made.body.id}`, other)).status).toBe(404);
    expect((await graph.ask('GET', '/subscriptions', other)).body.value).toEqual([]);
  });

  test('is renewed, authorised again and ended', async () => {
    const path = `/subscriptions/${(await subscribe()).body.id}`;
    const until = inMinutes(600);
    const renewed = await graph.ask('PATCH', path, { body: { expirationDateTime: until } });
    expectShape('PATCH /subscriptions/{subscription-id}', renewed.body);
    expect((await graph.ask('GET', path)).body['expirationDateTime']).toBe(until);
    expect((await graph.ask('PATCH', path, { body: { expirationDateTime: inMinutes(50_000) } })).status).toBe(
      400,
    );
    expect((await graph.ask('POST', `${path}/reauthorize`)).status).toBe(204);
    expect((await graph.ask('DELETE', path)).status).toBe(204);
    expect((await graph.ask('GET', path)).status).toBe(404);
  });

  test('moves to another receiver only where that one agrees', async () => {
    const path = `/subscriptions/${(await subscribe()).body.id}`;
    shake = () => ({ text: 'no' });
    const moved = await graph.ask('PATCH', path, { body: { notificationUrl: `${address()}&new` } });
    expect(moved.status).toBe(400);
  });
});

describe('a change of a list', () => {
  test('is told with the state that the subscriber gave, and without saying what changed', async () => {
    const made = await subscribe();
    await Promise.all([once(receiver, 'told'), addRow()]);
    expect(told).toEqual([
      expect.objectContaining({
        subscriptionId: made.body.id,
        clientState: 'ours',
        changeType: 'updated',
        resource,
        resourceData: null,
      }),
    ]);
  });

  test.each([
    ['a change', 'PATCH', { Title: 'y' }],
    ['a deletion', 'DELETE', undefined],
  ])('is told for %s', async (_, method, body) => {
    await addRow();
    await subscribe();
    const path = method === 'PATCH' ? `${items}/1/fields` : `${items}/1`;
    await Promise.all([once(receiver, 'told'), graph.ask(method, path, { body })]);
    expect(told).toHaveLength(1);
  });

  test('is told again to a receiver that failed, so that it may hear twice', async () => {
    await subscribe();
    moods = [503];
    await Promise.all([once(receiver, 'told'), addRow()]);
    if (told.length < 2) await once(receiver, 'told');
    expect(told).toHaveLength(2);
  });

  test('is told to nobody where it was refused, on another list, or after the end', async () => {
    const { body } = await subscribe();
    await graph.ask('POST', items, { body: { fields: { Nope: 1 } } });
    await graph.ask('POST', `${site}/lists`, { body: { displayName: 'Other' } });
    await graph.ask('POST', `${site}/lists/Other/items`, { body: { fields: {} } });
    await Promise.all([once(receiver, 'told'), addRow()]);
    await graph.ask('DELETE', `/subscriptions/${body.id}`);
    await addRow();
    const again = await subscribe();
    await Promise.all([once(receiver, 'told'), addRow()]);
    expect(told.map(({ subscriptionId }) => subscriptionId)).toEqual([body.id, again.body.id]);
  });
});
