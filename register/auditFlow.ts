import { addDays, type Day } from './day.ts';
import { checkFlow, type AuditFlow, type FlowEntry, type FlowEvent, type FlowPart } from './flowIdentity.ts';
import type { Result } from './problem.ts';
import type { Recommendation } from './recommendation.ts';
import { isOverdue, recommendationOn, type RecommendationPosition } from './recommendationState.ts';

/** The only days on which anything about it can change: an act, an agreed date, the day after a date, a review. */
const turningDays = ({ agreedOn, acts, revisions, originalDue, due }: Recommendation): Day[] => {
  const dates = [originalDue, due, ...revisions.flatMap(({ from, to }) => [from, to])];
  const days = [
    agreedOn,
    ...acts.flatMap(act => (act.act === 'acceptance-proposed' ? [act.on, act.reviewOn] : [act.on])),
    ...revisions.map(revision => revision.agreedOn),
    ...dates.flatMap(date => (date === null ? [] : [addDays(date, 1)])),
  ];
  return [...new Set(days)].sort();
};

const joining = (before: RecommendationPosition, after: RecommendationPosition): FlowPart => {
  if (before.state === 'closed' || before.state === 'superseded') return 'reopened';
  if (before.state !== 'risk-accepted') return 'newly-overdue';
  return after.acceptance === null ? 'reopened' : 'acceptance-expired';
};

/** Nothing but a later date takes one off the list that is neither closed, accepted nor superseded. */
const leaving = ({ state }: RecommendationPosition): FlowPart =>
  state === 'closed' || state === 'risk-accepted' || state === 'superseded' ? state : 're-dated';

const eventsOf = (item: Recommendation, from: Day, to: Day): FlowEvent[] => {
  const events: FlowEvent[] = [];
  let before = recommendationOn(item, from);
  for (const on of turningDays(item).filter(day => day > from && day <= to)) {
    const after = recommendationOn(item, on);
    if (before.overdue !== after.overdue) {
      const part = after.overdue ? joining(before, after) : leaving(after);
      events.push({ key: item.key, ref: item.ref, part, on });
    }
    before = after;
  }
  return events;
};

/**
 * How the list of overdue recommendations at the end of one day became that at the end of a later one. Each history is
 * replayed through the days on which it turns, so that several turns in one window are all there, a date brought
 * forward into the past is newly overdue, and one that was entered late is newly overdue on the day it was agreed. What
 * turns twice on one day has not moved. Windows that follow each other add up: (a, b] and (b, c] are (a, c].
 * Refused with `identity-broken` where the same recommendation stands in the list twice.
 */
export const auditFlow = (items: readonly Recommendation[], from: Day, to: Day): Result<AuditFlow> => {
  const overdueOn = (day: Day): FlowEntry[] =>
    items.filter(item => isOverdue(item, day)).map(({ key, ref }) => ({ key, ref }));
  return checkFlow({
    from,
    to,
    opening: overdueOn(from),
    events: items.flatMap(item => eventsOf(item, from, to)),
    closing: overdueOn(to),
  });
};
