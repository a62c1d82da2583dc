import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { generateKeyPair } from 'jose';
import { isServiceHost, type BotReply, type Inbound } from '../../bot/index.ts';
import { activityFrom, tenant } from './conversation.ts';
import { appId, openDoor, type Keys } from './door.ts';

describe('the door for Teams', () => {
  let stranger: Keys;
  let door: Awaited<ReturnType<typeof openDoor>>;
  let received: Inbound[] = [];
  let reply: BotReply = null;

  beforeAll(async () => {
    // The SDK prints what it refuses.
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    stranger = await generateKeyPair('RS256');
    door = await openDoor({
      receive: async inbound => {
        received.push(inbound);
        return reply;
      },
    });
  });

  afterAll(async () => {
    await door.close();
    jest.restoreAllMocks();
  });

  beforeEach(() => {
    received = [];
    reply = null;
    door.failures.length = 0;
    door.connector.arrivals.length = 0;
    door.connector.told.message = { status: 201, body: { id: 'reply-1' } };
  });

  const sign: typeof door.sign = (...given) => door.sign(...given);
  const bearer: typeof door.bearer = (...given) => door.bearer(...given);
  const post: typeof door.post = (...given) => door.post(...given);

  let minted = 0;
  const activity = (said: Record<string, unknown> = {}) =>
    activityFrom('person', {
      id: `activity-${(minted += 1)}`,
      serviceUrl: door.connector.url,
      text: 'help',
      ...said,
    });

  test('what Teams signed is heard, and the reply goes to its conversation once', async () => {
    reply = { kind: 'text', text: 'Hello' };
    const said = activity({ id: 'activity-said' });
    expect(await post(JSON.stringify(said), await bearer())).toEqual({ status: 200, body: null });
    expect(received).toHaveLength(1);
    expect(door.connector.arrivals.map(one => one.path)).toEqual([
      '/v3/conversations/a%3Aperson/activities/activity-said',
    ]);
    expect(door.connector.arrivals[0]?.authorization).toBe('Bearer bot-token');
  });

  test('a message that Teams delivers again is answered once, while the reply waits and afterwards', async () => {
    reply = { kind: 'text', text: 'Hello' };
    const said = activity();
    const both = await Promise.all([post(said, await bearer()), post(said, await bearer())]);
    const later = await post(said, await bearer());
    expect([...both, later].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(received).toHaveLength(1);
    expect(door.connector.arrivals).toHaveLength(1);
    const elsewhere = { id: 'a:elsewhere', tenantId: tenant, conversationType: 'personal' };
    await post({ ...said, conversation: elsewhere }, await bearer());
    expect(received).toHaveLength(2);
  });

  test('a press that Teams delivers again gets the card again', async () => {
    reply = { kind: 'text', text: 'Done' };
    const pressed = activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'list' } },
    });
    const [first, second] = [await post(pressed, await bearer()), await post(pressed, await bearer())];
    expect(first.body).toMatchObject({ value: 'Done' });
    expect(second).toEqual(first);
  });

  test('a pressed button is answered with the next card, in the response', async () => {
    const card = {
      type: 'AdaptiveCard' as const,
      $schema: '',
      version: '1.5' as const,
      body: [],
      actions: [],
    };
    reply = { kind: 'card', card };
    const pressed = activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'list' } },
    });
    expect(await post(pressed, await bearer())).toEqual({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
    });
    expect(door.connector.arrivals).toEqual([]);
  });

  test('the fallback button replaces its card', async () => {
    const card = {
      type: 'AdaptiveCard' as const,
      $schema: '',
      version: '1.5' as const,
      body: [],
      actions: [],
    };
    reply = { kind: 'card', card };
    await post(activity({ text: undefined, value: { verb: 'list' }, replyToId: 'card-7' }), await bearer());
    expect(door.connector.arrivals.map(one => `${one.method} ${one.path}`)).toEqual([
      'PUT /v3/conversations/a%3Aperson/activities/card-7',
    ]);
  });

  test.each([502, 429, 403])(
    'a reply that ends in %s is reported, not repeated, and no reason for another delivery',
    async status => {
      reply = { kind: 'text', text: 'Hello' };
      door.connector.told.message = { status };
      expect((await post(activity(), await bearer())).status).toBe(200);
      expect(door.connector.arrivals).toHaveLength(1);
      expect(door.failures).toHaveLength(1);
    },
  );

  const tokens: [string, () => Promise<string | undefined>][] = [
    ['no token', async () => undefined],
    ['garbage', async () => 'Bearer garbage'],
    ['garbage in three parts', async () => 'Bearer a.b.c'],
    ['another scheme', async () => `Basic ${await sign()}`],
    ['a known key id with a wrong signature', () => bearer({}, { by: stranger })],
    ['a key that nobody knows', () => bearer({}, { by: stranger, kid: 'two' })],
    ['another audience', () => bearer({ aud: 'another-bot' })],
    ['another issuer', () => bearer({ iss: 'https://sts.windows.net/x/' })],
    [
      "an emulator's issuer",
      () =>
        bearer({
          iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          ver: '1.0',
          appid: appId,
        }),
    ],
    ['another bot', () => bearer({ ver: '2.0', azp: 'another-bot' })],
    ['an expired token', () => bearer({}, { expires: '-1h' })],
    ['a token for another address', () => bearer({ serviceurl: 'https://elsewhere.example' })],
  ];

  test.each(tokens)('%s: 401', async (_, token) => {
    expect(await post(activity(), await token())).toEqual({ status: 401, body: null });
    expect(received).toEqual([]);
  });

  test.each([
    ['another channel', { channelId: 'emulator' }],
    ['a channel that is verified in another way', { channelId: 'AseChannel' }],
    ['a foreign tenant', { channelData: { tenant: { id: 'foreign' } }, conversation: { id: 'a' } }],
    ['two tenants', { channelData: { tenant: { id: 'foreign' } } }],
    ['no tenant', { channelData: {}, conversation: { id: 'a' } }],
  ])('%s: 403', async (_, said) => {
    expect(await post(activity(said), await bearer())).toEqual({ status: 403, body: null });
    expect(received).toEqual([]);
  });

  test('an address that is not on the list: 403, and our token does not go there', async () => {
    const serviceUrl = 'https://elsewhere.example/';
    expect((await post(activity({ serviceUrl }), await bearer({ serviceurl: serviceUrl }))).status).toBe(403);
  });

  test.each([['not JSON'], [''], [null], [[]], [{}], [{ type: 'message' }]])(
    '%j is no activity: 400',
    async body => {
      expect((await post(body, await bearer())).status).toBe(400);
    },
  );

  test('anything but POST: 405', async () => {
    expect((await post(activity(), await bearer(), 'GET')).status).toBe(405);
  });

  test('an invoke that nobody knows: 400', async () => {
    expect((await post(activity({ type: 'invoke', name: 'task/fetch' }), await bearer())).status).toBe(400);
  });
});

test.each([
  ['https://smba.trafficmanager.net/emea/', true],
  ['http://smba.trafficmanager.net/emea/', false],
  ['https://smba.trafficmanager.net.elsewhere.example/', false],
  ['https://user@smba.trafficmanager.net/', false],
  ['https://localhost:3982', true],
  ['https://localhost:3983', false],
  ['http://localhost:56150/_connector', true],
  ['not an address', false],
])('%s may be written to: %s', (url, expected) => {
  expect(isServiceHost(url, ['smba.trafficmanager.net', 'localhost:3982', 'http://localhost:56150'])).toBe(
    expected,
  );
});
