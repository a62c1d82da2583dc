import { longDay, type Day } from '../day.ts';
import { latenessOf } from '../lateness.ts';
import type { ReviewPosition } from '../rateDocument.ts';
import { lateWords } from './lateWords.ts';

/** "Review due 1 May 2024, not done by 30 September 2024: Overdue, 4 months late". `name` is the band's. */
export const documentWords = (
  position: ReviewPosition,
  { name, day }: { name: string; day: Day },
): string => {
  const { reviewDue, reviewBegunOn, withdrawnOn } = position;
  if (withdrawnOn !== null) return `Withdrawn on ${longDay(withdrawnOn)}: ${name}`;
  const due = `Review due ${longDay(reviewDue)}`;
  if (reviewBegunOn !== null) return `${due}, under formal review since ${longDay(reviewBegunOn)}: ${name}`;
  const late = lateWords(latenessOf({ originalDue: reviewDue, due: reviewDue, revisions: [] }, day));
  return `${due}${late === '' ? '' : `, not done by ${longDay(day)}`}: ${name}${late}`;
};
