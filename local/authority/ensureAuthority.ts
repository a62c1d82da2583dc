import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { issueAuthority, issueCertificate } from './issueCertificate.ts';
import type { KeyAndCertificate, Purpose } from './issueCertificate.ts';

export type { KeyAndCertificate } from './issueCertificate.ts';

export type Authority = {
  /** The authority's certificate, and the file that `NODE_EXTRA_CA_CERTS` takes. */
  caPem: string;
  caFile: string;
  /** For localhost, 127.0.0.1 and ::1. */
  server: KeyAndCertificate;
  /** Holds the application's certificate and its private key, as `CLIENT_CERTIFICATE` wants them. */
  clientFile: string;
  /** The application's certificate alone: what is registered with the identity service. */
  clientCertificatePem: string;
};

const monthInMilliseconds = 30 * 86_400_000;

const certificateIn = (pem: string): string =>
  /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(pem)?.[0] ?? '';
const keyIn = (pem: string): string =>
  /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(pem)?.[0] ?? '';

const readPair = async (files: readonly string[]): Promise<KeyAndCertificate | null> => {
  try {
    const text = (await Promise.all(files.map(file => readFile(file, 'utf8')))).join('\n');
    const pair = { key: keyIn(text), cert: certificateIn(text) };
    return pair.key && pair.cert ? pair : null;
  } catch {
    return null;
  }
};

const isFresh = (pair: KeyAndCertificate, now: Date): boolean =>
  Date.parse(new X509Certificate(pair.cert).validTo) - now.getTime() > monthInMilliseconds;

const isIssuedBy = (pair: KeyAndCertificate, authority: KeyAndCertificate): boolean =>
  new X509Certificate(pair.cert).verify(new X509Certificate(authority.cert).publicKey);

// Renamed into place, so that a process that reads at the same time never sees half a file.
const writePrivately = async (file: string, text: string): Promise<void> => {
  const unfinished = `${file}.${process.pid}.new`;
  await writeFile(unfinished, text, { mode: 0o600 });
  await rename(unfinished, file);
};

const ensureCertificate = async (
  file: string,
  authority: KeyAndCertificate,
  wanted: { purpose: Purpose; name: string; days: number; now: Date },
): Promise<KeyAndCertificate> => {
  const kept = await readPair([file]);
  if (kept && isFresh(kept, wanted.now) && isIssuedBy(kept, authority)) return kept;
  const issued = await issueCertificate(authority, wanted);
  await writePrivately(file, `${issued.cert}\n${issued.key}\n`);
  return issued;
};

/**
 * Makes what is missing in `home` and keeps what is good for another month, so that a browser that trusts the
 * authority once goes on trusting it. A damaged file is replaced. Always real time: certificates know no other.
 */
export const ensureAuthority = async (home: string): Promise<Authority> => {
  const now = new Date();
  await mkdir(home, { recursive: true });
  const caFile = join(home, 'ca.pem');
  const caKeyFile = join(home, 'ca-key.pem');
  const clientFile = join(home, 'client.pem');
  const kept = await readPair([caFile, caKeyFile]);
  const authority = kept && isFresh(kept, now) ? kept : await issueAuthority(now);
  if (authority !== kept) {
    await writePrivately(caKeyFile, `${authority.key}\n`);
    await writePrivately(caFile, `${authority.cert}\n`);
  }
  const server = await ensureCertificate(join(home, 'server.pem'), authority, {
    purpose: 'server',
    name: 'localhost',
    days: 397,
    now,
  });
  const client = await ensureCertificate(clientFile, authority, {
    purpose: 'client',
    name: 'Quarterbook application',
    days: 730,
    now,
  });
  return { caPem: authority.cert, caFile, server, clientFile, clientCertificatePem: client.cert };
};
