import type { Unit } from './item.ts';
import { accept, refuse, type Result } from './problem.ts';

const wellGrouped = /^\d{1,3}(,\d{3})+(\.\d+)?$|^\d+(\.\d+)?$|^\.\d+$/;
const unitWords: Record<Unit, RegExp> = {
  percent: /(%|per ?cent)$/i,
  number: /$/,
  gbp: /$/,
  tonnes: /(tonnes?|t)$/i,
  kwh: /kwh$/i,
  days: /days?$/i,
  fte: /(fte)$/i,
};

/**
 * A figure as people write it: `92%`, `£559,576`, `1,050,950`, `-20`, `418 tonnes`. The unit may be left out, but
 * another one is refused, and so are thousands that are grouped wrongly (`12,34` may be 12.34 or 1,234). Percentages
 * may pass 100 (growth) or be negative, but not beyond 1,000 either way; other measures are not negative.
 */
export const parseFigure = (text: string, unit: Unit): Result<number> => {
  const refused = refuse({ code: 'not-a-number', field: 'value', facts: { text } });
  let rest = text.trim().replace(/[\u2212\u2013]/g, '-');
  if (unit === 'gbp') rest = rest.replace('£', '');
  rest = rest.replace(unitWords[unit], '').trim();
  const negative = rest.startsWith('-');
  const digits = negative ? rest.slice(1).trim() : rest;
  if (!wellGrouped.test(digits)) return refused;
  const value = Number(digits.replaceAll(',', '')) * (negative ? -1 : 1);
  const inRange = unit === 'percent' ? Math.abs(value) <= 1000 : value >= 0 && value <= 1e12;
  return inRange ? accept(value) : refuse({ code: 'out-of-range', field: 'value', facts: { text } });
};

const suffix: Record<Unit, string> = {
  percent: '%',
  number: '',
  gbp: '',
  tonnes: ' tonnes',
  kwh: ' kWh',
  days: ' days',
  fte: ' FTE',
};

/**
 * "92%", "£559,576", "1,050,950", "418 tonnes". At most `decimals` places, and no trailing zeros except in pence.
 * The unit is left out for a column that already names it (`bare`).
 */
export const formatValue = (value: number, unit: Unit, { decimals = 2, bare = false } = {}): string => {
  const pence = unit === 'gbp' && !Number.isInteger(value);
  const digits = new Intl.NumberFormat('en-GB', {
    maximumFractionDigits: pence ? 2 : decimals,
    minimumFractionDigits: pence ? 2 : 0,
  }).format(Math.abs(value));
  const sign = value < 0 ? '−' : '';
  if (bare) return `${sign}${digits}`;
  return `${sign}${unit === 'gbp' ? '£' : ''}${digits}${suffix[unit]}`;
};
