import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createPace } from '../../chase/index.ts';
import { createBotEndpoint, isServiceHost, type BotReply, type Inbound } from '../../bot/index.ts';
import { activityFrom, tenant } from './conversation.ts';
import { startConnector } from './localConnector.ts';

const appId = 'b07c0ffe-0000-4000-8000-000000000002';
const issuer = 'https://issuer.example/botframework';

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

/** Who signs for Teams in this test: metadata and keys over HTTP. */
const startIssuer = async (keys: Keys) => {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', endorsements: ['msteams'] };
  const server: Server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const body =
      request.url === '/keys' ? { keys: [jwk] } : { issuer, jwks_uri: `http://127.0.0.1:${port}/keys` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata` };
};

describe('the door for Teams', () => {
  let keys: Keys;
  let stranger: Keys;
  let issuing: Awaited<ReturnType<typeof startIssuer>>;
  let connector: Awaited<ReturnType<typeof startConnector>>;
  let received: Inbound[] = [];
  let reply: BotReply = null;
  let failures: unknown[] = [];
  let endpoint: ReturnType<typeof createBotEndpoint>;

  beforeAll(async () => {
    // The SDK prints what it refuses.
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    keys = await generateKeyPair('RS256');
    stranger = await generateKeyPair('RS256');
    issuing = await startIssuer(keys);
    connector = await startConnector();
    endpoint = createBotEndpoint({
      appId,
      tenants: [tenant],
      serviceHosts: [connector.url],
      openIdMetadataUrl: issuing.url,
      tokenIssuer: issuer,
      tokens: { token: async () => 'bot-token' },
      pace: createPace({ perSecond: 1e6, realNow: Date.now, sleep: async () => undefined }),
      bot: {
        receive: async inbound => {
          received.push(inbound);
          return reply;
        },
      },
      report: error => void failures.push(error),
    });
  });

  afterAll(async () => {
    issuing.server.closeAllConnections();
    issuing.server.close();
    await connector.close();
    jest.restoreAllMocks();
  });

  beforeEach(() => {
    received = [];
    failures = [];
    reply = null;
    connector.arrivals.length = 0;
    connector.told.message = { status: 201, body: { id: 'reply-1' } };
  });

  const sign = (
    claims: Record<string, unknown> = {},
    how: { by?: Keys; kid?: string; expires?: string } = {},
  ) =>
    new SignJWT({ serviceurl: connector.url, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: how.kid ?? 'one' })
      .setIssuer(typeof claims['iss'] === 'string' ? claims['iss'] : issuer)
      .setAudience(typeof claims['aud'] === 'string' ? claims['aud'] : appId)
      .setIssuedAt('-2h')
      .setExpirationTime(how.expires ?? '1h')
      .sign((how.by ?? keys).privateKey);

  const activity = (said: Record<string, unknown> = {}) =>
    activityFrom('person', { serviceUrl: connector.url, text: 'help', ...said });

  const post = async (body: unknown, authorization?: string, method = 'POST') =>
    endpoint({ method, headers: { authorization }, body });

  const bearer = async (...given: Parameters<typeof sign>) => `Bearer ${await sign(...given)}`;

  test('what Teams signed is heard, and the reply goes to its conversation once', async () => {
    reply = { kind: 'text', text: 'Hello' };
    expect(await post(JSON.stringify(activity()), await bearer())).toEqual({ status: 200, body: null });
    expect(received).toHaveLength(1);
    expect(connector.arrivals.map(one => one.path)).toEqual([
      '/v3/conversations/a%3Aperson/activities/activity-1',
    ]);
    expect(connector.arrivals[0]?.authorization).toBe('Bearer bot-token');
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
    expect(connector.arrivals).toEqual([]);
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
    expect(connector.arrivals.map(one => `${one.method} ${one.path}`)).toEqual([
      'PUT /v3/conversations/a%3Aperson/activities/card-7',
    ]);
  });

  test.each([502, 429, 403])(
    'a reply that ends in %s is reported, not repeated, and no reason for another delivery',
    async status => {
      reply = { kind: 'text', text: 'Hello' };
      connector.told.message = { status };
      expect((await post(activity(), await bearer())).status).toBe(200);
      expect(connector.arrivals).toHaveLength(1);
      expect(failures).toHaveLength(1);
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
