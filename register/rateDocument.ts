import { actsUntil } from './actsUntil.ts';
import { addDays, addMonths, type Day } from './day.ts';
import type { Document, DocumentAct } from './document.ts';
import type { Rating } from './rating.ts';
import { engineBands, type Scheme } from './scheme.ts';

/** Where a review stands. `reviewBegunOn` is the day of a formal review that nothing has ended yet. */
export type ReviewPosition = { reviewDue: Day; reviewBegunOn: Day | null; withdrawnOn: Day | null };

const afterAct = (position: ReviewPosition, act: DocumentAct): ReviewPosition => {
  switch (act.act) {
    case 'updated':
    case 'extended':
      return { ...position, reviewDue: act.nextReview, reviewBegunOn: null };
    case 'formal-review-begun':
      return { ...position, reviewBegunOn: act.on };
    case 'withdrawn':
      return { ...position, withdrawnOn: act.on };
    case 'answered':
      return position;
  }
};

/** The review date in force at the end of a day. Bringing up to date and extending move it, and end a formal review. */
export const reviewPosition = (document: Document, day: Day): ReviewPosition =>
  actsUntil(document.acts, day).reduce(afterAct, {
    reviewDue: document.reviewDue,
    reviewBegunOn: null,
    withdrawnOn: null,
  });

/** When the owner is asked, and how long before the review date that is; `lead` is null once the date has passed. */
export type ReviewAsk = {
  on: Day;
  lead: { amount: number; unit: 'days' | 'months' } | null;
  reviewDue: Day;
};

/**
 * Every day on which the owner is asked about one review date, earliest first, the last when the date has passed.
 * Source: the approval route sets the lead time; an officer's takes 90 and 30 days, Cabinet's and Council's 12, 6 and
 * 3 months (`leadTimes` of the scheme).
 */
export const reviewAsks = (
  reviewDue: Day,
  route: Document['approvalRoute'],
  { leadTimes }: Scheme,
): ReviewAsk[] => {
  const { months, days } = leadTimes === null ? { months: [], days: [] } : leadTimes[route];
  const asks: ReviewAsk[] = [
    ...months.map((amount): ReviewAsk => {
      return { on: addMonths(reviewDue, -amount), lead: { amount, unit: 'months' }, reviewDue };
    }),
    ...days.map((amount): ReviewAsk => {
      return { on: addDays(reviewDue, -amount), lead: { amount, unit: 'days' }, reviewDue };
    }),
    { on: addDays(reviewDue, 1), lead: null, reviewDue },
  ];
  return asks.sort((a, b) => a.on.localeCompare(b.on));
};

const bandOn = (document: Document, day: Day, scheme: Scheme): string => {
  const { reviewDue, reviewBegunOn, withdrawnOn } = reviewPosition(document, day);
  if (withdrawnOn !== null) return engineBands.withdrawn;
  if (reviewBegunOn !== null) return engineBands.underReview;
  if (day > reviewDue) return engineBands.overdue;
  const begun = reviewAsks(reviewDue, document.approvalRoute, scheme).some(ask => ask.on <= day);
  return begun ? engineBands.dueSoon : engineBands.inDate;
};

/**
 * What a policy or strategy is on a day: in date, due soon (the lead time of its approval route has begun), overdue,
 * under formal review, or withdrawn. It is not overdue on the review date itself. A formal review counts from the day
 * it begins, before or after the date, until something ends it. Source: North Norfolk, Performance and Productivity
 * Oversight Board, November 2024: resolved is brought up to date, withdrawn, or under formal review.
 */
export const rateDocument = (document: Document, day: Day, scheme: Scheme): Rating => {
  const band = bandOn(document, day, scheme);
  return {
    band,
    computed: band,
    published: null,
    decidedBy: scheme.decidedBy,
    because: 'dates',
    explanation: null,
  };
};

/**
 * The question that the owner owes an answer to on a day: still needed? what is the risk of its being out of date?
 * Each lead time asks anew, and so does the day after the review date; whatever was done on or after the day of asking
 * answers it. Null where nothing is owed: not yet asked, answered, under formal review or withdrawn.
 */
export const asksDue = (document: Document, day: Day, scheme: Scheme): ReviewAsk | null => {
  const { reviewDue, reviewBegunOn, withdrawnOn } = reviewPosition(document, day);
  if (withdrawnOn !== null || reviewBegunOn !== null) return null;
  const ask = reviewAsks(reviewDue, document.approvalRoute, scheme).findLast(one => one.on <= day);
  if (!ask) return null;
  return actsUntil(document.acts, day).some(act => act.on >= ask.on) ? null : ask;
};
