import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ensureAuthority, type Authority } from '../../local/authority/index.ts';
import { findFreePorts } from '../../local/run/port.ts';
import { startLocalEntra, type LocalEntra } from '../../local/entra/index.ts';
import { asAzureCredential, createCredential, type CredentialOptions } from '../../store/index.ts';
import { createTrustingFetch } from './trustingFetch.ts';

const tenant = '7e1f0f5e-5d1c-4c6b-9a36-3d1f2c2a9b10';
const clientId = 'a1c0ffee-0000-4000-8000-000000000001';
const scope = 'https://localhost:3980/.default';

let home: string;
let authority: Authority;
let entra: LocalEntra;
let asked = 0;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'quarterbook-'));
  authority = await ensureAuthority(home);
  entra = await startLocalEntra({
    port: 0,
    tls: authority.server,
    home,
    tenantId: tenant,
    people: [],
    applications: [
      { appId: clientId, displayName: 'Quarterbook', certificatePem: authority.clientCertificatePem },
    ],
  });
});
afterAll(async () => {
  await entra.close();
  await rm(home, { recursive: true, force: true });
});

const credential = (options: Partial<CredentialOptions> = {}) => {
  const trusting = createTrustingFetch(authority.caPem);
  return createCredential({
    clientId,
    tenant,
    authority: entra.url,
    certificate: authority.clientFile,
    fetch: (input, init) => {
      asked += init?.method === 'POST' ? 1 : 0;
      return trusting(input, init);
    },
    ...options,
  });
};

describe('the application signs in with its certificate', () => {
  test('and gets a token for the resource that it asked for', async () => {
    const token = await credential().token(scope);
    expect(await entra.verifyToken(token, 'https://localhost:3980')).toMatchObject({ appid: clientId });
  });

  test('and keeps it: the authority is asked once for many requests', async () => {
    const tokens = credential();
    const before = asked;
    const first = await tokens.token(scope);
    expect([await tokens.token(scope), await tokens.token(scope)]).toEqual([first, first]);
    expect(asked - before).toBe(1);
  });

  test('for Azure’s clients too', async () => {
    const { token, expiresOnTimestamp } = await asAzureCredential(credential(), () => 1000).getToken([scope]);
    expect(await entra.verifyToken(token, 'https://localhost:3980')).not.toBeNull();
    expect(expiresOnTimestamp).toBeGreaterThan(1000);
  });
});

test('two that sign in at once, one of whom cannot reach the authority, are each told what befell them', async () => {
  const trusting = createTrustingFetch(authority.caPem);
  // The first request of all gets through late, the second never.
  let release = (): void => undefined;
  const held = new Promise<void>(resolve => (release = resolve));
  let posts = 0;
  const refusing: typeof globalThis.fetch = async (input, init) => {
    if (init?.method !== 'POST') return trusting(input, init);
    posts += 1;
    if (posts === 2) {
      release();
      throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    }
    await held;
    return Response.json({ error: 'invalid_client', error_description: 'AADSTS7000215' }, { status: 401 });
  };
  const tokens = credential({ fetch: refusing });
  const outcomes = await Promise.allSettled([
    tokens.token(scope),
    tokens.token('https://other.example/.default'),
  ]);
  const codes = outcomes.map(one =>
    one.status === 'rejected' ? (one.reason as { code: string }).code : 'token',
  );
  expect(codes.sort()).toEqual(['unauthorised', 'unreachable']);
});

describe('signing in fails by name, and tells no secret', () => {
  test('where the certificate is not the registered one', async () => {
    const elsewhere = await ensureAuthority(join(home, 'elsewhere'));
    await expect(credential({ certificate: elsewhere.clientFile }).token(scope)).rejects.toMatchObject({
      code: 'unauthorised',
    });
  });

  test('where the authority is not there', async () => {
    const { graph: port } = await findFreePorts();
    await expect(credential({ authority: `https://localhost:${port}` }).token(scope)).rejects.toMatchObject({
      code: 'unreachable',
      message: `The sign-in authority cannot be reached at https://localhost:${port} (ECONNREFUSED)`,
    });
  });

  test('where the file is not there', () => {
    const certificate = join(home, 'none.pem');
    expect(() => credential({ certificate })).toThrow(
      `No certificate with its private key, in PEM, could be read from ${certificate}`,
    );
  });

  test('where the file has no private key', async () => {
    const certificate = join(home, 'public.pem');
    await writeFile(certificate, authority.clientCertificatePem);
    expect(() => credential({ certificate })).toThrow(expect.objectContaining({ code: 'bad-configuration' }));
  });

  test('where the key in it is damaged, and none of it is quoted', async () => {
    const certificate = join(home, 'damaged.pem');
    const pem = await readFile(authority.clientFile, 'utf8');
    await writeFile(
      certificate,
      pem.replace(/(-----BEGIN PRIVATE KEY-----\n)[^\n]{20}/, '$1SECRETSECRETSECRET00'),
    );
    const failure: unknown = await Promise.resolve()
      .then(() => credential({ certificate }))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'bad-configuration' });
    expect(String(failure) + String((failure as Error).cause)).not.toContain('SECRET');
  });
});
