import type { Day } from './day.ts';
import type { Promised } from './item.ts';

export const approvalRoutes = ['officer', 'cabinet', 'council'] as const;
export type ApprovalRoute = (typeof approvalRoutes)[number];

type By = { on: Day; by: string };

/** What became of a review. `nextReview` is the review date from then on. */
export type DocumentAct = By &
  (
    | { act: 'updated'; nextReview: Day }
    | { act: 'withdrawn'; reason: string }
    | { act: 'formal-review-begun' }
    | { act: 'extended'; nextReview: Day; reason: string }
    | { act: 'answered'; stillNeeded: boolean; riskIfOutOfDate: string }
  );

/** A policy or strategy with a review date. `reviewDue` is the first one; acts move it. `reviewInterval` is in months. */
export type Document = Promised & {
  kind: 'document';
  reviewDue: Day;
  reviewInterval: number | null;
  approvalRoute: ApprovalRoute;
  acts: DocumentAct[];
};
