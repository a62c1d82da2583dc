import { addMonths, isDay, type Day } from './day.ts';
import type { Document, DocumentAct } from './document.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';
import { reviewPosition, type ReviewPosition } from './rateDocument.ts';

const blank = (text: string) => text.trim() === '';

/** A new review date has to be one, and later than what it replaces. */
const dateProblems = (nextReview: Day, after: Day): Problem[] => {
  if (!isDay(nextReview)) return [{ code: 'not-a-date', field: 'nextReview', facts: { text: nextReview } }];
  return nextReview > after
    ? []
    : [{ code: 'out-of-range', field: 'nextReview', facts: { text: nextReview, after } }];
};

const later = (a: Day, b: Day): Day => (a > b ? a : b);

const ownProblems = (act: DocumentAct, position: ReviewPosition): Problem[] => {
  switch (act.act) {
    case 'updated':
      return dateProblems(act.nextReview, act.on);
    case 'extended':
      return [
        ...(blank(act.reason) ? [{ code: 'reason-needed', field: 'reason' } as const] : []),
        ...dateProblems(act.nextReview, later(act.on, position.reviewDue)),
      ];
    case 'withdrawn':
      return blank(act.reason) ? [{ code: 'reason-needed', field: 'reason' }] : [];
    case 'formal-review-begun':
      return position.reviewBegunOn === null
        ? []
        : [{ code: 'wrong-state', field: 'act', facts: { since: position.reviewBegunOn } }];
    case 'answered':
      return blank(act.riskIfOutOfDate) ? [{ code: 'missing', field: 'riskIfOutOfDate' }] : [];
  }
};

/**
 * A document after something was done to it, or every reason why it cannot be: a withdrawn one is at its end; acts
 * are in order; withdrawing and extending have a reason; an extension gains time; an answer says the risk.
 * Source: what North Norfolk asks of lead officers (still needed? what is the risk of its being out of date?) and the
 * outcomes it counts (November 2024).
 */
export const applyDocumentAct = (document: Document, act: DocumentAct): Result<Document> => {
  if (!isDay(act.on)) return refuse({ code: 'not-a-date', field: 'on', facts: { text: act.on } });
  const before = document.acts.map(one => one.on).reduce(later, '');
  if (act.on < before) return refuse({ code: 'out-of-range', field: 'on', facts: { text: act.on, before } });
  const position = reviewPosition(document, act.on);
  if (position.withdrawnOn !== null)
    return refuse({ code: 'wrong-state', field: 'act', facts: { since: position.withdrawnOn } });
  const problems: Problem[] = [
    ...(blank(act.by) ? [{ code: 'missing', field: 'by' } as const] : []),
    ...ownProblems(act, position),
  ];
  return problems.length > 0 ? refuse(...problems) : accept({ ...document, acts: [...document.acts, act] });
};

/** The review date that follows from the document's own interval; null where it has none. */
export const proposedReview = ({ reviewInterval }: Document, on: Day): Day | null =>
  reviewInterval === null ? null : addMonths(on, reviewInterval);
