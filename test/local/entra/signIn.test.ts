import { CryptoProvider, PublicClientApplication } from '@azure/msal-node';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { api, carParks, claimsOf, finance, networkOver, startEntra, tenantId } from './entraTenant.ts';
import type { Running } from './entraTenant.ts';

let running: Running;

beforeAll(async () => {
  running = await startEntra();
});

afterAll(() => running.entra.close());

const redirectUri = 'http://localhost:3978/tab/';
const scopes = [`api://${api}/access_as_user`];

const client = () =>
  new PublicClientApplication({
    auth: {
      clientId: api,
      authority: `${running.entra.url}/${tenantId}`,
      knownAuthorities: [new URL(running.entra.url).host],
    },
    system: { networkClient: networkOver(running.fetch) },
  });

const begin = async () => {
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const address = await client().getAuthCodeUrl({
    redirectUri,
    scopes,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
    state: 'mine',
    nonce: 'once',
    responseMode: 'query',
  });
  return { address, verifier };
};

const pick = (address: string, oid: string): Promise<Response> =>
  running.fetch(address, { method: 'POST', body: new URLSearchParams({ oid }), redirect: 'manual' });

const backFrom = (response: Response): URL => new URL(response.headers.get('location') ?? '');

const withParameter = (address: string, name: string, value: string): string => {
  const changed = new URL(address);
  changed.searchParams.set(name, value);
  return changed.toString();
};

describe('signing in from a plain browser', () => {
  test('asks who is there, and lists everybody', async () => {
    const { address } = await begin();
    const page = await running.fetch(address);
    const text = await page.text();
    expect(page.status).toBe(200);
    expect(text).toContain('Who are you?');
    for (const person of [carParks, finance]) expect(text).toContain(person.displayName);
  });

  test('gives the page tokens of the person who was picked, through msal', async () => {
    const { address, verifier } = await begin();
    const back = backFrom(await pick(address, carParks.entraId));
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(back.searchParams.get('state')).toBe('mine');
    const page = client();
    const code = back.searchParams.get('code') ?? '';
    const result = await page.acquireTokenByCode(
      { code, codeVerifier: verifier, redirectUri, scopes },
      { code, nonce: 'once' },
    );
    expect(claimsOf(result.accessToken)).toMatchObject({
      aud: api,
      iss: `${running.entra.url}/${tenantId}/v2.0`,
      ver: '2.0',
      tid: tenantId,
      oid: carParks.entraId,
      scp: 'access_as_user',
      name: carParks.displayName,
      preferred_username: 'car.parks.manager@council.example',
    });
    expect(claimsOf(result.idToken)).toMatchObject({ aud: api, oid: carParks.entraId, nonce: 'once' });
    expect(await running.entra.verifyToken(result.accessToken, api)).not.toBeNull();
    if (!result.account) throw new Error('msal keeps no account');
    const renewed = await page.acquireTokenSilent({ account: result.account, scopes, forceRefresh: true });
    expect(claimsOf(renewed.accessToken)).toMatchObject({ oid: carParks.entraId, scp: 'access_as_user' });
  });

  test('takes a code once, and only from whoever began', async () => {
    const redeem = (code: string, codeVerifier: string) =>
      client().acquireTokenByCode({ code, codeVerifier, redirectUri, scopes }, { code, nonce: 'once' });
    const { address, verifier } = await begin();
    const first = backFrom(await pick(address, finance.entraId)).searchParams.get('code') ?? '';
    await redeem(first, verifier);
    await expect(redeem(first, verifier)).rejects.toMatchObject({ errorCode: 'invalid_grant' });
    const second = backFrom(await pick(address, finance.entraId)).searchParams.get('code') ?? '';
    await expect(redeem(second, 'somebody-else')).rejects.toMatchObject({ errorCode: 'invalid_grant' });
  });

  test('remembers the choice, asks again when told to, and never asks where it may not', async () => {
    const { address } = await begin();
    const cookie = (await pick(address, finance.entraId)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const go = (to: string, headers = {}) => running.fetch(to, { headers, redirect: 'manual' });
    const silently = withParameter(address, 'prompt', 'none');
    expect(backFrom(await go(silently, { cookie })).searchParams.has('code')).toBe(true);
    expect(backFrom(await go(silently)).searchParams.get('error')).toBe('login_required');
    expect((await go(withParameter(address, 'prompt', 'select_account'), { cookie })).status).toBe(200);
    const hinted = withParameter(silently, 'login_hint', 'car.parks.manager@council.example');
    expect(backFrom(await go(hinted)).searchParams.has('code')).toBe(true);
  });

  test('answers in the fragment where the page asks for that', async () => {
    const { address } = await begin();
    const back = backFrom(await pick(withParameter(address, 'response_mode', 'fragment'), finance.entraId));
    expect(new URLSearchParams(back.hash.slice(1)).get('state')).toBe('mine');
    expect(back.search).toBe('');
  });

  test.each([
    ['redirect_uri', 'https://example.com/'],
    ['redirect_uri', 'javascript:alert(1)'],
    ['client_id', '00000000-0000-4000-8000-000000000009'],
    ['code_challenge_method', 'plain'],
    ['response_type', 'token'],
  ])('says on the page that it does not hold, and sends nobody anywhere: %s %s', async (name, value) => {
    const { address } = await begin();
    const answer = await pick(withParameter(address, name, value), finance.entraId);
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    expect(await answer.text()).toContain('Sign-in refused');
  });

  test('knows nobody who is not of the tenant', async () => {
    const { address } = await begin();
    const answer = await pick(address, '00000000-0000-4000-8000-000000000000');
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
  });

  test('lets pages of this machine read the answer, and no others', async () => {
    const endpoint = `${running.entra.url}/${tenantId}/oauth2/v2.0/token`;
    const allowed = async (origin: string) =>
      (await running.fetch(endpoint, { method: 'POST', headers: { origin }, body: '' })).headers.get(
        'access-control-allow-origin',
      );
    expect(await allowed('http://localhost:3978')).toBe('http://localhost:3978');
    expect(await allowed('https://example.com')).toBeNull();
  });
});
