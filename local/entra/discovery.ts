import { tokenEndpoint } from './tenant.ts';
import type { Tenant } from './tenant.ts';

/** The tenant's OpenID configuration, with what msal reads of it. */
export const openIdConfiguration = (tenant: Tenant): Record<string, unknown> => {
  const base = `${tenant.authority}/${tenant.tenantId}`;
  return {
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: tokenEndpoint(tenant),
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    code_challenge_methods_supported: ['S256'],
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nonce',
      'name',
      'preferred_username',
      'oid',
      'tid',
      'ver',
    ],
  };
};

/** Answer to msal's question which authority stands behind a name. */
export const instanceDiscovery = (tenant: Tenant): Record<string, unknown> => {
  const { host } = new URL(tenant.authority);
  return {
    tenant_discovery_endpoint: `${tenant.authority}/${tenant.tenantId}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
};
