import { formatValue, isInRange } from './figure.ts';
import type { Indicator } from './item.ts';
import type { Problem } from './problem.ts';

const shareOfWhole = /^(?:the )?(?:%|per ?cent(?:age)?|proportion|share)(?: of| (?:who|which|that)\b)/i;

/** Changes, comparisons with what is no whole, and money that comes in for other years too: 104% is an ordinary figure. */
const passing = [
  'increas|decreas|reduc|chang|grow|varian|inflation|turnover',
  'against|compared|target|budget|planned|profile|forecast|estimate|expected|predicted|baseline',
  'previous|last year|capacity|occupan|collect|arrears|income|saving',
];
const mayPassWhole = new RegExp(`\\b(?:${passing.join('|')})`, 'i');

const isWithinWhole = (limit: number | null): boolean => limit === null || (limit >= 0 && limit <= 100);

/**
 * Whether a percentage is a share of a whole, and so lies from 0 to 100. Nothing in the register says so but its
 * title, which has to begin as shares do ("% of calls answered") and to speak of nothing that can be passed ("% of
 * budget spent"); a target or benchmark beyond 0 to 100 says that it can be. Source: King's Lynn & West Norfolk,
 * Q1 2024-25: of its percentages the one below 0 is "% increase in engagement" (-20%), and every "% of …" lies within
 * 0 to 100, as does that of Cannock Chase's Q1 2019/20.
 */
const isShare = ({ unit, title, target, targetHigh, benchmark }: Indicator): boolean =>
  unit === 'percent' &&
  shareOfWhole.test(title) &&
  !mayPassWhole.test(title) &&
  [target, targetHigh, ...Object.values(benchmark?.values ?? {})].every(isWithinWhole);

/**
 * Whether a measure counts whole things, which its title says ("No of new homes") where no places are kept. An average
 * or a rate without places may have any. Source: every "No of …" that King's Lynn and Cannock Chase printed is whole.
 */
const isCount = ({ unit, decimals, title }: Indicator): boolean =>
  unit === 'number' &&
  decimals === 0 &&
  /^(?:the )?(?:total )?(?:no\.?|number|count)(?:\(s\))? of\b/i.test(title);

/** Why a figure that could be read cannot be one of this very measure; none where it can. */
export const beyondLimits = (indicator: Indicator, value: number, field: string): Problem[] => {
  const text = formatValue(value, indicator.unit, { decimals: 9 });
  if (!isInRange(value, indicator.unit)) return [{ code: 'out-of-range', field, facts: { text } }];
  if (isShare(indicator) && !isWithinWhole(value))
    return [{ code: 'out-of-range', field, facts: { text, least: '0%', most: '100%' } }];
  if (isCount(indicator) && !Number.isInteger(value)) return [{ code: 'not-whole', field, facts: { text } }];
  return [];
};
