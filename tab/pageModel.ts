import {
  dayOf,
  standingsOf,
  weekdayAndDay,
  type Day,
  type Instant,
  type PeriodId,
  type ReportingPeriod,
  type Snapshot,
  type Standing,
} from '../register/index.ts';
import { runBlock, type BlockModel } from '../report/index.ts';
import { choosePeriod, collectingBeside, hasAnswers, listPeriods, stateOn } from './choosePeriod.ts';

export type PageModel = {
  today: Day;
  period: ReportingPeriod;
  periods: ReportingPeriod[];
  /** The period that the address asks for, where the register has none such. */
  unknownPeriod: string | null;
  standings: Standing[];
  /** The two status tables; one that cannot be made is left out. */
  status: BlockModel[];
  isCollecting: boolean;
  /** The period being collected, where another one is shown. */
  beside: { period: ReportingPeriod; words: string } | null;
};

const statusBlocks = ['action-status', 'indicator-status'] as const;

const runStatus = (snapshot: Snapshot, period: PeriodId): BlockModel[] =>
  statusBlocks.flatMap(block => {
    const run = runBlock({ snapshot, block, period, parameters: {} });
    return run.ok ? [run.value] : [];
  });

const besideWords = (snapshot: Snapshot, { title, period, dueOn }: ReportingPeriod): string =>
  hasAnswers(snapshot, period)
    ? `${title} is being collected, due ${weekdayAndDay(dueOn)}.`
    : `${title} is being collected, due ${weekdayAndDay(dueOn)}; nothing is in yet.`;

/** Everything the page shows, from one snapshot. Null where the register has no period to show. */
export const pageModel = (snapshot: Snapshot, now: Instant, asked: PeriodId | null): PageModel | null => {
  const today = dayOf(now);
  const known = snapshot.periods.find(one => one.period === asked);
  const period = known ?? choosePeriod(snapshot, today);
  if (!period) return null;
  const standings = standingsOf(snapshot, period.period);
  const beside = collectingBeside(snapshot, today, period);
  return {
    today,
    period,
    periods: listPeriods(snapshot),
    unknownPeriod: asked !== null && !known ? asked : null,
    standings: standings.ok ? standings.value : [],
    status: runStatus(snapshot, period.period),
    isCollecting: stateOn(period, today) === 'collecting',
    beside: beside && { period: beside, words: besideWords(snapshot, beside) },
  };
};
