import { definitionOn, trendBreakBetween } from './definition.ts';
import { exact } from './exact.ts';
import type { AnswerHistory } from './history.ts';
import type { Indicator } from './item.ts';
import { knownValue } from './knownValue.ts';
import { periodEnd, periodKind, previousPeriod, yearOf, type PeriodId } from './period.ts';
import { shareDue } from './target.ts';
import type { Update } from './update.ts';

/**
 * More than five times as large as expected, or as small, is asked about. So a figure that is off by ten is caught
 * whether the quarter brought half of what was expected or twice as much; and of all that King's Lynn published for
 * Q1 2024-25 one figure is asked about (EV charging: 37,503 kWh in a quarter, after 28,232 in the whole year before).
 */
export const usualJumpLimit = 5;

/**
 * A figure that is far from the one before, `was`, which `before` gave. `pace` is where that figure's pace would
 * have led to by now, for a running total; null for any other. `falls`: a running total is less than it was.
 */
export type Jump = { before: Update; was: number; pace: number | null; falls: boolean };

type Known = { value: number; period: PeriodId; update: Update };

/** The last figure that this one can be compared with; null where there is none, or the measure was another one then. */
const lastFigure = (
  { unit, cumulative }: Indicator,
  period: PeriodId,
  { earlier, versions }: AnswerHistory,
): Known | null => {
  const known = earlier.flatMap(update => {
    const value = knownValue(update);
    return value === null ? [] : [{ value, period: update.period, update }];
  });
  const before = previousPeriod(
    period,
    known.map(one => one.period),
  );
  if (before === null || trendBreakBetween(versions, before, period)) return null;
  const then = definitionOn(versions, periodEnd(before));
  const isSame = then === null || (then.unit === unit && then.cumulative === cumulative);
  return (isSame && known.find(one => one.period === before)) || null;
};

const months = { year: 12, quarter: 3, month: 1 } as const;
const lengthOf = (period: PeriodId): number => months[periodKind(period)];

/** What is counted from nothing each year grows through it; a stock that was carried over does not start again. */
const growsThroughYear = ({ cumulative, baseline }: Indicator): boolean => cumulative && baseline === null;

/** Where a running total would be by now at its pace; null where nothing was due then, or nothing is due yet. */
const paceOf = (indicator: Indicator, period: PeriodId, before: Known): number | null => {
  const [then, now] = [shareDue(indicator, before.period), shareDue(indicator, period)];
  return then === 0 || now === 0 ? null : exact((before.value * now) / then);
};

/**
 * What the figure could have been expected to be. A figure that is no running total may still have been counted over
 * its period: after a whole year's, a quarter of that is as good a guess as the same again.
 */
const expectedOf = (indicator: Indicator, period: PeriodId, before: Known): number[] => {
  if (growsThroughYear(indicator)) return [paceOf(indicator, period, before) ?? 0];
  const shared = exact((before.value * lengthOf(period)) / lengthOf(before.period));
  return [before.value, shared];
};

/** Under these, a difference is nothing to be asked about: a handful of cases more or less, a point of a percentage. */
const leastDifference = ({ unit }: Indicator, expected: number, value: number): number => {
  // What may be above or below nought, as a change, crosses it all the time.
  if (expected < 0 || value < 0) return 10;
  return unit === 'percent' ? 1 : 5;
};

/** Nought may follow upon anything small. */
const leastBeforeNought = 10;

const isFar = (indicator: Indicator, limit: number, [value, expected]: [number, number]): boolean => {
  if (expected === 0) return false;
  if (value === 0) return Math.abs(expected) >= leastBeforeNought;
  const [small, large] = [Math.abs(value), Math.abs(expected)].sort((a, b) => a - b) as [number, number];
  const difference = exact(Math.abs(value - expected));
  return exact(large / small) > limit && difference >= leastDifference(indicator, expected, value);
};

type Given = { indicator: Indicator; period: PeriodId; value: number };

/** A total for the year so far that is less than it was a quarter ago: often the figure of the quarter alone. */
const hasFallen = ({ indicator, period, value }: Given, before: Known): boolean =>
  growsThroughYear(indicator) && yearOf(before.period) === yearOf(period) && value < before.value;

/** The figure of an answer held against the last one; null where it is not far from it, or there was none. */
export const jumpOf = (given: Given, history: AnswerHistory, limit: number): Jump | null => {
  const { indicator, period, value } = given;
  const before = lastFigure(indicator, period, history);
  if (before === null) return null;
  const from = { before: before.update, was: before.value };
  const expected = expectedOf(indicator, period, before);
  if (expected.every(one => isFar(indicator, limit, [value, one])))
    return {
      ...from,
      pace: growsThroughYear(indicator) ? paceOf(indicator, period, before) : null,
      falls: false,
    };
  return hasFallen(given, before) ? { ...from, pace: null, falls: true } : null;
};
