import type { Day } from './day.ts';
import type { Document } from './document.ts';
import { documentStandings } from './documentSummary.ts';
import type { Action } from './item.ts';
import { dueAt } from './lateness.ts';
import type { PeriodId } from './period.ts';
import { accept, type Result } from './problem.ts';
import type { Recommendation } from './recommendation.ts';
import { dayOfPosition, onceEach, recommendationStandings } from './recommendationStandings.ts';
import { engineBands } from './scheme.ts';
import type { Snapshot } from './snapshot.ts';
import type { Standing } from './standing.ts';

/** What is past its date on `day`, each once, in report order. */
export type LateItems = {
  day: Day;
  actions: Action[];
  recommendations: Recommendation[];
  documents: Document[];
};

const goesOn: readonly Action['state'][] = ['open', 'closure-proposed'];

/** It was completed, closed or put on hold by then; without a day on record, since always. */
const hasStopped = ({ state, closedOn }: Action, day: Day): boolean =>
  !goesOn.includes(state) && (closedOn === null || closedOn <= day);

/**
 * An action that still goes on after the date in force on that day. A partnership one is for information, and one that
 * is reported as completed has ended, whenever its row says so.
 */
const isLate = (action: Action, { rating }: Pick<Standing, 'rating'>, day: Day): boolean => {
  const due = dueAt(action, day);
  return (
    !action.partnership &&
    !hasStopped(action, day) &&
    rating.band !== engineBands.completed &&
    due !== null &&
    due < day
  );
};

/**
 * What is late as a period shows it: on its last day, or today where it has not ended. Recommendations and documents
 * are those that `audit-outstanding` and `policies-overdue` count.
 *
 * @param standings those of the period
 */
export const lateItems = (
  snapshot: Snapshot,
  period: PeriodId,
  standings: readonly Pick<Standing, 'item' | 'rating'>[],
): Result<LateItems> => {
  const day = dayOfPosition(snapshot, period);
  if (!day.ok) return day;
  const documents = documentStandings(snapshot, day.value);
  if (!documents.ok) return documents;
  const overdue = recommendationStandings(snapshot, day.value).filter(one => one.overdue);
  return accept({
    day: day.value,
    actions: standings.flatMap(({ item, rating }) =>
      item.kind === 'action' && isLate(item, { rating }, day.value) ? [item] : [],
    ),
    recommendations: onceEach(overdue).map(({ item }) => item),
    documents: documents.value.filter(({ age }) => age !== null).map(({ document }) => document),
  });
};
