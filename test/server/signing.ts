import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

export const authority = 'https://entra.example';
export const tenant = '7e1f0f5e-5d1c-4c6b-9a36-3d1f2c2a9b10';
export const foreignTenant = '11111111-5d1c-4c6b-9a36-3d1f2c2a9b10';
export const apiClientId = 'a1c0ffee-0000-4000-8000-000000000001';
export const botAppId = 'b07c0ffe-0000-4000-8000-000000000002';

const pair = () => generateKeyPair('RS256', { extractable: true });
/** Making a key is slow: every authority begins with the same one. */
const first = pair();

/** An authority with real keys: `fetch` answers as its key endpoints do, and keys can be rotated. */
export const createSigning = async () => {
  let kid = 0;
  const named = (keys: Awaited<typeof first>) => ({ kid: `key-${(kid += 1)}`, ...keys });
  let current = named(await first);
  let reachable = true;
  let asked = 0;

  const answer: typeof fetch = async input => {
    asked += 1;
    if (!reachable) throw new TypeError('fetch failed');
    const url = input instanceof Request ? input.url : input.toString();
    if (!/^https:\/\/entra\.example\/[0-9a-f-]+\/discovery\/v2\.0\/keys$/.test(url)) {
      return new Response('', { status: 404 });
    }
    const jwk = { ...(await exportJWK(current.publicKey)), kid: current.kid, use: 'sig', alg: 'RS256' };
    return Response.json({ keys: [jwk] });
  };

  const token = (
    claims: JWTPayload = {},
    { key = current, expires = '1h' }: { key?: typeof current; expires?: string | number } = {},
  ) =>
    new SignJWT({
      iss: `${authority}/${tenant}/v2.0`,
      aud: apiClientId,
      tid: tenant,
      oid: 'nobody',
      scp: 'access_as_user',
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' })
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(key.privateKey);

  return {
    fetch: answer,
    token,
    strangersKey: async () => ({ ...(await pair()), kid: current.kid }),
    rotate: async () => {
      current = named(await pair());
    },
    goAway: () => {
      reachable = false;
    },
    asked: () => asked,
  };
};
