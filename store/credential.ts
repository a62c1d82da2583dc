import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AuthError, ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node';
import type { AuthenticationResult } from '@azure/msal-node';
import type { Fetch } from './graph/transport.ts';
import { QuarterbookError } from './quarterbookError.ts';
import { createTokenNetwork } from './tokenNetwork.ts';

/** Tokens of the application itself, for one resource at a time (`https://graph.microsoft.com/.default`). */
export type TokenSource = { token(scope: string): Promise<string> };

export type CredentialOptions = {
  clientId: string;
  tenant: string;
  /** `https://login.microsoftonline.com`, without the tenant. */
  authority: string;
  /** A PEM file with the application's certificate and its private key; null for a managed identity. */
  certificate: string | null;
  fetch?: Fetch;
};

type Acquire = (scope: string) => Promise<AuthenticationResult | null>;

const blocks = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const keyBlock = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]+?-----END [A-Z ]*PRIVATE KEY-----/;

const parsePem = (file: string) => {
  try {
    const pem = readFileSync(file, 'utf8');
    const certificates = pem.match(blocks) ?? [];
    const key = keyBlock.exec(pem)?.[0];
    const own = certificates[0];
    if (own === undefined || key === undefined) throw new Error('incomplete');
    return {
      thumbprintSha256: new X509Certificate(own).fingerprint256.replaceAll(':', ''),
      privateKey: createPrivateKey(key).export({ type: 'pkcs8', format: 'pem' }).toString(),
      x5c: certificates.join('\n'),
    };
  } catch {
    // What OpenSSL says of a key can quote it.
    throw new QuarterbookError(
      'bad-configuration',
      `No certificate with its private key, in PEM, could be read from ${file}`,
    );
  }
};

const withCertificate = (
  { clientId, tenant, authority, fetch }: CredentialOptions,
  file: string,
): Acquire => {
  let broken: QuarterbookError | null = null;
  const networkClient = createTokenNetwork(fetch ?? globalThis.fetch, failure => (broken = failure));
  const application = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${authority.replace(/\/$/, '')}/${tenant}`,
      knownAuthorities: [new URL(authority).host],
      clientCertificate: parsePem(file),
    },
    system: { networkClient, disableInternalRetries: true },
  });
  return async scope => {
    broken = null;
    try {
      return await application.acquireTokenByClientCredential({ scopes: [scope] });
    } catch (error) {
      throw broken ?? error;
    }
  };
};

const withManagedIdentity = ({ clientId }: CredentialOptions): Acquire => {
  const application = new ManagedIdentityApplication({
    managedIdentityIdParams: { userAssignedClientId: clientId },
  });
  return scope => application.acquireToken({ resource: scope.replace(/\/\.default$/, '') });
};

/** msal-node quotes the authority's answer in its message; only its short code goes on. */
const refusal = (error: unknown, scope: string): QuarterbookError => {
  if (error instanceof QuarterbookError) return error;
  const said = error instanceof AuthError ? error.errorCode : 'no reason given';
  return new QuarterbookError('unauthorised', `No token for ${scope}: ${said}`);
};

const createAcquire = (options: CredentialOptions): Acquire =>
  options.certificate === null ? withManagedIdentity(options) : withCertificate(options, options.certificate);

/** msal-node keeps tokens until shortly before they expire, so asking for every request costs nothing. */
export const createCredential = (options: CredentialOptions): TokenSource => {
  const acquire = createAcquire(options);
  return {
    token: async scope => {
      const result = await acquire(scope).catch((error: unknown) => {
        throw refusal(error, scope);
      });
      if (!result) throw new QuarterbookError('unauthorised', `No token for ${scope}`);
      return result.accessToken;
    },
  };
};

/** What Azure's own clients ask of a credential. */
export type AzureCredential = {
  getToken(scopes: string | string[]): Promise<{ token: string; expiresOnTimestamp: number }>;
};

/** The same tokens, as Azure Tables wants them. It is told a short life, so that renewal stays with msal-node. */
export const asAzureCredential = (tokens: TokenSource, now: () => number = Date.now): AzureCredential => ({
  getToken: async scopes => {
    const scope = [scopes].flat()[0] ?? 'https://storage.azure.com/.default';
    return { token: await tokens.token(scope), expiresOnTimestamp: now() + 4 * 60_000 };
  },
});
