import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ensureAuthority, type Authority } from '../../../local/authority/index.ts';
import { conversationIdOf, startLocalTeams, userIdOf, type LocalTeams } from '../../../local/teams/index.ts';

type Received = { authorization: string | undefined; activity: Record<string, unknown> };

const person = {
  id: 'b13afe74-abef-56da-9e37-4bc838e60d05',
  name: 'Car Parks Manager',
  mail: 'car.parks.manager@kingslynn.example',
};
const other = {
  id: '87d89fda-82e8-5071-ae2d-1352d610eff8',
  name: 'Property Projects Manager',
  mail: 'property.projects.manager@kingslynn.example',
};
const tenantId = '7e1f0f5e-5d1c-4c6b-9a36-3d1f2c2a9b10';
const botAppId = 'b07c0ffe-0000-4000-8000-000000000002';
const card = (text: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
});
const cardMessage = (text: string) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card(text) }],
});

const received: Received[] = [];
let answer: { status: number; body: object | null } = { status: 200, body: null };
let bot: Server;
let authority: Authority;
let teams: LocalTeams;
let file: string;

const start = (endpoint: string) =>
  startLocalTeams({
    port: 0,
    tls: authority.server,
    file,
    tenantId,
    botAppId,
    people: [person, other],
    endpoint,
    sign: async serviceUrl => `signed for ${serviceUrl}`,
    verify: async token => token === 'the bots own',
    now: () => '2024-10-01T08:00:00.000Z',
  });

let endpoint: string;

