import { dayOf, engineBands, owesIn, periodEnd, standingsOf } from '../register/index.ts';
import type {
  Day,
  ItemState,
  ReturnItem,
  PeriodId,
  ReportingPeriod,
  Snapshot,
  Standing,
} from '../register/index.ts';
import { mayAnswer } from './holders.ts';
import { isCollecting } from './returnCalendar.ts';

const inItsPeriod = (item: ReturnItem, period: PeriodId): boolean =>
  item.kind === 'action' || owesIn(item.frequency, period);

const stopped: readonly ItemState[] = ['completed', 'closed', 'paused'];

/**
 * Finished, or on hold, by the period's end: what was finished after it still owes its word on that period. A closure
 * that is only proposed ends nothing.
 */
const isFinished = ({ item, rating, update }: Standing, period: PeriodId): boolean =>
  item.kind === 'action' &&
  update === null &&
  (rating.band === engineBands.completed ||
    (stopped.includes(item.state) && (item.closedOn === null || item.closedOn <= periodEnd(period))));

/** An item that is listed under two priorities stands in two rows, and is asked for once. */
const eachOnce = (standings: readonly Standing[]): Standing[] => {
  const seen = new Set<string>();
  return standings.filter(({ item }) => !seen.has(item.key) && seen.add(item.key));
};

const isPartnership = (item: ReturnItem): boolean => item.kind === 'action' && item.partnership;

/**
 * What a period asks for. `asked`: everything that is not completed, closed, on hold or partnership-only, a measure only
 * in periods in which it owes its figure, answered or not. `optional`: partnership actions, for which words are welcome and never chased.
 * Items held back by a problem row are in neither. In report order; an unknown period asks for nothing.
 */
export const askingOf = (
  snapshot: Snapshot,
  period: PeriodId,
): { asked: Standing[]; optional: Standing[] } => {
  const standings = standingsOf(snapshot, period);
  if (!standings.ok) return { asked: [], optional: [] };
  const items = eachOnce(standings.value);
  return {
    asked: items.filter(
      standing =>
        !isPartnership(standing.item) && !isFinished(standing, period) && inItsPeriod(standing.item, period),
    ),
    optional: items.filter(standing => isPartnership(standing.item)),
  };
};

/** A figure that is not there yet counts as an answer: it has been said. */
const isOwed = (standing: Standing): boolean => standing.update === null;

/** Owed, or answered with a day on which the figure was to be there, and that day has come. */
export const isOwedOn = ({ update }: Pick<Standing, 'update'>, day: Day): boolean =>
  update === null ||
  (update.valueState === 'not-yet-available' && update.expectedOn !== null && update.expectedOn <= day);

/**
 * Items of a period that still have no answer, in report order; of everybody, or of the posts that one person holds on
 * the day of the snapshot.
 */
export const owedItems = (snapshot: Snapshot, period: PeriodId, entraId?: string): ReturnItem[] => {
  const day = dayOf(snapshot.asAt);
  return askingOf(snapshot, period)
    .asked.filter(isOwed)
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
      const asking = askingOf(snapshot, period.period);
      const asked = asking.asked.filter(theirs);
      return {
        snapshot,
        period,
        asked,
        owed: asked.filter(isOwed),
        optional: asking.optional.filter(theirs),
      };
    });
};
