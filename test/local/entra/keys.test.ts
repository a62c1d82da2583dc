import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { api, bot, carParks, startEntra, tenantId } from './entraTenant.ts';
import type { Running } from './entraTenant.ts';

let running: Running;

beforeEach(async () => {
  running = await startEntra();
});

afterEach(() => running.entra.close());

const read = async (path: string): Promise<Record<string, string>> => {
  const response = await running.fetch(new URL(path, running.entra.url));
  return (await response.json()) as Record<string, string>;
};

/** Verifies with nothing but what is published, as a stranger would. */
const verify = async (
  token: string,
  { keys, issuer, audience }: { keys: string; issuer: string; audience: string },
) => {
  const published = (await read(keys)) as unknown as JSONWebKeySet;
  return (await jwtVerify(token, createLocalJWKSet(published), { issuer, audience, algorithms: ['RS256'] }))
    .payload;
};

describe("the tenant's keys", () => {
  const token = () =>
    running.entra.issueUserToken({ oid: carParks.entraId, audience: api, scopes: ['access_as_user'] });

  const verified = async (text: string) => {
    const configuration = await read(`/${tenantId}/v2.0/.well-known/openid-configuration`);
    const { jwks_uri: keys = '', issuer = '' } = configuration;
    return verify(text, { keys, issuer, audience: api });
  };

  test('are published where the configuration says, and hold its tokens', async () => {
    expect(await verified(await token())).toMatchObject({
      oid: carParks.entraId,
      scp: 'access_as_user',
      ver: '2.0',
    });
  });

  test('change: new tokens have another key, older ones still hold until the next change', async () => {
    const old = await token();
    await running.entra.rotateKeys();
    const fresh = await token();
    expect(decodeProtectedHeader(fresh).kid).not.toBe(decodeProtectedHeader(old).kid);
    for (const text of [old, fresh]) expect(await verified(text)).toMatchObject({ oid: carParks.entraId });
    await running.entra.rotateKeys();
    await expect(verified(old)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
    expect(await running.entra.verifyToken(old, api)).toBeNull();
  });

  test('are the same after a new start', async () => {
    const old = await token();
    await running.entra.close();
    running = await startEntra(running.home);
    const keys = createLocalJWKSet(
      (await read(`/${tenantId}/discovery/v2.0/keys`)) as unknown as JSONWebKeySet,
    );
    expect((await jwtVerify(old, keys)).payload['oid']).toBe(carParks.entraId);
  });

  test('do not sign for anybody who is not of the tenant', async () => {
    const asked = running.entra.issueUserToken({ oid: 'nobody', audience: api, scopes: ['access_as_user'] });
    await expect(asked).rejects.toMatchObject({ error: 'invalid_grant' });
  });
});

describe("the Bot Framework's keys", () => {
  test("hold what is signed for the bot, are endorsed for Teams, and are not the tenant's", async () => {
    const serviceurl = 'https://localhost:3982/teams/';
    const token = await running.entra.signBotToken({ aud: bot, serviceurl });
    const metadata = await read(running.entra.botOpenIdMetadataUrl);
    expect(metadata['issuer']).toBe(running.entra.botTokenIssuer);
    const keys = metadata['jwks_uri'] ?? '';
    const claims = await verify(token, { keys, issuer: running.entra.botTokenIssuer, audience: bot });
    expect(claims).toMatchObject({ serviceurl });
    const published = (await read(keys)) as unknown as { keys: { kid: string; endorsements: string[] }[] };
    expect(published.keys.map(key => key.endorsements)).toEqual([['msteams']]);
    const tenant = (await read(`/${tenantId}/discovery/v2.0/keys`)) as unknown as JSONWebKeySet;
    expect(tenant.keys.map(key => key.kid)).not.toContain(published.keys[0]?.kid);
    expect(await running.entra.verifyToken(token, bot)).toBeNull();
  });

  test('sign any claim that a test of refusals wants', async () => {
    const token = await running.entra.signBotToken({ aud: bot, exp: 1 });
    const where = {
      keys: `${running.entra.botTokenIssuer}/.well-known/keys`,
      issuer: running.entra.botTokenIssuer,
    };
    await expect(verify(token, { ...where, audience: bot })).rejects.toMatchObject({
      code: 'ERR_JWT_EXPIRED',
    });
  });
});

describe('what is asked of the wrong place', () => {
  test('another tenant is not found', async () => {
    const other = '00000000-0000-4000-8000-000000000000';
    expect(await read(`/${other}/v2.0/.well-known/openid-configuration`)).toMatchObject({
      error: 'invalid_request',
      error_codes: [90002],
    });
  });

  test('what is not served says so, with its path', async () => {
    const answer = await running.fetch(`${running.entra.url}/${tenantId}/oauth2/v2.0/devicecode`);
    expect(answer.status).toBe(501);
    expect(await answer.text()).toContain(`/${tenantId}/oauth2/v2.0/devicecode`);
  });

  test("msal's question which authority stands behind a name is answered with this one", async () => {
    const { host } = new URL(running.entra.url);
    expect(await read('/common/discovery/instance')).toMatchObject({
      metadata: [{ preferred_network: host, aliases: [host] }],
    });
  });
});
