import type { Update } from './update.ts';

/** An update in which nothing is said yet: every field that an answer may fill. */
export const nothingSaid = {
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
} as const satisfies Partial<Update>;
