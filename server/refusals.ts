export const refusalCodes = [
  'not-signed-in',
  'sign-in-expired',
  'sign-in-not-accepted',
  'not-for-apps',
  'not-in-register',
  'not-in-council',
  'not-on-site',
  'access-unknown',
  'not-found',
  'changed',
  'too-large',
  'unavailable',
  'not-ready',
  'not-built',
  'failed',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What the server itself refuses, in a person's words. */
export const refusals: Record<RefusalCode, { title: string; status: number; detail: string }> = {
  'not-signed-in': {
    title: 'Not signed in',
    status: 401,
    detail: 'Please sign in with your council account.',
  },
  'sign-in-expired': {
    title: 'Signed out',
    status: 401,
    detail: 'Your sign-in has run out. Please sign in again.',
  },
  'sign-in-not-accepted': {
    title: 'Sign-in not accepted',
    status: 401,
    detail: 'This sign-in is not for Quarterbook. Please sign in with your council account.',
  },
  'not-for-apps': {
    title: 'For people only',
    status: 401,
    detail: 'Only a person who has signed in can use this, not a program by itself.',
  },
  'not-in-register': {
    title: 'Not listed',
    status: 403,
    detail: 'You are signed in, but you are not listed in the register. Ask the performance team to add you.',
  },
  'not-in-council': {
    title: 'Not your council',
    status: 403,
    detail: 'You are not listed in this council’s register.',
  },
  'not-on-site': {
    title: 'Not for you to read',
    status: 403,
    detail:
      'You are listed in the register, but its SharePoint site is not open to you. Ask the performance team to let you read it.',
  },
  'access-unknown': {
    title: 'Not available at the moment',
    status: 503,
    detail:
      'SharePoint cannot tell us at the moment whether you may read the register. Nothing was lost; please try again in a minute.',
  },
  'not-found': { title: 'Not found', status: 404, detail: 'There is nothing at this address.' },
  changed: {
    title: 'Somebody was quicker',
    status: 412,
    detail:
      'Somebody answered this while you were writing. Nothing was overwritten, and your words are kept beside theirs.',
  },
  'too-large': {
    title: 'Too long',
    status: 413,
    detail: 'That is more than can be sent at once. Nothing was saved.',
  },
  unavailable: {
    title: 'Not available at the moment',
    status: 503,
    detail: 'The register cannot be reached at the moment. Nothing was lost; please try again in a minute.',
  },
  'not-ready': {
    title: 'Starting',
    status: 503,
    detail: 'Quarterbook is starting. Please try again in a moment.',
  },
  'not-built': {
    title: 'Page not there yet',
    status: 503,
    detail: 'This page has not been built. Run “npm run build” and start again.',
  },
  failed: {
    title: 'Something went wrong',
    status: 500,
    detail: 'Something went wrong on our side. What you typed was not saved; please try again in a minute.',
  },
};
