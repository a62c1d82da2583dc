import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT, importPKCS8 } from 'jose';
import { ensureAuthority } from '../../../local/authority/index.ts';
import { startLocalGraph } from '../../../local/graph/index.ts';
import { api, bot, carParks, claimsOf, finance, networkOver, startEntra, tenantId } from './entraTenant.ts';
import type { Running } from './entraTenant.ts';

let running: Running;
let pem: string;

beforeAll(async () => {
  running = await startEntra();
  pem = await readFile(running.authority.clientFile, 'utf8');
});

afterAll(() => running.entra.close());

const keyIn = (text: string): string => text.slice(text.indexOf('-----BEGIN PRIVATE KEY'));

const clientOf = (clientId: string, clientPem = pem): ConfidentialClientApplication =>
  new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${running.entra.url}/${tenantId}`,
      knownAuthorities: [new URL(running.entra.url).host],
      clientCertificate: {
        thumbprintSha256: new X509Certificate(clientPem).fingerprint256.replaceAll(':', ''),
        privateKey: keyIn(clientPem),
      },
    },
    system: { networkClient: networkOver(running.fetch) },
  });

describe('an application that proves itself with its certificate, through msal-node', () => {
  test('gets a token for Graph, with the permissions that it was granted, and Graph lets it in', async () => {
    const result = await clientOf(api).acquireTokenByClientCredential({
      scopes: ['https://graph.microsoft.com/.default'],
    });
    const token = result?.accessToken ?? '';
    expect(claimsOf(token)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      iss: `https://sts.windows.net/${tenantId}/`,
      appid: api,
      tid: tenantId,
      roles: ['Sites.Selected'],
      idtyp: 'app',
    });
    const graph = await startLocalGraph({
      port: 0,
      data: null,
      tls: running.authority.server,
      people: [carParks],
      authorise: running.entra.authorise('https://graph.microsoft.com'),
      grants: [{ appId: api, displayName: 'Quarterbook', role: 'read' }],
    });
    const site = 'sites/kingslynn.sharepoint.local:/sites/Quarterbook';
    const ask = (authorization: string) =>
      running.fetch(`${graph.url}/${site}`, { headers: { authorization } });
    const altered = `${token.slice(0, -6)}${token.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`;
    expect([(await ask(`Bearer ${token}`)).status, (await ask(`Bearer ${altered}`)).status]).toEqual([
      200, 401,
    ]);
    await graph.close();
  });

  test('gets a token for the Bot Framework, which Graph does not take', async () => {
    const scopes = ['https://api.botframework.com/.default'];
    const result = await clientOf(bot).acquireTokenByClientCredential({ scopes });
    const token = result?.accessToken ?? '';
    expect(claimsOf(token)).toMatchObject({ aud: 'https://api.botframework.com', appid: bot });
    expect(await running.entra.verifyToken(token, 'https://api.botframework.com')).toMatchObject({
      appid: bot,
    });
    const authorise = running.entra.authorise('https://graph.microsoft.com');
    expect(await authorise({ authorization: `Bearer ${token}` })).toBeNull();
  });

  test('is refused with a certificate that is not registered', async () => {
    const other = await ensureAuthority(await mkdtemp(join(tmpdir(), 'other-')));
    const stranger = clientOf(api, await readFile(other.clientFile, 'utf8'));
    const asked = stranger.acquireTokenByClientCredential({
      scopes: ['https://graph.microsoft.com/.default'],
    });
    await expect(asked).rejects.toMatchObject({ errorCode: 'invalid_client' });
  });

  test('is refused where nobody registered it', async () => {
    const asked = clientOf('00000000-0000-4000-8000-000000000009').acquireTokenByClientCredential({
      scopes: ['https://graph.microsoft.com/.default'],
    });
    await expect(asked).rejects.toMatchObject({ errorCode: 'unauthorized_client' });
  });

  test('gets Graph on behalf of the person who called it, and as nobody else', async () => {
    const theirs = await running.entra.issueUserToken({
      oid: carParks.entraId,
      audience: api,
      scopes: ['access_as_user'],
    });
    const result = await clientOf(api).acquireTokenOnBehalfOf({
      oboAssertion: theirs,
      scopes: ['https://graph.microsoft.com/Sites.Selected'],
    });
    const authorise = running.entra.authorise('https://graph.microsoft.com');
    expect(await authorise({ authorization: `Bearer ${result?.accessToken ?? ''}` })).toEqual({
      appId: api,
      oid: carParks.entraId,
      roles: [],
      scopes: ['Sites.Selected'],
    });
  });

  test('gets nothing on behalf of a person who called somebody else, or of no person', async () => {
    const forTheBot = await running.entra.issueUserToken({
      oid: finance.entraId,
      audience: bot,
      scopes: ['x'],
    });
    const own = await clientOf(bot).acquireTokenByClientCredential({ scopes: [`${api}/.default`] });
    for (const oboAssertion of [forTheBot, own?.accessToken ?? '', 'nonsense']) {
      const asked = clientOf(api).acquireTokenOnBehalfOf({
        oboAssertion,
        scopes: ['https://graph.microsoft.com/.default'],
      });
      await expect(asked).rejects.toMatchObject({ errorCode: 'invalid_grant' });
    }
  });
});

