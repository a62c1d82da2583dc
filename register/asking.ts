import type { ItemState, ReturnItem } from './item.ts';
import { owesIn } from './owesIn.ts';
import { periodEnd, type PeriodId } from './period.ts';
import type { PlanKind } from './plan.ts';
import type { Result } from './problem.ts';
import { engineBands } from './scheme.ts';
import type { Snapshot } from './snapshot.ts';
import { standingsAlone, standingsOf, type Standing, type StandingAlone } from './standing.ts';

const inItsPeriod = (item: ReturnItem, period: PeriodId): boolean =>
  item.kind === 'action' || owesIn(item.frequency, period);

const stopped: readonly ItemState[] = ['completed', 'closed', 'paused'];

/**
 * Finished, or on hold, by the period's end: what was finished after it still owes its word on that period. A closure
 * that is only proposed ends nothing.
 */
const isFinished = ({ item, rating, update }: StandingAlone, period: PeriodId): boolean =>
  item.kind === 'action' &&
  update === null &&
  (rating.band === engineBands.completed ||
    (stopped.includes(item.state) && (item.closedOn === null || item.closedOn <= periodEnd(period))));

/** An item that is listed under two priorities stands in two rows, and is asked for once. */
const eachOnce = <Line extends StandingAlone>(standings: readonly Line[]): Line[] => {
  const seen = new Set<string>();
  return standings.filter(({ item }) => !seen.has(item.key) && seen.add(item.key));
};

const isPartnership = (item: ReturnItem): boolean => item.kind === 'action' && item.partnership;

/** What a period asks for, and what it takes without asking. */
export type Asking<Line> = { asked: Line[]; optional: Line[] };

/** Beside the plans that the council's own tables go by: an action plan is answered each quarter like these. */
const besideTables: readonly PlanKind[] = ['theme', 'peer-challenge'];

/** In report order, what only an action plan has last. Empty where the period is unknown. */
const among = <Line extends StandingAlone>(
  linesOf: (kind?: PlanKind) => Result<Line[]>,
  period: PeriodId,
): Asking<Line> => {
  const items = eachOnce(
    [undefined, ...besideTables].flatMap(kind => {
      const lines = linesOf(kind);
      return lines.ok ? lines.value : [];
    }),
  );
  return {
    asked: items.filter(
      standing =>
        !isPartnership(standing.item) && !isFinished(standing, period) && inItsPeriod(standing.item, period),
    ),
    optional: items.filter(standing => isPartnership(standing.item)),
  };
};

/**
 * What a period asks for. `asked`: everything that is not completed, closed, on hold or partnership-only, a measure only
 * in periods in which it owes its figure, answered or not. `optional`: partnership actions, for which words are welcome and never chased.
 * Items held back by a problem row are in neither. In report order; an unknown period asks for nothing. Source for the
 * action plan of a peer challenge: King's Lynn, Cabinet 5 March 2024, reported each quarter beside the other reports.
 */
export const askingOf = (snapshot: Snapshot, period: PeriodId): Asking<Standing> =>
  among(kind => standingsOf(snapshot, period, kind), period);

/** What `askingOf` says, for those who need not know how anything moved: the chase asks for every item of a council. */
export const askingAlone = (snapshot: Snapshot, period: PeriodId): Asking<StandingAlone> =>
  among(kind => standingsAlone(snapshot, period, kind), period);
