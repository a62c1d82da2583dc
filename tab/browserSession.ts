import {
  createStandardPublicClientApplication,
  InteractionRequiredAuthError,
  type AccountInfo,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import { getPublicConfig, type PublicConfig } from '../server/client.ts';
import type { Session, ThemeName } from './session.ts';
import { webLink } from './teamsLink.ts';

const dark = () => window.matchMedia('(prefers-color-scheme: dark)');

const themeNow = (): ThemeName => (dark().matches ? 'dark' : 'light');

/** With several tenants Microsoft asks which; the server holds the list of those it takes. */
const authorityOf = ({ authority, tenants }: PublicConfig): string =>
  `${authority}/${tenants.length === 1 ? tenants[0] : 'organizations'}`;

const createPublicClient = async (config: PublicConfig): Promise<IPublicClientApplication> => {
  const authority = authorityOf(config);
  return createStandardPublicClientApplication({
    auth: {
      clientId: config.apiClientId,
      authority,
      knownAuthorities: [new URL(authority).host],
      redirectUri: `${window.location.origin}${window.location.pathname}`,
    },
    cache: { cacheLocation: 'sessionStorage' },
  });
};

/** Sign-in by redirect with PKCE; the page comes back to the address it left. */
export const openBrowserSession = async (): Promise<Session> => {
  const config = await getPublicConfig('');
  const client = await createPublicClient(config);
  const scopes = [`${config.apiClientId}/access_as_user`];
  const signIn = async (): Promise<never> => {
    await client.acquireTokenRedirect({ scopes });
    // The browser is on its way to the sign-in page; nothing after this may run on half a session.
    return new Promise<never>(() => undefined);
  };
  const answer = await client.handleRedirectPromise();
  const account: AccountInfo = answer?.account ?? client.getAllAccounts()[0] ?? (await signIn());

  const token = async (): Promise<string> => {
    try {
      return (await client.acquireTokenSilent({ scopes, account })).accessToken;
    } catch (error) {
      if (error instanceof InteractionRequiredAuthError) return signIn();
      throw error;
    }
  };

  return {
    token,
    theme: themeNow(),
    onTheme: handler => dark().addEventListener('change', () => handler(themeNow())),
    start: window.location.search,
    shown: () => undefined,
    signInAgain: signIn,
    share: ({ query }) => webLink(query),
  };
};
