import type { ReturnItem } from './item.ts';
import type { PeriodId } from './period.ts';
import type { CheckedAnswer } from './question.ts';
import type { Update } from './update.ts';

/** An answer as an update that nobody has sent yet: what the rules need to rate it, and nothing of who or when. */
export const answerDraft = (item: ReturnItem, period: PeriodId, said: Partial<CheckedAnswer>): Update => ({
  key: '',
  council: item.council,
  itemKey: item.key,
  period,
  submissionId: '',
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
  submittedBy: '',
  submittedAt: '',
  state: 'submitted',
  replaces: null,
  visibility: item.visibility,
  ...said,
});
