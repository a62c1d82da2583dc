import { dayOf, engineBands, periodKind, quarterOf, standingsOf } from '../register/index.ts';
import type { Day, Item, PeriodId, ReportingPeriod, Snapshot, Standing } from '../register/index.ts';
import { mayAnswer } from './holders.ts';
import { isCollecting } from './returnCalendar.ts';

const inItsPeriod = (item: Item, period: PeriodId): boolean =>
  item.kind === 'action' ||
  item.frequency !== 'annual' ||
  quarterOf(period) === 4 ||
  periodKind(period) === 'year';

const isFinished = ({ item, rating, update }: Standing): boolean =>
  item.kind === 'action' &&
  update === null &&
  (item.state !== 'open' || rating.band === engineBands.completed);

const isPartnership = (item: Item): boolean => item.kind === 'action' && item.partnership;

/**
 * What is asked for in a period, answered or not, in report order: everything that is not completed, closed or
 * partnership-only; an annual measure only in its last quarter. Items held back by a problem row are not asked for.
 * An unknown period asks for nothing.
 */
export const askedFor = (snapshot: Snapshot, period: PeriodId): Standing[] => {
  const standings = standingsOf(snapshot, period);
  if (!standings.ok) return [];
  return standings.value.filter(
    standing => !isPartnership(standing.item) && !isFinished(standing) && inItsPeriod(standing.item, period),
  );
};

/** Partnership actions: words are welcome, never chased for and never "not reported". */
export const optionalIn = (snapshot: Snapshot, period: PeriodId): Standing[] => {
  const standings = standingsOf(snapshot, period);
  return standings.ok ? standings.value.filter(standing => isPartnership(standing.item)) : [];
};

/** A figure that is not there yet counts as an answer: it has been said. */
const isOwed = (standing: Standing): boolean => standing.update === null;

/**
 * Items of a period that still have no answer, in report order; of everybody, or of the posts that one person holds on
 * the day of the snapshot.
 */
export const owedItems = (snapshot: Snapshot, period: PeriodId, entraId?: string): Item[] => {
  const day = dayOf(snapshot.asAt);
  return askedFor(snapshot, period)
    .filter(isOwed)
    .map(standing => standing.item)
    .filter(item => entraId === undefined || mayAnswer(snapshot, item, { entraId, day }));
};

/** Everything that one person is asked for in one period. */
export type PersonReturn = {
  snapshot: Snapshot;
  period: ReportingPeriod;
  asked: Standing[];
  owed: Standing[];
  optional: Standing[];
};

/** What a person is asked for, one entry per period that is collecting on that day; earliest due first. */
export const returnsOf = (
  snapshot: Snapshot,
  { entraId, day }: { entraId: string; day: Day },
): PersonReturn[] => {
  const theirs = (standing: Standing) => mayAnswer(snapshot, standing.item, { entraId, day });
  return snapshot.periods
    .filter(period => isCollecting(period, day))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key))
    .map(period => {
      const asked = askedFor(snapshot, period.period).filter(theirs);
      return {
        snapshot,
        period,
        asked,
        owed: asked.filter(isOwed),
        optional: optionalIn(snapshot, period.period).filter(theirs),
      };
    });
};
