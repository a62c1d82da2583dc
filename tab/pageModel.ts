import {
  dayOf,
  lateItems,
  standingsOf,
  weekdayAndDay,
  type Day,
  type Instant,
  type LateItems,
  type PeriodId,
  type ReportingPeriod,
  type Snapshot,
  type Standing,
} from '../register/index.ts';
import { statusTable, type TableModel } from '../report/index.ts';
import { choosePeriod, collectingBeside, hasAnswers, listPeriods, stateOn } from './choosePeriod.ts';

export type PageModel = {
  today: Day;
  period: ReportingPeriod;
  periods: ReportingPeriod[];
  /** The period that the address asks for, where the register has none such. */
  unknownPeriod: string | null;
  standings: Standing[];
  /** The two status tables; one that cannot be made is left out. */
  status: TableModel[];
  isCollecting: boolean;
  /** What is past its date; null where an unread row keeps it from being said. */
  late: LateItems | null;
  /** The period being collected, where another one is shown. */
  beside: { period: ReportingPeriod; words: string } | null;
};

/** What the two status blocks say; the whole catalogue would be more to download than the first page. */
const statusIn = (snapshot: Snapshot, period: PeriodId): TableModel[] =>
  (['action', 'indicator'] as const).flatMap(kind => {
    const made = statusTable({ snapshot, period }, kind);
    return made.ok ? [made.value] : [];
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
  const shown = standings.ok ? standings.value : [];
  const late = lateItems(snapshot, period.period, shown);
  const beside = collectingBeside(snapshot, today, period);
  return {
    today,
    period,
    periods: listPeriods(snapshot),
    unknownPeriod: asked !== null && !known ? asked : null,
    standings: shown,
    status: statusIn(snapshot, period.period),
    late: late.ok ? late.value : null,
    isCollecting: stateOn(period, today) === 'collecting',
    beside: beside && { period: beside, words: besideWords(snapshot, beside) },
  };
};