test('a program of its own, whose Node trusts the local authority, gets a token with msal-node as it comes', async () => {
  const program = `
    import { readFileSync } from 'node:fs';
    import { X509Certificate } from 'node:crypto';
    import { ConfidentialClientApplication } from '@azure/msal-node';
    const pem = readFileSync(process.argv[1], 'utf8');
    const client = new ConfidentialClientApplication({ auth: {
      clientId: '${api}', authority: '${running.entra.url}/${tenantId}', knownAuthorities: ['${new URL(running.entra.url).host}'],
      clientCertificate: {
        thumbprintSha256: new X509Certificate(pem).fingerprint256.replaceAll(':', ''),
        privateKey: pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY')),
      },
    } });
    const result = await client.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });
    console.log(result.accessToken);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program, running.authority.clientFile],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: running.authority.caFile, NO_PROXY: 'localhost' } },
  );
  expect(await running.entra.verifyToken(stdout.trim(), 'https://graph.microsoft.com')).toMatchObject({
    appid: api,
  });
});

describe('a proof that does not hold', () => {
  const endpoint = () => `${running.entra.url}/${tenantId}/oauth2/v2.0/token`;

  const assertion = async (changes: { alg?: string; aud?: string; exp?: number; iss?: string } = {}) => {
    const { alg = 'PS256', aud = endpoint(), exp = 600, iss = api } = changes;
    const now = Math.floor(Date.now() / 1000);
    const print = new X509Certificate(pem).fingerprint256.replaceAll(':', '');
    return new SignJWT({ aud, iss, sub: iss, nbf: now - 3600, exp: now + exp })
      .setProtectedHeader({ alg, 'x5t#S256': Buffer.from(print, 'hex').toString('base64url') })
      .sign(await importPKCS8(keyIn(pem), alg));
  };

  const ask = async (more: Record<string, string>) => {
    const response = await running.fetch(endpoint(), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: api,
        scope: 'https://graph.microsoft.com/.default',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        ...more,
      }),
    });
    const body = (await response.json()) as { error?: string; error_codes?: number[] };
    return [response.status, body.error, body.error_codes?.[0]];
  };

  test('while one that does is taken, signed either way', async () => {
    expect(await ask({ client_assertion: await assertion() })).toEqual([200, undefined, undefined]);
    expect(await ask({ client_assertion: await assertion({ alg: 'RS256' }) })).toEqual([
      200,
      undefined,
      undefined,
    ]);
  });

  test('is refused: made for another address, by another application, or expired', async () => {
    const elsewhere = await assertion({ aud: 'https://login.microsoftonline.com/token' });
    expect(await ask({ client_assertion: elsewhere })).toEqual([401, 'invalid_client', 700027]);
    expect(await ask({ client_assertion: await assertion({ iss: bot }) })).toEqual([
      401,
      'invalid_client',
      700027,
    ]);
    expect(await ask({ client_assertion: await assertion({ exp: -120 }) })).toEqual([
      401,
      'invalid_client',
      700024,
    ]);
    expect(await ask({ client_assertion: 'nonsense' })).toEqual([401, 'invalid_client', 700027]);
  });

  test('is refused: a secret, even beside a good assertion, or nothing at all', async () => {
    const secret = { client_assertion: await assertion(), client_secret: 'guess' };
    expect(await ask(secret)).toEqual([401, 'invalid_client', 7000215]);
    expect(await ask({})).toEqual([401, 'invalid_client', 7000218]);
  });

  test('and a scope that is not all of one resource', async () => {
    const good = { client_assertion: await assertion() };
    expect(await ask({ ...good, scope: 'https://graph.microsoft.com/User.Read' })).toEqual([
      400,
      'invalid_scope',
      1002012,
    ]);
    expect(await ask({ ...good, scope: '' })).toEqual([400, 'invalid_scope', 70011]);
    expect(await ask({ ...good, scope: 'https://a.example/.default https://b.example/.default' })).toEqual([
      400,
      'invalid_scope',
      28000,
    ]);
    expect(await ask({ ...good, grant_type: 'password' })).toEqual([400, 'unsupported_grant_type', 70003]);
  });
});
