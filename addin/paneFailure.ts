import { ApiError } from '../server/client.ts';

export const paneFailures = [
  'not-in-word',
  'word-too-old',
  'word-failed',
  'sign-in',
  'signed-out',
  'no-access',
  'unreachable',
  'failed',
] as const;
export type PaneFailure = (typeof paneFailures)[number];

/** What stopped the pane as a whole; what stops one block is that block's outcome. */
export class PaneError extends Error {
  readonly code: PaneFailure;

  constructor(code: PaneFailure, cause?: unknown) {
    super(code, { cause });
    this.name = 'PaneError';
    this.code = code;
  }
}

export const paneFailureOf = (error: unknown): PaneFailure => {
  if (error instanceof PaneError) return error.code;
  if (!(error instanceof ApiError)) return 'failed';
  if (error.status === 401) return 'signed-out';
  if (error.status === 403) return 'no-access';
  return error.code === 'unreachable' || error.status >= 500 ? 'unreachable' : 'failed';
};

export type FailureWords = { title: string; advice: string; button: string };

/** What happened, and what to do. */
export const paneFailureWords: Record<PaneFailure, FailureWords> = {
  'not-in-word': {
    title: 'This page belongs beside a Word document',
    advice: 'Open a report in Word and choose Quarterbook on the Home tab.',
    button: 'Try again',
  },
  'word-too-old': {
    title: 'This Word is too old for Quarterbook',
    advice: 'Open the report in Word on the web, or ask your IT team for Word 2021 or newer.',
    button: 'Try again',
  },
  'word-failed': {
    title: 'Word did not answer',
    advice: 'Nothing has been written. Close other dialogs in Word, wait a moment and try again.',
    button: 'Try again',
  },
  'sign-in': {
    title: 'You could not be signed in',
    advice: 'Check that you are signed in to Word with your council account, then try again.',
    button: 'Sign in again',
  },
  'signed-out': {
    title: 'You are signed out',
    advice: 'Sign in again to read the register. The document is as it was.',
    button: 'Sign in again',
  },
  'no-access': {
    title: 'You cannot see this register',
    advice: 'Ask your performance team to give you access to the Quarterbook site in SharePoint.',
    button: 'Try again',
  },
  unreachable: {
    title: 'Quarterbook cannot be reached',
    advice: 'The document is as it was. Check your connection and try again.',
    button: 'Try again',
  },
  failed: {
    title: 'Something went wrong',
    advice: 'The document is as it was. Try again in a minute.',
    button: 'Try again',
  },
};