beforeAll(async () => {
  bot = createServer((incoming, outgoing) => {
    void (async () => {
      let text = '';
      for await (const part of incoming) text += String(part);
      const activity = JSON.parse(text) as Record<string, unknown>;
      received.push({ authorization: incoming.headers.authorization, activity });
      outgoing.writeHead(answer.status, { 'content-type': 'application/json' });
      outgoing.end(answer.body === null ? '' : JSON.stringify(answer.body));
    })();
  });
  await new Promise<void>(resolve => bot.listen(0, '127.0.0.1', resolve));
  const at = bot.address();
  endpoint = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/api/messages`;
  const home = mkdtempSync(join(tmpdir(), 'quarterbook-teams-'));
  authority = await ensureAuthority(home);
  file = join(home, 'teams.db');
  teams = await start(endpoint);
});

afterAll(async () => {
  await teams.stop();
  await new Promise(resolve => bot.close(resolve));
});

type Answer = { status: number; body: Record<string, unknown> };

const call = (
  method: string,
  path: string,
  said: { body?: object; token?: string | null } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { token = 'the bots own' } = said;
    const url = new URL(`v3/${path}`, teams.address.serviceUrl);
    const headers = {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    };
    const asked = request(url, { method, headers, ca: authority.caPem }, response => {
      let text = '';
      response.on('data', part => (text += String(part)));
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          body: text === '' ? {} : (JSON.parse(text) as Answer['body']),
        });
      });
    });
    asked.once('error', reject);
    asked.end(said.body === undefined ? undefined : JSON.stringify(said.body));
  });

const conversation = encodeURIComponent(conversationIdOf({ tenantId, botAppId, serviceUrl: '' }, person.id));
const create = (member: string) =>
  call('POST', 'conversations', {
    body: { isGroup: false, members: [{ id: member }], tenantId, bot: { id: `28:${botAppId}` } },
  });

describe('the local Teams, as the bot finds it', () => {
  test.each([null, 'somebody elses'])('turns away the token %s', async token => {
    const { status, body } = await call('POST', 'conversations', { body: {}, token });
    expect(status).toBe(401);
    expect(body).toEqual({ error: { code: 'Unauthorized', message: 'Authorization has been denied.' } });
  });

  test('refuses a conversation with somebody who has not got the app, as Teams does', async () => {
    const { status, body } = await create(person.id);
    expect(status).toBe(403);
    expect(body).toMatchObject({ error: { code: 'BotNotInConversationRoster' } });
  });

  test('tells the bot once when the app is installed, in Teams’ own shape and signed for its service URL', async () => {
    expect(await teams.acts.install(person)).toBe('installed');
    expect(await teams.acts.install(person)).toBe('already-installed');
    expect(received.map(({ activity }) => activity['type'])).toEqual([
      'installationUpdate',
      'conversationUpdate',
    ]);
    expect(received[0]?.authorization).toBe(`Bearer signed for ${teams.address.serviceUrl}`);
    expect(received[0]?.activity).toMatchObject({
      channelId: 'msteams',
      action: 'add',
      serviceUrl: teams.address.serviceUrl,
      from: { id: userIdOf(teams.address, person.id), aadObjectId: person.id, name: 'Car Parks Manager' },
      recipient: { id: `28:${botAppId}` },
      conversation: {
        conversationType: 'personal',
        tenantId,
        id: conversationIdOf(teams.address, person.id),
      },
      channelData: { tenant: { id: tenantId } },
    });
  });

  test.each([
    ['the Entra object id', () => person.id],
    ['Teams’ own id', () => userIdOf(teams.address, person.id)],
  ])('gives the one conversation to a bot that names the person by %s', async (_, id) => {
    const { status, body } = await create(id());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: conversationIdOf(teams.address, person.id),
      serviceUrl: teams.address.serviceUrl,
    });
  });

  test('a message arrives unread, is changed in its place, and is read', async () => {
    const sent = await call('POST', `conversations/${conversation}/activities`, {
      body: cardMessage('first'),
    });
    expect(sent.status).toBe(201);
    expect(teams.acts.unread(person)).toBe(1);
    const before = teams.acts.changed(person);
    const changed = await call('PUT', `conversations/${conversation}/activities/${String(sent.body['id'])}`, {
      body: cardMessage('second'),
    });
    expect(changed).toEqual({ status: 200, body: { id: sent.body['id'] } });
    const [activity] = teams.acts.chat(person).activities;
    expect(activity).toMatchObject({ fromBot: true, unread: true, version: 2, body: cardMessage('second') });
    expect(teams.acts.changed(person)).toBeGreaterThan(before);
    teams.acts.markRead(person);
    expect(teams.acts.unread(person)).toBe(0);
    expect(teams.acts.chat(person).activities[0]?.unread).toBe(false);
  });

  test('lists the one member of a personal chat, with the Entra object id', async () => {
    const { body } = await call(
      'GET',
      `conversations/${conversation}/members/${encodeURIComponent(person.id)}`,
    );
    expect(body).toMatchObject({ aadObjectId: person.id, name: 'Car Parks Manager', tenantId });
    const paged = await call('GET', `conversations/${conversation}/pagedmembers`);
    expect(paged.body).toMatchObject({ members: [{ aadObjectId: person.id }] });
  });

  test.each([
    ['PUT', () => `conversations/${conversation}/activities/1`, 404, 'ActivityNotFoundInConversation'],
    ['POST', () => 'conversations/a%3Anobody/activities', 404, 'ConversationNotFound'],
    ['GET', () => 'attachments/1', 501, 'NotImplemented'],
  ])('%s of what is not there is refused with a code', async (...[method, path, status, code]) => {
    const refused = await call(method, path(), method === 'GET' ? {} : { body: cardMessage('x') });
    expect(refused.status).toBe(status);
    expect(refused.body).toMatchObject({ error: { code } });
  });
});

describe('the local Teams, as a person finds it', () => {
  const press = (inputs: Record<string, unknown>) => ({
    action: { type: 'Action.Execute', verb: 'save', data: { verb: 'save', item: 'a', msteams: { x: 1 } } },
    inputs,
    trigger: 'manual' as const,
  });
  const activityId = () => teams.acts.chat(person).activities[0]?.id ?? '';

  test('a pressed button reaches the bot with what was typed, and the card that comes back takes its place', async () => {
    received.length = 0;
    answer = {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('receipt') },
    };
    expect(await teams.acts.press(person, press({ band: 'G' }), activityId())).toEqual({ kind: 'card' });
    expect(received[0]?.activity).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: activityId(),
      value: {
        trigger: 'manual',
        action: { type: 'Action.Execute', verb: 'save', data: { verb: 'save', item: 'a', band: 'G' } },
      },
    });
    expect(JSON.stringify(received[0]?.activity)).not.toContain('msteams":{');
    expect(teams.acts.chat(person).activities[0]?.body).toEqual(cardMessage('receipt'));
  });

  test('words that come back are shown, and the card stays', async () => {
    answer = {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Noted.' },
    };
    expect(await teams.acts.press(person, press({}), activityId())).toEqual({
      kind: 'message',
      text: 'Noted.',
    });
    expect(teams.acts.chat(person).activities[0]?.body).toEqual(cardMessage('receipt'));
  });

  test.each([
    ['an error of the bot', { status: 500, body: null }],
    ['a refused token', { status: 401, body: { error: 'no' } }],
  ])('%s is a sentence, and the card stays', async (_, broken) => {
    answer = broken;
    const pressed = await teams.acts.press(person, press({}), activityId());
    expect(pressed).toMatchObject({ kind: 'failed', text: expect.stringContaining('did not answer') });
    expect(teams.acts.chat(person).activities[0]?.body).toEqual(cardMessage('receipt'));
  });

  test('what was written stands in the chat and reaches the bot; the first words install the app', async () => {
    received.length = 0;
    answer = { status: 202, body: null };
    expect(await teams.acts.say(other, 'my items')).toBe(true);
    expect(received.map(({ activity }) => activity['type'])).toEqual([
      'installationUpdate',
      'conversationUpdate',
      'message',
    ]);
    expect(received.at(-1)?.activity).toMatchObject({ text: 'my items', from: { aadObjectId: other.id } });
    expect(teams.acts.chat(other).activities).toMatchObject([{ fromBot: false, body: { text: 'my items' } }]);
    expect(teams.acts.unread(other)).toBe(0);
  });

  test('everything is still there after a restart', async () => {
    const before = teams.acts.chat(person);
    await teams.stop();
    teams = await start(endpoint);
    expect(teams.acts.chat(person).activities).toEqual(before.activities);
    expect(teams.acts.isInstalled(person)).toBe(true);
  });

  test('a bot that is not there is a sentence, not a crash', async () => {
    await teams.stop();
    teams = await start('http://127.0.0.1:9/api/messages');
    expect(await teams.acts.say(person, 'help')).toBe(false);
    expect(await teams.acts.press(person, press({}), activityId())).toMatchObject({ kind: 'failed' });
  });
});
