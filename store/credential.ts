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

type Proof = { clientCertificate: ReturnType<typeof parsePem> } | { clientAssertion: () => Promise<string> };

const createApplication = ({ clientId, tenant, authority, fetch }: CredentialOptions, proof: Proof) => {
  const network = createTokenNetwork(fetch ?? globalThis.fetch);
  const application = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${authority.replace(/\/$/, '')}/${tenant}`,
      knownAuthorities: [new URL(authority).host],
      ...proof,
    },
    system: { networkClient: network.client, disableInternalRetries: true },
  });
  return { application, during: <T>(ask: () => Promise<T>): Promise<T> => network.during(ask) };
};

const withCertificate = (options: CredentialOptions, file: string): Acquire => {
  const { application, during } = createApplication(options, { clientCertificate: parsePem(file) });
  return scope => during(() => application.acquireTokenByClientCredential({ scopes: [scope] }));
};

const withManagedIdentity = ({ clientId }: Pick<CredentialOptions, 'clientId'>): Acquire => {
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

const tokenFrom = async (acquire: Acquire, scope: string): Promise<string> => {
  const result = await acquire(scope).catch((error: unknown) => {
    throw refusal(error, scope);
  });
  if (!result) throw new QuarterbookError('unauthorised', `No token for ${scope}`);
  return result.accessToken;
};

/** msal-node keeps tokens until shortly before they expire, so asking for every request costs nothing. */
export const createCredential = (options: CredentialOptions): TokenSource => {
  const acquire = createAcquire(options);
  return { token: scope => tokenFrom(acquire, scope) };
};

export type OnBehalfOfOptions = CredentialOptions & {
  /** The user-assigned managed identity that vouches for the application; used where there is no certificate. */
  managedIdentity: string | null;
};

/** What Entra takes a managed identity's token for when it stands in the place of a certificate. */
const exchangeScope = 'api://AzureADTokenExchange/.default';

/**
 * How the API's own registration proves itself: by its certificate, or by a token of the managed identity that its
 * federated credential names.
 *
 * @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 */
const proofOf = ({ certificate, managedIdentity }: OnBehalfOfOptions): Proof => {
  if (certificate !== null) return { clientCertificate: parsePem(certificate) };
  if (managedIdentity === null)
    throw new QuarterbookError('bad-configuration', 'Neither a certificate nor a managed identity is set');
  const acquire = withManagedIdentity({ clientId: managedIdentity });
  return { clientAssertion: () => tokenFrom(acquire, exchangeScope) };
};

/**
 * Tokens of the application for a person, whose own token for our API is given (the on-behalf-of flow). msal-node keeps
 * them by that token: the same one is exchanged once. What is returned is for one occasion: it asks once for each scope.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
 */
export const createOnBehalfOf = (options: OnBehalfOfOptions): ((personToken: string) => TokenSource) => {
  const { application, during } = createApplication(options, proofOf(options));
  const exchange = (oboAssertion: string, scope: string): Promise<string> =>
    tokenFrom(
      one => during(() => application.acquireTokenOnBehalfOf({ oboAssertion, scopes: [one] })),
      scope,
    );
  return personToken => {
    // Requests that go out side by side would each exchange it: msal-node knows a token only once it is there.
    const taken = new Map<string, Promise<string>>();
    return {
      token: scope => {
        const token = taken.get(scope) ?? exchange(personToken, scope);
        taken.set(scope, token);
        return token;
      },
    };
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
