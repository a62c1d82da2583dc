import { nothingSaid, type Update } from '../../register/index.ts';

/** The part of an update that says nothing: a test adds to it what it is about. */
export const blankUpdate = {
  ...nothingSaid,
  replaces: null,
  visibility: 'internal',
} as const satisfies Partial<Update>;
