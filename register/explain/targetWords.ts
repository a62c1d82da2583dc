import type { Indicator, Polarity } from '../item.ts';
import { monthsElapsed, type PeriodId } from '../period.ts';
import { startOf, type PeriodTarget } from '../target.ts';
import { figures, periodWords } from './figureWords.ts';

const shares = [
  'a twelfth',
  'a sixth',
  'a quarter',
  'a third',
  'five twelfths',
  'half',
  'seven twelfths',
  'two thirds',
  'three quarters',
  'five sixths',
  'eleven twelfths',
  'the whole',
];

const bounds: Record<Polarity, string> = { higher: '', lower: 'at most ', range: '', none: '' };

/** `decimals` are the most places that a figure is said to. */
type At = { period: PeriodId; decimals: number };

/** How the share was found, so that it can be worked out again by hand; empty where the target is the full one. */
const foundBy = (indicator: Indicator, target: PeriodTarget, { period, decimals }: At): string => {
  const full = figures(indicator, [target.full, target.fullHigh], decimals);
  if (target.how === 'profile') {
    const start = startOf(indicator);
    return `as profiled${start === 0 ? '' : ` from ${figures(indicator, [start], decimals)}`} towards ${full}`;
  }
  if (target.how === 'baseline')
    return `on a straight line from ${figures(indicator, [indicator.baseline], decimals)} to ${full}`;
  const months = monthsElapsed(period);
  return `${shares.slice(months - 1, months).join('')} of ${full}`;
};

/**
 * What a value was held against: "450 by the end of Q1 (a quarter of 1,800)", "at most 10%", "60 (the West Midlands
 * rate)", "150 to 200".
 */
export const targetWords = (indicator: Indicator, target: PeriodTarget, at: At): string => {
  const held = `${bounds[indicator.polarity]}${figures(indicator, [target.value, target.high], at.decimals)}`;
  if (target.how === 'full') return held;
  if (target.how === 'benchmark') return `${held} (${target.benchmark})`;
  return `${held} by the end of ${periodWords(at.period)} (${foundBy(indicator, target, at)})`;
};
