import type { Codes, Grant } from './codes.ts';
import { requireApplication, requireProof } from './clientProof.ts';
import { OAuthRefusal } from './oauthRefusal.ts';
import { parseScopes } from './scopes.ts';
import type { Wanted } from './scopes.ts';
import type { Application, Tenant } from './tenant.ts';
import { tokenLife } from './tokens.ts';
import type { Tokens } from './tokens.ts';

type Form = Readonly<Record<string, string>>;

type TokenReply = Record<string, unknown>;

export type TokenRouteDeps = { tenant: Tenant; tokens: Tokens; codes: Codes };

const requireScopes = (form: Form): Wanted => {
  const wanted = parseScopes(form['scope'] ?? '');
  if (wanted) return wanted;
  throw new OAuthRefusal('invalid_scope', 70011, 'The provided request must include a scope.');
};

const bearer = (accessToken: string): TokenReply => ({
  token_type: 'Bearer',
  expires_in: tokenLife,
  ext_expires_in: tokenLife,
  access_token: accessToken,
});

const forApplication = async ({ tenant, tokens }: TokenRouteDeps, form: Form): Promise<TokenReply> => {
  const application = await requireProof(tenant, form);
  const { resource, scopes } = requireScopes(form);
  if (scopes.join() !== '.default') {
    throw new OAuthRefusal(
      'invalid_scope',
      1002012,
      'The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.',
    );
  }
  return bearer(await tokens.issueForApplication(application, resource));
};

/** What an application may do on Graph for a person, where it asks for all that was granted. */
const grantedScopes = ['Sites.Selected', 'User.Read'];

const named = (scopes: readonly string[]): readonly string[] =>
  scopes.join() === '.default' ? grantedScopes : scopes;

const onBehalfOf = async ({ tenant, tokens }: TokenRouteDeps, form: Form): Promise<TokenReply> => {
  const application = await requireProof(tenant, form);
  const { resource, scopes } = requireScopes(form);
  const claims = await tokens.verify(form['assertion'] ?? '', application.appId);
  const oid = claims?.['oid'];
  if (
    form['requested_token_use'] !== 'on_behalf_of' ||
    typeof oid !== 'string' ||
    claims?.['scp'] === undefined
  ) {
    throw new OAuthRefusal(
      'invalid_grant',
      50013,
      'Assertion failed signature validation, or is for another application.',
    );
  }
  const scope = named(scopes);
  const token = await tokens.issueForUser({
    oid,
    audience: resource,
    scopes: scope,
    clientId: application.appId,
  });
  return { ...bearer(token), scope: scope.join(' ') };
};

const clientInfo = (grant: Grant, tenant: Tenant): string =>
  Buffer.from(JSON.stringify({ uid: grant.oid, utid: tenant.tenantId })).toString('base64url');

const forGrant = async (
  deps: TokenRouteDeps,
  grant: Grant,
  application: Application,
): Promise<TokenReply> => {
  const { tenant, tokens, codes } = deps;
  const wanted = parseScopes(grant.scope) ?? { resource: application.appId, scopes: ['access_as_user'] };
  const scopes = wanted.scopes.join() === '.default' ? ['access_as_user'] : wanted.scopes;
  const { oid } = grant;
  const { appId: clientId } = application;
  return {
    ...bearer(await tokens.issueForUser({ oid, audience: wanted.resource, scopes, clientId })),
    scope: grant.scope,
    id_token: await tokens.issueIdToken({ oid, clientId, nonce: grant.nonce }),
    refresh_token: codes.keepRefreshToken(grant),
    refresh_token_expires_in: 86_400,
    client_info: clientInfo(grant, tenant),
  };
};

const forCode = async (deps: TokenRouteDeps, form: Form): Promise<TokenReply> => {
  const application = requireApplication(deps.tenant, form['client_id']);
  const grant = deps.codes.redeem(form['code'] ?? '', {
    clientId: application.appId,
    redirectUri: form['redirect_uri'] ?? '',
    verifier: form['code_verifier'] ?? '',
  });
  return forGrant(deps, grant, application);
};

const forRefreshToken = async (deps: TokenRouteDeps, form: Form): Promise<TokenReply> => {
  const application = requireApplication(deps.tenant, form['client_id']);
  const grant = deps.codes.refresh(form['refresh_token'] ?? '', application.appId);
  return forGrant(deps, { ...grant, scope: form['scope'] ?? grant.scope, nonce: null }, application);
};

const grants: Readonly<Record<string, (deps: TokenRouteDeps, form: Form) => Promise<TokenReply>>> = {
  client_credentials: forApplication,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': onBehalfOf,
  authorization_code: forCode,
  refresh_token: forRefreshToken,
};

/** Answers a token request by its grant; throws an OAuthRefusal. */
export const answerTokenRequest = (deps: TokenRouteDeps, form: Form): Promise<TokenReply> => {
  const grant = grants[form['grant_type'] ?? ''];
  if (grant) return grant(deps, form);
  throw new OAuthRefusal('unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
};
