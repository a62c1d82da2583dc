import { ApiError } from '../server/client.ts';

export const failures = [
  'signed-out',
  'no-access',
  'unreachable',
  'no-host',
  'part-missing',
  'failed',
] as const;
export type Failure = (typeof failures)[number];

/** What went wrong with a request, as a person can act on it. A token that could not be had is a sign-in that ended. */
export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof ApiError)) return 'signed-out';
  if (error.status === 401) return 'signed-out';
  if (error.status === 403) return 'no-access';
  return error.code === 'unreachable' || error.status >= 500 ? 'unreachable' : 'failed';
};

export type FailureWords = { title: string; advice: string; button: string | null };

/** What happened, and what to do: the one place where this page's failures become sentences. */
export const failureWords: Record<Failure, FailureWords> = {
  'signed-out': {
    title: 'You are signed out',
    advice: 'Sign in again to see the register. Nothing has been lost.',
    button: 'Sign in again',
  },
  'no-access': {
    title: 'You cannot see this register',
    advice: 'Ask your performance team to give you access to the Quarterbook site in SharePoint.',
    button: 'Try again',
  },
  unreachable: {
    title: 'Quarterbook cannot be reached',
    advice: 'Check your connection, then try again. If it still does not work, tell your performance team.',
    button: 'Try again',
  },
  'no-host': {
    title: 'Teams did not answer',
    advice: 'Close this tab and open it again. If it still does not work, open Quarterbook in a browser.',
    button: null,
  },
  'part-missing': {
    title: 'This part could not be opened',
    advice: 'The connection was gone, or Quarterbook has been renewed meanwhile. Open the page again.',
    button: 'Open the page again',
  },
  failed: {
    title: 'Something went wrong',
    advice: 'Nothing has been lost. Try again in a minute.',
    button: 'Try again',
  },
};
