import { openTeamsSession } from './teamsSession.ts';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** What a link shows: the query of an address, and what to call it. */
export type SharedPage = { query: string; label: string };

/** How this page knows the person, whoever hosts it. */
export type Session = {
  /** A fresh token for the API, asked for before every request. Rejects where the person must sign in again. */
  token: () => Promise<string>;
  theme: ThemeName;
  /** Calls back whenever the host changes its theme. */
  onTheme: (handler: (theme: ThemeName) => void) => void;
  /** The address to begin with: the page's own query, or where a link from the host points. */
  start: string;
  /** Tells the host that there is something to see. */
  shown: () => void;
  signInAgain: () => Promise<void>;
  /** A link to copy, or null where the host shows one itself. */
  share: (page: SharedPage) => string | null;
};

/**
 * Inside Teams the page is framed; in a plain browser it is the top page and signs in by itself, with a library that
 * only then is downloaded.
 */
export const openSession = async (): Promise<Session> => {
  if (window.parent !== window) return openTeamsSession();
  const { openBrowserSession } = await import('./browserSession.ts');
  return openBrowserSession();
};
