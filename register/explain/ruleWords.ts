import { formatValue } from '../figure.ts';
import type { Indicator, Polarity } from '../item.ts';
import type { PeriodId } from '../period.ts';
import type { Explanation } from '../rating.ts';
import { decidingPlaces, placesFor } from './decidingPlaces.ts';
import { amountWords, percentWords } from './figureWords.ts';
import { limitWords, type Said } from './limitWords.ts';
import { targetWords } from './targetWords.ts';

const ways: Record<Exclude<Polarity, 'range'>, { short: string; past: string }> = {
  higher: { short: 'short', past: 'above' },
  lower: { short: 'over', past: 'under' },
  none: { short: 'short', past: 'above' },
};

const wayOf = ({ polarity }: Indicator, { value, target }: Explanation) => {
  if (polarity !== 'range') return ways[polarity];
  return { short: value < target.value ? 'below' : 'above', past: 'inside' };
};

/** Limits that a shortfall is compared with; where rounding would hide on which side it fell, more places are said. */
const limitsOf = ({ threshold, floor }: Explanation): number[] =>
  [0, threshold, floor].flatMap(limit => (limit === null ? [] : [Math.abs(limit)]));

const sizeWords = (indicator: Indicator, explanation: Explanation, size: number): string => {
  const limits = limitsOf(explanation);
  if (explanation.measure === 'relative') return percentWords(size, limits);
  const distances = limits.map(limit => Math.abs(size - limit));
  return amountWords(indicator, size, placesFor([size], distances));
};

/** A percentage of a percentage is easily misread, so its points stand beside it: "1.1% short (1 point)". */
const inPoints = (indicator: Indicator, { measure, value, target }: Explanation): string => {
  if (measure === 'points' || indicator.unit !== 'percent') return '';
  const ends = [target.value, target.high].flatMap(end => (end === null ? [] : [Math.abs(value - end)]));
  const size = Math.min(...ends);
  return ` (${amountWords(indicator, size, placesFor([size], [size]))})`;
};

const missWords = (indicator: Indicator, explanation: Explanation, said: Said): string => {
  const { shortfall, value, target } = explanation;
  if (shortfall === null) return 'missed';
  if (indicator.polarity === 'range' && shortfall <= 0) return 'within the range';
  if (shortfall === 0) return value === target.value ? 'exactly met' : 'met';
  const way = shortfall > 0 ? said.short : said.past;
  return `${said.amount(Math.abs(shortfall))} ${way}${inPoints(indicator, explanation)}`;
};

/** A limit that is the measure's own and not the scheme's is said to be so. */
const limitSaid = (explanation: Explanation, said: Said): Said => ({
  ...said,
  amount: size =>
    size === explanation.tolerance?.amount ? `${said.amount(size)} (its tolerance)` : said.amount(size),
});

/**
 * What a rule did, checked by hand in one reading: "418 tonnes against 450 by the end of Q1 (a quarter of 1,800): 7.1%
 * short; 5% or more is Red". Every number is from the explanation, and the band's name from its scheme.
 */
export const ruleWords = (
  indicator: Indicator,
  explanation: Explanation,
  { period, name }: { period: PeriodId; name: string },
): string => {
  const said: Said = {
    ...wayOf(indicator, explanation),
    amount: size => sizeWords(indicator, explanation, size),
  };
  const decimals = decidingPlaces(explanation);
  const value = formatValue(explanation.value, indicator.unit, { decimals });
  const held = `${value} against ${targetWords(indicator, explanation.target, { period, decimals })}`;
  const limit =
    explanation.shortfall === null
      ? 'any miss of a target of 0'
      : limitWords(explanation, limitSaid(explanation, said));
  return `${held}: ${missWords(indicator, explanation, said)}; ${limit} is ${name}`;
};
