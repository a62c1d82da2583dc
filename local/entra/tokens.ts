import { createHash, randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { OAuthRefusal } from './oauthRefusal.ts';
import type { SigningKeys } from './signingKeys.ts';
import { findApplication, findPerson, signInName } from './tenant.ts';
import type { Application, Tenant, TenantPerson } from './tenant.ts';

export type UserTokenRequest = {
  oid: string;
  /** An application's id, or a resource such as `https://graph.microsoft.com`. */
  audience: string;
  scopes: readonly string[];
  /** The application that asks; the audience itself where nothing is said. */
  clientId?: string;
};

export type Tokens = {
  issueForApplication(application: Application, resource: string): Promise<string>;
  issueForUser(request: UserTokenRequest): Promise<string>;
  issueIdToken(request: { oid: string; clientId: string; nonce: string | null }): Promise<string>;
  /** Claims of a token that this tenant signed for that audience, or for one of several, else null. */
  verify(token: string, audience: string | string[]): Promise<JWTPayload | null>;
};

/** Seconds that tokens live: Entra's usual hour and a bit. Always real time. */
export const tokenLife = 3900;

const times = (): { iat: number; nbf: number; exp: number } => {
  const now = Math.floor(Date.now() / 1000);
  return { iat: now, nbf: now, exp: now + tokenLife };
};

const graph = 'https://graph.microsoft.com';

// Pairwise, as Entra's subjects are: the same person has another one in every application.
const subjectOf = (oid: string, audience: string): string =>
  createHash('sha256').update(`${oid} ${audience}`).digest('base64url');

const requirePerson = (tenant: Tenant, oid: string): TenantPerson => {
  const person = findPerson(tenant, oid);
  if (!person)
    throw new OAuthRefusal('invalid_grant', 50034, 'The user account does not exist in this directory.');
  return person;
};

const personClaims = (person: TenantPerson): JWTPayload => ({
  oid: person.entraId,
  name: person.displayName,
  preferred_username: signInName(person),
});

/**
 * Tokens as Entra writes them: of version 2.0 for an application of the tenant (audience its id), of version 1.0 for
 * Microsoft's own resources (audience the resource). https://learn.microsoft.com/entra/identity-platform/access-tokens
 */
export const createTokens = (tenant: Tenant, keys: SigningKeys): Tokens => {
  const { tenantId } = tenant;
  const issuerV2 = `${tenant.authority}/${tenantId}/v2.0`;
  const issuerV1 = `https://sts.windows.net/${tenantId}/`;

  const frame = (audience: string, clientId: string): JWTPayload => {
    const application = findApplication(tenant, audience);
    const shared = { ...times(), tid: tenantId, uti: randomUUID() };
    return application
      ? { ...shared, aud: application.appId, iss: issuerV2, ver: '2.0', azp: clientId, azpacr: '2' }
      : { ...shared, aud: audience, iss: issuerV1, ver: '1.0', appid: clientId, appidacr: '2' };
  };

  return {
    issueForApplication: (application, resource) =>
      keys.sign({
        ...frame(resource, application.appId),
        // The application's own entry in the directory; it has one id per tenant, and this tenant is the only one.
        oid: application.appId,
        sub: application.appId,
        idtyp: 'app',
        ...([graph, ...(tenant.graphNames ?? [])].includes(resource)
          ? { roles: [...(application.graphRoles ?? [])] }
          : {}),
      }),
    issueForUser: async ({ oid, audience, scopes, clientId }) => {
      const person = requirePerson(tenant, oid);
      const claims = frame(audience, clientId ?? findApplication(tenant, audience)?.appId ?? audience);
      return keys.sign({
        ...claims,
        ...personClaims(person),
        ...(claims['ver'] === '1.0' ? { upn: signInName(person) } : {}),
        sub: subjectOf(oid, String(claims.aud)),
        idtyp: 'user',
        scp: scopes.join(' '),
      });
    },
    issueIdToken: async ({ oid, clientId, nonce }) =>
      keys.sign({
        ...times(),
        ...personClaims(requirePerson(tenant, oid)),
        aud: clientId,
        iss: issuerV2,
        ver: '2.0',
        tid: tenantId,
        sub: subjectOf(oid, clientId),
        ...(nonce === null ? {} : { nonce }),
      }),
    verify: async (token, audience) => keys.verify(token, { audience, issuer: [issuerV1, issuerV2] }),
  };
};
