import { X509Certificate, createPrivateKey } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { ensureAuthority } from '../../../local/authority/index.ts';
import { issueCertificate } from '../../../local/authority/issueCertificate.ts';

let home: string;

beforeEach(async () => {
  home = join(await mkdtemp(join(tmpdir(), 'authority-')), 'home');
});

describe('the local authority', () => {
  test('signs a certificate for this machine under each of its names, with its key', async () => {
    const { caPem, server } = await ensureAuthority(home);
    const authority = new X509Certificate(caPem);
    const certificate = new X509Certificate(server.cert);
    expect(authority.ca).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(certificate.verify(authority.publicKey)).toBe(true);
    expect(certificate.checkHost('localhost')).toBe('localhost');
    for (const address of ['127.0.0.1', '::1']) expect(certificate.checkIP(address)).toBe(address);
    expect(certificate.checkHost('example.com')).toBeUndefined();
    expect(certificate.checkPrivateKey(createPrivateKey(server.key))).toBe(true);
  });

  test("writes the application's certificate and key into one file", async () => {
    const { clientFile, clientCertificatePem } = await ensureAuthority(home);
    const pem = await readFile(clientFile, 'utf8');
    const certificate = new X509Certificate(pem);
    expect(
      certificate.checkPrivateKey(createPrivateKey(pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY')))),
    ).toBe(true);
    expect(new X509Certificate(clientCertificatePem).fingerprint256).toBe(certificate.fingerprint256);
    expect(clientCertificatePem).not.toContain('PRIVATE');
  });

  test('is the same the next time, and so is everything that it signed', async () => {
    expect(await ensureAuthority(home)).toEqual(await ensureAuthority(home));
  });

  test('signs anew what is damaged or ends within a month, and stays itself', async () => {
    const first = await ensureAuthority(home);
    await writeFile(join(home, 'server.pem'), 'damaged');
    const caKey = await readFile(join(home, 'ca-key.pem'), 'utf8');
    const ending = await issueCertificate(
      { key: caKey, cert: first.caPem },
      { purpose: 'client', name: 'Ending', days: 20, now: new Date() },
    );
    await writeFile(first.clientFile, `${ending.cert}\n${ending.key}\n`);
    const second = await ensureAuthority(home);
    expect(second.caPem).toBe(first.caPem);
    expect(second.server.cert).not.toBe(first.server.cert);
    expect(new X509Certificate(second.clientCertificatePem).subject).toBe('CN=Quarterbook application');
  });

  test('that lost its key becomes another, and nothing of the old one is kept', async () => {
    const first = await ensureAuthority(home);
    await writeFile(join(home, 'ca-key.pem'), '');
    const second = await ensureAuthority(home);
    expect(second.caPem).not.toBe(first.caPem);
    const authority = new X509Certificate(second.caPem);
    for (const pem of [second.server.cert, second.clientCertificatePem]) {
      expect(new X509Certificate(pem).verify(authority.publicKey)).toBe(true);
    }
  });
});
