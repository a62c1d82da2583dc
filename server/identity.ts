import {
  createRemoteJWKSet,
  customFetch,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { refusal, type Refusal } from './problem.ts';

/** Who a verified token says is there. Keyed by `oid` and `tid`, never by a name or an address. */
export type SignedIn = { entraId: string; tenantId: string };

export type IdentityOptions = {
  /** Without a trailing slash. */
  authority: string;
  tenants: readonly string[];
  apiClientId: string;
  fetch?: typeof fetch;
  /** Milliseconds in which an unknown key id is not looked up again. Keys rotate, and strangers invent ids. */
  keysAgainAfter?: number;
};

/** Seconds by which clocks may differ. */
const clockTolerance = 30;

const scope = 'access_as_user';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The tenant that an issuer names, if it is an issuer we know; read before anything is verified, to pick the keys. */
const tenantOf = (token: string, { authority, tenants }: IdentityOptions): string => {
  let issuer = '';
  try {
    const body = token.split('.')[1] ?? '';
    issuer = textOf((JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as JWTPayload).iss);
  } catch {
    throw refusal('sign-in-not-accepted');
  }
  const tenant = tenants.find(each => issuer === `${authority}/${each}/v2.0`);
  if (tenant === undefined) throw refusal('sign-in-not-accepted');
  return tenant;
};

/** Keys that could not be fetched are our trouble and not the person's: 503. Anything else is a refused sign-in. */
const refusalOf = (cause: unknown): Refusal => {
  if (cause instanceof errors.JWTExpired) return refusal('sign-in-expired');
  if (cause instanceof errors.JWKSTimeout) return refusal('unavailable');
  const aboutToken =
    cause instanceof errors.JOSEError &&
    cause.code !== errors.JOSEError.code &&
    !(cause instanceof errors.JWKSInvalid);
  return refusal(aboutToken ? 'sign-in-not-accepted' : 'unavailable');
};

const personOf = (payload: JWTPayload, tenant: string): SignedIn => {
  const scopes = textOf(payload['scp']).split(' ');
  if (payload['idtyp'] === 'app' || payload['scp'] === undefined) throw refusal('not-for-apps');
  const entraId = textOf(payload['oid']);
  if (!scopes.includes(scope) || entraId === '' || payload['tid'] !== tenant)
    throw refusal('sign-in-not-accepted');
  return { entraId, tenantId: tenant };
};

/**
 * Verifies `Authorization: Bearer …` for this API: issuer of a known tenant, our audience, signature, expiry, the
 * scope `access_as_user`, and that a person is behind it (Microsoft: claims validation). Tokens use real time.
 *
 * @throws Refusal 401, or 503 where the signing keys cannot be reached
 */
export const createIdentity = (
  options: IdentityOptions,
): ((authorization: string | undefined) => Promise<SignedIn>) => {
  const { authority, tenants, apiClientId, fetch: request, keysAgainAfter = 5_000 } = options;
  const keysOf = (tenant: string): JWTVerifyGetKey =>
    createRemoteJWKSet(new URL(`${authority}/${tenant}/discovery/v2.0/keys`), {
      cooldownDuration: keysAgainAfter,
      ...(request ? { [customFetch]: request } : {}),
    });
  const keys = new Map(tenants.map(tenant => [tenant, keysOf(tenant)]));

  return async authorization => {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw refusal('not-signed-in');
    const tenant = tenantOf(token, options);
    const key = keys.get(tenant);
    if (!key) throw refusal('sign-in-not-accepted');
    const verified = await jwtVerify(token, key, {
      issuer: `${authority}/${tenant}/v2.0`,
      audience: [apiClientId, `api://${apiClientId}`],
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'oid', 'tid'],
      clockTolerance,
    }).catch((cause: unknown) => {
      throw refusalOf(cause);
    });
    return personOf(verified.payload, tenant);
  };
};
