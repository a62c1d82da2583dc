import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  SignJWT,
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importPKCS8,
  jwtVerify,
} from 'jose';
import type { JWK, JWTPayload, JWTVerifyOptions } from 'jose';

type KeptKey = { kid: string; privateKeyPem: string; publicKey: JWK };

/** Signs with the newest key and publishes it with the one before, so that a token outlives a change of keys. */
export type SigningKeys = {
  published(): JWK[];
  sign(claims: JWTPayload): Promise<string>;
  /** Null where the signature, the times or what is asked of it do not hold. */
  verify(token: string, wanted: JWTVerifyOptions): Promise<JWTPayload | null>;
  rotate(): Promise<void>;
};

const makeKey = async (): Promise<KeptKey> => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const { kty, n, e } = await exportJWK(publicKey);
  if (kty === undefined || n === undefined || e === undefined) throw new Error('No RSA key could be made');
  const jwk = { kty, n, e };
  return {
    kid: await calculateJwkThumbprint(jwk),
    privateKeyPem: await exportPKCS8(privateKey),
    publicKey: jwk,
  };
};

const readKeys = async (file: string): Promise<KeptKey[]> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as KeptKey[];
  } catch {
    return [];
  }
};

const writeKeys = async (file: string, keys: readonly KeptKey[]): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(keys, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
};

/** Opens or makes the keys in `file`, newest first. */
export const openSigningKeys = async (file: string): Promise<SigningKeys> => {
  let keys = await readKeys(file);
  const rotate = async (): Promise<void> => {
    keys = [await makeKey(), ...keys.slice(0, 1)];
    await writeKeys(file, keys);
  };
  if (keys.length === 0) await rotate();
  const published = (): JWK[] =>
    keys.map(({ kid, publicKey }) => ({ ...publicKey, kid, use: 'sig', alg: 'RS256' }));
  return {
    published,
    rotate,
    sign: async claims => {
      const [newest] = keys;
      if (!newest) throw new Error('There is no signing key');
      const key = await importPKCS8(newest.privateKeyPem, 'RS256');
      return new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: newest.kid }).sign(key);
    },
    verify: async (token, wanted) => {
      try {
        const keySet = createLocalJWKSet({ keys: published() });
        return (await jwtVerify(token, keySet, { ...wanted, algorithms: ['RS256'], clockTolerance: 30 }))
          .payload;
      } catch {
        return null;
      }
    },
  };
};
