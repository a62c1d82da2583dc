import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createPace } from '../../chase/index.ts';
import { createBotEndpoint, type Bot } from '../../bot/index.ts';
import { tenant } from './conversation.ts';
import { startConnector } from './localConnector.ts';

export const appId = 'b07c0ffe-0000-4000-8000-000000000002';
export const issuer = 'https://issuer.example/botframework';

export type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

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

/** The bot's endpoint behind tokens that a signer of this test issues, and a connector for its replies. */
export const openDoor = async (bot: Bot) => {
  const keys = await generateKeyPair('RS256');
  const issuing = await startIssuer(keys);
  const connector = await startConnector();
  const failures: unknown[] = [];
  const endpoint = createBotEndpoint({
    appId,
    tenants: [tenant],
    serviceHosts: [connector.url],
    openIdMetadataUrl: issuing.url,
    tokenIssuer: issuer,
    tokens: { token: async () => 'bot-token' },
    pace: createPace({ perSecond: 1e6, realNow: Date.now, sleep: async () => undefined }),
    bot,
    report: error => void failures.push(error),
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
  return {
    endpoint,
    connector,
    failures,
    issuerUrl: issuing.url,
    sign,
    bearer: async (...given: Parameters<typeof sign>) => `Bearer ${await sign(...given)}`,
    post: (body: unknown, authorization?: string, method = 'POST') =>
      endpoint({ method, headers: { authorization }, body }),
    close: async () => {
      issuing.server.closeAllConnections();
      issuing.server.close();
      await connector.close();
    },
  };
};
