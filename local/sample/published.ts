import type { Update } from '../../register/index.ts';

/**
 * What a printed report said of an item for a period.
 *
 * @param at when the report was settled
 */
export const published = (
  itemKey: string,
  { period, at }: { period: string; at: string },
  said: Partial<Update>,
): Update => ({
  key: `${itemKey}/${period}/published`,
  council: itemKey.slice(0, itemKey.indexOf('/')),
  itemKey,
  period,
  submissionId: 'published',
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
  submittedBy: 'published',
  submittedAt: at,
  state: 'approved',
  replaces: null,
  visibility: 'open',
  ...said,
});
