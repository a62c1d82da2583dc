import type { ReturnItem } from './item.ts';
import { nothingSaid } from './nothingSaid.ts';
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
  ...nothingSaid,
  submittedBy: '',
  submittedAt: '',
  state: 'submitted',
  replaces: null,
  visibility: item.visibility,
  ...said,
});
