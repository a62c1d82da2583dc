import { beforeEach, describe, expect, test } from '@jest/globals';
import { createIdentity } from '../../server/identity.ts';
import { Refusal } from '../../server/problem.ts';
import { apiClientId, authority, botAppId, createSigning, foreignTenant, tenant } from './signing.ts';

let signing: Awaited<ReturnType<typeof createSigning>>;
let identity: ReturnType<typeof createIdentity>;

beforeEach(async () => {
  signing = await createSigning();
  identity = createIdentity({ authority, tenants: [tenant], apiClientId, fetch: signing.fetch });
});

const codeOf = async (authorization: string | undefined): Promise<string> => {
  try {
    await identity(authorization);
    return 'accepted';
  } catch (error) {
    if (error instanceof Refusal) return `${error.document.status} ${error.document.code}`;
    throw error;
  }
};

describe('who is let in', () => {
  test('a person of a known tenant, keyed by object id and tenant', async () => {
    const token = await signing.token({ oid: 'person-1' });
    await expect(identity(`Bearer ${token}`)).resolves.toEqual({ entraId: 'person-1', tenantId: tenant });
  });

  test('a token whose audience is written as an address', async () => {
    const token = await signing.token({ oid: 'person-1', aud: `api://${apiClientId}` });
    await expect(codeOf(`Bearer ${token}`)).resolves.toBe('accepted');
  });

  test('somebody who signs in with a key that is new since we last looked', async () => {
    const patient = createIdentity({
      authority,
      tenants: [tenant],
      apiClientId,
      fetch: signing.fetch,
      keysAgainAfter: 0,
    });
    await patient(`Bearer ${await signing.token()}`);
    await signing.rotate();
    await expect(patient(`Bearer ${await signing.token({ oid: 'p' })}`)).resolves.toMatchObject({
      entraId: 'p',
    });
  });

  test('the keys are asked for once, not at every request', async () => {
    const token = await signing.token();
    await identity(`Bearer ${token}`);
    await identity(`Bearer ${token}`);
    expect(signing.asked()).toBe(1);
  });
});

describe('who is refused', () => {
  test.each([
    ['no token', undefined],
    ['an empty header', ''],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
  ])('%s', async (_, authorization) => {
    await expect(codeOf(authorization)).resolves.toBe('401 not-signed-in');
  });

  test.each([
    ['garbage', 'abc'],
    ['garbage with dots', 'abc.def.ghi'],
    [
      'an unsigned token',
      `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ iss: `${authority}/${tenant}/v2.0` }))}.`,
    ],
  ])('%s', async (_, token) => {
    await expect(codeOf(`Bearer ${token.replaceAll('=', '')}`)).resolves.toBe('401 sign-in-not-accepted');
  });

  test.each([
    ['a foreign tenant', { iss: `${authority}/${foreignTenant}/v2.0`, tid: foreignTenant }],
    ['an issuer of ours with a foreign tenant inside', { tid: foreignTenant }],
    ['a version 1 issuer', { iss: `https://sts.windows.net/${tenant}/` }],
    ['the bot’s audience', { aud: botAppId }],
    ['Graph’s audience', { aud: 'https://graph.microsoft.com' }],
    ['another scope', { scp: 'User.Read' }],
    ['a scope that only begins like ours', { scp: 'access_as_user.other' }],
    ['nobody’s object id', { oid: '' }],
  ])('%s', async (_, claims) => {
    await expect(codeOf(`Bearer ${await signing.token(claims)}`)).resolves.toBe('401 sign-in-not-accepted');
  });

  test('a signature by somebody else’s key under our key’s name', async () => {
    const token = await signing.token({}, { key: await signing.strangersKey() });
    await expect(codeOf(`Bearer ${token}`)).resolves.toBe('401 sign-in-not-accepted');
  });

  test('a sign-in that has run out', async () => {
    const token = await signing.token({}, { expires: Math.floor(Date.now() / 1000) - 120 });
    await expect(codeOf(`Bearer ${token}`)).resolves.toBe('401 sign-in-expired');
  });

  test.each([
    ['by its type', { idtyp: 'app' }],
    ['by its lack of a scope', { scp: undefined, roles: ['Sites.Selected'] }],
  ])('a program by itself, %s', async (_, claims) => {
    await expect(codeOf(`Bearer ${await signing.token(claims)}`)).resolves.toBe('401 not-for-apps');
  });

  test('nobody, while the signing keys cannot be reached: that is our trouble and not theirs', async () => {
    signing.goAway();
    await expect(codeOf(`Bearer ${await signing.token()}`)).resolves.toBe('503 unavailable');
  });
});
