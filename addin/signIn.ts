import { createNestablePublicClientApplication, type AccountInfo } from '@azure/msal-browser';
import type { PublicConfig } from '../server/client.ts';
import { PaneError } from './paneFailure.ts';

/** With several tenants Microsoft asks which; the server holds the list of those it takes. */
const authorityOf = ({ authority, tenants }: PublicConfig): string =>
  `${authority}/${tenants.length === 1 ? tenants[0] : 'organizations'}`;

/**
 * Nested app authentication: Word itself asks for the token, so that nobody signs in twice. Silently first, then in a
 * window of Word's. One question at a time, however many requests wait for it. Rejects with `sign-in`.
 */
export const createSignIn = async (config: PublicConfig): Promise<() => Promise<string>> => {
  const authority = authorityOf(config);
  const client = await createNestablePublicClientApplication({
    auth: { clientId: config.apiClientId, authority, knownAuthorities: [new URL(authority).host] },
    cache: { cacheLocation: 'sessionStorage' },
  });
  const scopes = [`${config.apiClientId}/access_as_user`];
  let account: AccountInfo | undefined;

  const ask = async (): Promise<string> => {
    const silent = account ? client.acquireTokenSilent({ scopes, account }) : client.ssoSilent({ scopes });
    const result = await silent.catch(() => client.acquireTokenPopup({ scopes }));
    account = result.account;
    return result.accessToken;
  };

  let asking: Promise<string> | null = null;
  return () => {
    asking ??= ask()
      .catch((cause: unknown) => {
        throw new PaneError('sign-in', cause);
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  };
};
