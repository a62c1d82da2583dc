import type { Day } from './day.ts';
import { riskPriorities, type Recommendation } from './recommendation.ts';
import { recommendationOn } from './recommendationState.ts';

/**
 * Of the recommendations whose original date fell in a window: `due` all of them, `implemented` those closed by its
 * end, `onTime` those of them that were claimed by their original date, `accepted` those whose risk stands accepted.
 * `rate` is `implemented` of `due` and `onTimeRate` is `onTime` of `due`, in whole per cent; null where none was due.
 */
export type ImplementationRow = {
  id: string;
  due: number;
  implemented: number;
  onTime: number;
  accepted: number;
  rate: number | null;
  onTimeRate: number | null;
};

export type ImplementationRate = {
  overall: ImplementationRow;
  byPriority: ImplementationRow[];
  byReport: ImplementationRow[];
};

type Outcome = { item: Recommendation; implemented: boolean; onTime: boolean; accepted: boolean };

/** A verification without a claim says nothing of when it was done: the day it was confirmed is taken. */
const outcomeOf = (item: Recommendation, originalDue: Day, day: Day): Outcome[] => {
  const { state, claim, verified } = recommendationOn(item, day);
  if (state === 'superseded') return [];
  const doneOn = verified === null ? null : (claim ?? verified).on;
  const onTime = doneOn !== null && doneOn <= originalDue;
  return [{ item, implemented: doneOn !== null, onTime, accepted: state === 'risk-accepted' }];
};

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((100 * part) / whole);

const rowOf = (id: string, outcomes: readonly Outcome[]): ImplementationRow => {
  const implemented = outcomes.filter(one => one.implemented).length;
  const onTime = outcomes.filter(one => one.onTime).length;
  return {
    id,
    due: outcomes.length,
    implemented,
    onTime,
    accepted: outcomes.filter(one => one.accepted).length,
    rate: share(implemented, outcomes.length),
    onTimeRate: share(onTime, outcomes.length),
  };
};

/**
 * The rate of implementation for the annual opinion, by the date first agreed and not by a date moved since: of what
 * was originally due on the days from `from` to `to`, how much was verified by `to`. Superseded ones and those without
 * a date are left out. Priorities from high to low, reports in order of their names.
 * Source: Global Internal Audit Standards 15.2 and 11.3; overall opinion of the chief audit executive.
 */
export const implementationRate = (
  items: readonly Recommendation[],
  { from, to }: { from: Day; to: Day },
): ImplementationRate => {
  const outcomes = items.flatMap(item => {
    const { originalDue } = item;
    if (originalDue === null || originalDue < from || originalDue > to) return [];
    return outcomeOf(item, originalDue, to);
  });
  const reports = [...new Set(outcomes.map(({ item }) => item.report))].sort((a, b) => a.localeCompare(b));
  return {
    overall: rowOf('overall', outcomes),
    byPriority: riskPriorities.toReversed().map(priority =>
      rowOf(
        priority,
        outcomes.filter(({ item }) => item.riskPriority === priority),
      ),
    ),
    byReport: reports.map(report =>
      rowOf(
        report,
        outcomes.filter(({ item }) => item.report === report),
      ),
    ),
  };
};
