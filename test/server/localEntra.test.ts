import { mkdtempSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ensureAuthority } from '../../local/authority/index.ts';
import { startLocalEntra, type LocalEntra } from '../../local/entra/index.ts';
import { createIdentity } from '../../server/identity.ts';
import { apiClientId, botAppId, tenant } from './signing.ts';

const officer = {
  entraId: 'b13afe74-abef-56da-9e37-4bc838e60d05',
  displayName: 'Car Parks Manager',
  mail: null,
};

/** fetch that trusts one certificate authority more. */
const trusting =
  (ca: string): typeof fetch =>
  input =>
    new Promise((resolve, reject) => {
      const asked = request(input instanceof Request ? input.url : input, { ca }, response => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve(new Response(Buffer.concat(parts), { status: response.statusCode ?? 0 })),
        );
      });
      asked.on('error', reject).end();
    });

let entra: LocalEntra;
let identity: ReturnType<typeof createIdentity>;

beforeAll(async () => {
  const home = mkdtempSync(join(tmpdir(), 'quarterbook-entra-'));
  const authority = await ensureAuthority(home);
  const certificatePem = authority.clientCertificatePem;
  entra = await startLocalEntra({
    port: 0,
    tls: authority.server,
    home,
    tenantId: tenant,
    people: [officer],
    applications: [
      { appId: apiClientId, displayName: 'Quarterbook', certificatePem },
      { appId: botAppId, displayName: 'Quarterbook bot', certificatePem },
    ],
  });
  const fetchKeys = trusting(authority.caPem);
  identity = createIdentity({
    authority: entra.url,
    tenants: [tenant],
    apiClientId,
    fetch: fetchKeys,
    keysAgainAfter: 0,
  });
});

afterAll(() => entra.close());

const userToken = (audience: string, scopes = ['access_as_user']) =>
  entra.issueUserToken({ oid: officer.entraId, audience, scopes });

describe('tokens as an identity service signs them', () => {
  test('a person’s token for the API is accepted, before and after the keys have rotated', async () => {
    const before = await userToken(apiClientId);
    await expect(identity(`Bearer ${before}`)).resolves.toEqual({
      entraId: officer.entraId,
      tenantId: tenant,
    });
    await entra.rotateKeys();
    const after = await userToken(apiClientId);
    await expect(identity(`Bearer ${after}`)).resolves.toMatchObject({ entraId: officer.entraId });
    await expect(identity(`Bearer ${before}`)).resolves.toMatchObject({ entraId: officer.entraId });
  });

  test.each([
    ['a person’s token for the bot', () => userToken(botAppId)],
    ['a person’s token for Graph', () => userToken('https://graph.microsoft.com', ['User.Read'])],
    [
      'what Teams sends the bot',
      () => entra.signBotToken({ aud: botAppId, serviceurl: 'https://localhost/teams/' }),
    ],
    ['the Bot Framework’s token with our audience', () => entra.signBotToken({ aud: apiClientId })],
  ])('%s is refused by the API', async (_, issue) => {
    await expect(identity(`Bearer ${await issue()}`)).rejects.toMatchObject({
      document: { status: 401, code: 'sign-in-not-accepted' },
    });
  });
});
