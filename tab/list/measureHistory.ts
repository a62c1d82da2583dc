import {
  comparePeriods,
  countingUpdate,
  periodEnd,
  periodKind,
  yearOf,
  type Indicator,
  type PeriodId,
  type Snapshot,
  type Update,
} from '../../register/index.ts';

/** What counted of a measure in a period; null where nothing was said. */
export type SaidIn = (itemKey: string, period: PeriodId) => Update | null;

/** Every update is looked at once, however many measures and periods are asked for. */
export const createSaidIn = ({ updates }: Snapshot): SaidIn => {
  const said = new Map<string, Update[]>();
  for (const update of updates) {
    const name = `${update.itemKey} ${update.period}`;
    const before = said.get(name);
    if (before) before.push(update);
    else said.set(name, [update]);
  }
  return (itemKey, period) => {
    const all = said.get(`${itemKey} ${period}`);
    return all ? countingUpdate(all) : null;
  };
};

/** Of the kind of the period that is shown, up to it, the earliest first. */
const upTo = ({ periods }: Snapshot, shown: PeriodId): PeriodId[] =>
  periods
    .map(({ period }) => period)
    .filter(one => periodKind(one) === periodKind(shown) && comparePeriods(one, shown) <= 0)
    .sort(comparePeriods);

/** The quarters, or months, of the year of the period that is shown, up to it. */
export const periodsThisYear = (snapshot: Snapshot, shown: PeriodId): PeriodId[] =>
  upTo(snapshot, shown).filter(one => yearOf(one) === yearOf(shown));

export type Point = { period: PeriodId; value: number };

/** So many periods are drawn: two years of quarters. */
const mostPoints = 8;

/**
 * The figures of a measure through the last periods, the earliest first; those that nobody gave are left out. Where a
 * new definition broke the trend nothing of before is compared with it.
 */
export const pointsOf = (
  { key, from, breaksTrend }: Indicator,
  { snapshot, shown, saidIn }: { snapshot: Snapshot; shown: PeriodId; saidIn: SaidIn },
): Point[] =>
  upTo(snapshot, shown)
    .filter(period => !breaksTrend || from === null || periodEnd(period) >= from)
    .flatMap(period => {
      const value = saidIn(key, period)?.value ?? null;
      return value === null ? [] : [{ period, value }];
    })
    .slice(-mostPoints);
