import { exact } from './exact.ts';
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

/** Why there is nothing to hold a value against. */
export type NoTarget = 'no-target' | 'text-target' | 'no-benchmark' | 'no-polarity';

/** How much of a year's target is due by the end of a period. */
type Share = { how: PeriodTarget['how']; of: (full: number) => number };

/** Sum of the quarters gone, with the elapsed part of one that is under way (monthly periods). */
const profileToDate = (profile: readonly number[], months: number): number =>
  profile.reduce(
    (sum, quarter, index) => sum + quarter * Math.min(1, Math.max(0, months - index * 3) / 3),
    0,
  );

/** 0 where the whole profile is nothing: none of it is ever due. */
const partOf = (profile: readonly number[], months: number): number => {
  const whole = profileToDate(profile, 12);
  return whole === 0 ? 0 : profileToDate(profile, months) / whole;
};

/**
 * What a running total starts the year from: the stock carried over, except where the profile adds up to the year's
 * target and so has the stock in it already; 0 for what is counted from nothing.
 */
export const startOf = ({ baseline, profile, target }: Indicator): number => {
  const hasStock = profile !== null && target !== null && exact(profileToDate(profile, 12)) === exact(target);
  return hasStock ? 0 : (baseline ?? 0);
};

/** Which part of the year is due by the end of a period, by the profile; by the months gone where there is none. */
export const shareDue = ({ profile }: Indicator, period: PeriodId): number => {
  const months = monthsElapsed(period);
  return profile === null ? months / 12 : partOf(profile, months);
};

const shareOf = (indicator: Indicator, target: number, period: PeriodId): Share => {
  const { profile, baseline, cumulative } = indicator;
  if (!cumulative) return { how: 'full', of: full => full };
  const months = monthsElapsed(period);
  const elapsed = months / 12;
  if (profile) {
    const due = startOf(indicator) + profileToDate(profile, months);
    const part = profileToDate(profile, 12) === 0 ? elapsed : shareDue(indicator, period);
    // The lower end is the council's own figure; the width of a range grows as the profile does.
    return { how: 'profile', of: full => due + (full - target) * part };
  }
  if (baseline !== null) return { how: 'baseline', of: full => baseline + (full - baseline) * elapsed };
  return { how: 'even-share', of: full => full * elapsed };
};

const ownTarget = (indicator: Indicator, full: number, at: { high: number | null; period: PeriodId }) => {
  const share = shareOf(indicator, full, at.period);
  return {
    value: share.of(full),
    high: at.high === null ? null : share.of(at.high),
    full,
    fullHigh: at.high,
    how: share.how,
    benchmark: null,
  };
};

/**
 * What a period is held against, or the reason why nothing is. A benchmark is somebody else's figure for that very
 * period, and goes before a target of our own; a range needs both its ends; a text target is for people to judge.
 */
export const findTarget = (indicator: Indicator, period: PeriodId): PeriodTarget | NoTarget => {
  const { target, targetHigh, targetText, benchmark, polarity } = indicator;
  const none = targetText === null ? 'no-target' : 'text-target';
  if (polarity === 'none') return target === null && benchmark === null ? none : 'no-polarity';
  if (benchmark && polarity !== 'range') {
    const { title, values } = benchmark;
    const value = values[period];
    if (value === undefined) return 'no-benchmark';
    return { value, high: null, full: value, fullHigh: null, how: 'benchmark', benchmark: title };
  }
  const high = polarity === 'range' ? targetHigh : null;
  if (target === null || (polarity === 'range' && high === null)) return none;
  return ownTarget(indicator, target, { high, period });
};

/**
 * Source: King's Lynn & West Norfolk, Q1 2024-25 performance report. A cumulative measure is held against the running
 * sum of the council's own profile if there is one (added to its baseline where it is a stock carried over from last
 * year and the profile says only what is to come), a straight line from its baseline otherwise, and without one against an even share to date (1,800 t a year is 450 at Q1). Any other measure is held
 * against the full target, an annual one too in the quarters in which it has a figure. Held so, all 48 rated
 * indicators of that report come out as printed; against the full-year target only 35 do. Both ends of a range are
 * shared alike. Null where there is nothing to hold it against: `findTarget` says why.
 */
export const periodTarget = (indicator: Indicator, period: PeriodId): PeriodTarget | null => {
  const found = findTarget(indicator, period);
  return typeof found === 'string' ? null : found;
};
