import type { Update } from '../../register/index.ts';

/** The part of an update that says nothing: a test adds to it what it is about. */
export const blankUpdate = {
  value: null,
  numerator: null,
  denominator: null,
  valueState: null,
  asAt: null,
  expectedOn: null,
  band: null,
  publishedBand: null,
  commentary: null,
  nextActions: null,
  requestedDue: null,
  requestReason: null,
  completedOn: null,
  restatementReason: null,
  replaces: null,
  visibility: 'internal',
} as const satisfies Partial<Update>;
