import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { JWTPayload } from 'jose';
import { createBotFramework } from './botFramework.ts';
import { requireApplication } from './clientProof.ts';
import { createCodes } from './codes.ts';
import { entraRoutes } from './routes.ts';
import { openSigningKeys } from './signingKeys.ts';
import type { Application, Tenant, TenantPerson } from './tenant.ts';
import { createTokens } from './tokens.ts';
import type { UserTokenRequest } from './tokens.ts';

export type LocalEntraOptions = {
  /** 0 takes any free one. Listens on 127.0.0.1 alone. */
  port: number;
  tls: { key: string; cert: string };
  /** A folder; the keys are kept in it, so that tokens outlive a new start. */
  home: string;
  tenantId: string;
  people: readonly TenantPerson[];
  applications: readonly Application[];
  /** Addresses that Microsoft Graph has here besides its own. */
  graphNames?: readonly string[];
};

/** Who a verified token is for; `oid` is null for an application by itself. */
export type Bearer = { appId: string; oid: string | null; roles: string[]; scopes: string[] };

export type LocalEntra = {
  /** `https://localhost:N`: the authority without the tenant. */
  url: string;
  botOpenIdMetadataUrl: string;
  botTokenIssuer: string;
  /** As the Bot Framework signs for a bot: give `aud` (the bot's app id) and `serviceurl`; any claim may be overridden. */
  signBotToken(claims: JWTPayload): Promise<string>;
  /** What a Teams or Word host hands a page, without the sign-in page. */
  issueUserToken(request: UserTokenRequest): Promise<string>;
  /** What an application that is registered here would be given for a resource, without proving that it is it. */
  issueApplicationToken(appId: string, resource: string): Promise<string>;
  /** Claims of a token that this tenant signed for that audience, or for one of several, else null. */
  verifyToken(token: string, audience: string | string[]): Promise<JWTPayload | null>;
  /** Who stands behind an `Authorization` header for such an audience; null for nobody. Local Graph takes it as it is. */
  authorise(
    audience: string | string[],
  ): (request: { authorization: string | null }) => Promise<Bearer | null>;
  /** New signing keys from now on, for the tenant and the Bot Framework; the ones before stay published. */
  rotateKeys(): Promise<void>;
  close(): Promise<void>;
};

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const bearerOf = (claims: JWTPayload): Bearer => ({
  appId: textOf(claims['appid'] ?? claims['azp']),
  oid: claims['scp'] === undefined ? null : textOf(claims['oid']),
  roles: texts(claims['roles']),
  scopes: textOf(claims['scp'])
    .split(' ')
    .filter(scope => scope !== ''),
});

const closed = (server: Server): Promise<void> =>
  new Promise(resolve => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });

/** Starts the tenant's identity service and the Bot Framework's issuer over https. Rejects where the port is taken. */
export const startLocalEntra = async (options: LocalEntraOptions): Promise<LocalEntra> => {
  const { home, tenantId, people, applications, graphNames = [] } = options;
  const keys = await openSigningKeys(join(home, 'entra-keys.json'));
  const botKeys = await openSigningKeys(join(home, 'bot-framework-keys.json'));
  const server = createServer(options.tls);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  const tenant: Tenant = {
    authority: `https://localhost:${port}`,
    tenantId,
    people,
    applications,
    graphNames,
  };
  const tokens = createTokens(tenant, keys);
  const botFramework = createBotFramework(tenant.authority, botKeys);
  const routes = entraRoutes({ tenant, tokens, keys, botFramework, codes: createCodes() });
  const listener = getRequestListener(routes.fetch);
  server.on('request', (request, response) => void listener(request, response));
  return {
    url: tenant.authority,
    botOpenIdMetadataUrl: botFramework.metadataUrl,
    botTokenIssuer: botFramework.issuer,
    signBotToken: claims => botFramework.sign(claims),
    issueUserToken: request => tokens.issueForUser(request),
    issueApplicationToken: (appId, resource) =>
      tokens.issueForApplication(requireApplication(tenant, appId), resource),
    verifyToken: (token, audience) => tokens.verify(token, audience),
    authorise:
      audience =>
      async ({ authorization }) => {
        const token = /^Bearer (?<token>\S+)$/i.exec(authorization ?? '')?.groups?.['token'] ?? '';
        const claims = await tokens.verify(token, audience);
        return claims && bearerOf(claims);
      },
    rotateKeys: async () => {
      await keys.rotate();
      await botKeys.rotate();
    },
    close: () => closed(server),
  };
};
