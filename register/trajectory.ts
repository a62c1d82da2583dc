import { exact } from './exact.ts';
import type { Indicator, ReturnItem } from './item.ts';
import { knownValue } from './knownValue.ts';
import type { PeriodId } from './period.ts';
import type { Scheme } from './scheme.ts';
import { periodTarget, shareDue, startOf } from './target.ts';
import type { Update } from './update.ts';

/** Movement of a value, not of its band: a green measure can deteriorate. */
export type Trajectory = 'improving' | 'static' | 'deteriorating';

/** What was said in a period, with the item as it was defined then. */
export type Reported = {
  item: ReturnItem;
  period: PeriodId;
  update: Pick<Update, 'value' | 'valueState'> | null;
};

type Figure = { value: number; period: PeriodId; indicator: Indicator };

/** Null where there is no figure: nothing was said, nothing is known yet, or it is no measure. */
const figureOf = ({ item, period, update }: Reported): Figure | null => {
  const value = update && knownValue(update);
  return item.kind === 'indicator' && value !== null ? { value, period, indicator: item } : null;
};

/**
 * A running total only ever grows, so one of three months is compared with one of six at the pace of a year: by the
 * council's own profile, so that what is on it does not move, or else by the months gone. A stock counts from its
 * baseline. Null where nothing was due yet: there is no pace then.
 */
const comparable = ({ value, indicator, period }: Figure): number | null => {
  if (!indicator.cumulative) return value;
  const share = shareDue(indicator, period);
  const start = startOf(indicator);
  return share === 0 ? null : start + (value - start) / share;
};

const outside = (value: number, low: number, high: number): number => Math.max(0, low - value, value - high);

/** By how much the value came nearer to what is wanted; null where better and worse mean nothing. */
const progress = (before: number, now: number, indicator: Indicator): number | null => {
  const { polarity, target, targetHigh } = indicator;
  if (polarity === 'higher') return now - before;
  if (polarity === 'lower') return before - now;
  if (polarity === 'none' || target === null || targetHigh === null) return null;
  return outside(before, target, targetHigh) - outside(now, target, targetHigh);
};

type Tolerances = NonNullable<Scheme['trajectory']>;

const allowance = (tolerances: Tolerances, before: number, full: number | null): number => {
  const { tolerance, unit, small } = tolerances;
  if (small && full !== null && full < small.under) return small.points;
  return unit === 'points' ? tolerance : tolerance * Math.abs(before);
};

/**
 * Movement of the value against the period before, by polarity; for a range, whether it came nearer to it. Within the
 * scheme's tolerance it is static, the limit included: a fraction of the value before or points, and points where the
 * year's target (or the benchmark) is small. Both values are seen by the present definition of what is wanted, so a
 * new target alone is no movement. Null without two values, without polarity, where the profile of a running total was
 * still at nothing, or where the scheme has no trajectory.
 * Source: Norfolk's vital signs (static within 2%; under a target of 10, within 0.5 points). No single reading
 * reproduces every label that Norfolk printed, which is why tolerance and unit are the scheme's.
 */
export const trajectoryOf = (before: Reported, now: Reported, scheme: Scheme): Trajectory | null => {
  const [was, is] = [figureOf(before), figureOf(now)];
  if (scheme.trajectory === null || was === null || is === null) return null;
  const [start, end] = [comparable(was), comparable(is)];
  if (start === null || end === null) return null;
  const moved = progress(start, end, is.indicator);
  if (moved === null) return null;
  const full = periodTarget(is.indicator, is.period)?.full ?? null;
  if (exact(Math.abs(moved)) <= exact(allowance(scheme.trajectory, start, full))) return 'static';
  return moved > 0 ? 'improving' : 'deteriorating';
};
