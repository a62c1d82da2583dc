// The certificate library resolves its parts through a decorator container, which needs this polyfill before it.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Extension } from '@peculiar/x509';

/** PEM texts: the private key is PKCS 8. */
export type KeyAndCertificate = { key: string; cert: string };

export type Purpose = 'server' | 'client';

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};

const dayInMilliseconds = 86_400_000;

const makeKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

// A first byte below 0x80 keeps the number positive in DER.
const serialNumber = (): string => `01${randomBytes(15).toString('hex')}`;

const privateKeyPem = async (keys: CryptoKeyPair): Promise<string> =>
  PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');

const validity = (now: Date, days: number): { notBefore: Date; notAfter: Date } => ({
  // An hour back, so that a clock that runs slow does not refuse what was made a moment ago.
  notBefore: new Date(now.getTime() - 3_600_000),
  notAfter: new Date(now.getTime() + days * dayInMilliseconds),
});

/** A self-signed authority, good for ten years. */
export const issueAuthority = async (now: Date): Promise<KeyAndCertificate> => {
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialNumber(),
      name: 'CN=Quarterbook local authority',
      keys,
      signingAlgorithm: algorithm,
      ...validity(now, 3650),
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  );
  return { key: await privateKeyPem(keys), cert: certificate.toString('pem') };
};

const purposeExtensions = (purpose: Purpose): Extension[] =>
  purpose === 'server'
    ? [
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' },
          { type: 'ip', value: '::1' },
        ]),
      ]
    : [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])];

/** A certificate signed by the authority, good for `days`; browsers take no server certificate longer than 397. */
export const issueCertificate = async (
  authority: KeyAndCertificate,
  wanted: { purpose: Purpose; name: string; days: number; now: Date },
): Promise<KeyAndCertificate> => {
  const issuer = new X509Certificate(authority.cert);
  const signingKey = await crypto.subtle.importKey(
    'pkcs8',
    PemConverter.decodeFirst(authority.key),
    algorithm,
    false,
    ['sign'],
  );
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: serialNumber(),
      subject: `CN=${wanted.name}`,
      issuer: issuer.subject,
      publicKey: keys.publicKey,
      signingKey,
      signingAlgorithm: algorithm,
      ...validity(wanted.now, wanted.days),
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
        ...purposeExtensions(wanted.purpose),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
        await AuthorityKeyIdentifierExtension.create(issuer, false, crypto),
      ],
    },
    crypto,
  );
  return { key: await privateKeyPem(keys), cert: certificate.toString('pem') };
};
