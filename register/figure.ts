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

const magnitudes: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

/** Digits as people group them, times a magnitude (`1.2` and `m`); twelve digits, so that 1.005k is 1005. */
export const digitsToNumber = (digits: string, magnitude = ''): number =>
  Number((Number(digits.replaceAll(',', '')) * (magnitudes[magnitude.toLowerCase()] ?? 1)).toPrecision(12));

const magnitude = /(?:(?<=\d)[km]|(?<=\d) ?(?:bn|thousand|million|billion))$/i;

/** `-3.4`, and `(3.4)` as accountants write it. */
const signed = (text: string): { negative: boolean; digits: string } => {
  if (text.startsWith('(') && text.endsWith(')')) return { negative: true, digits: text.slice(1, -1).trim() };
  return text.startsWith('-')
    ? { negative: true, digits: text.slice(1).trim() }
    : { negative: false, digits: text };
};

/**
 * A figure as people write it: `92%`, `£559,576`, `1,050,950`, `-20`, `418 tonnes`, `£1.2m`. The unit may be left out,
 * but another one is refused, and so are thousands that are grouped wrongly (`12,34` may be 12.34 or 1,234).
 * Percentages may pass 100 (growth) or be negative, but not beyond 1,000 either way; other measures are not negative.
 */
export const parseFigure = (text: string, unit: Unit): Result<number> => {
  const refused = refuse({ code: 'not-a-number', field: 'value', facts: { text } });
  let rest = text.trim().replace(/[\u2212\u2013]/g, '-');
  if (unit === 'gbp') rest = rest.replace('£', '');
  const { negative, digits: withUnit } = signed(rest.trim());
  const digits = withUnit.replace(unitWords[unit], '').trim();
  const bare = digits.replace(magnitude, '');
  const size = digits.slice(bare.length).trim();
  if (!wellGrouped.test(bare)) return refused;
  const value = digitsToNumber(bare, size) * (negative ? -1 : 1);
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

/** Of exactly 1 as it is printed; units that are not here are the same. */
const singular: Partial<Record<Unit, string>> = { tonnes: ' tonne', days: ' day' };

/** Making one costs more than a thousand uses of it. */
const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (most: number, least: number): Intl.NumberFormat => {
  const name = `${most} ${least}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.NumberFormat('en-GB', { maximumFractionDigits: most, minimumFractionDigits: least });
  formats.set(name, made);
  return made;
};

/**
 * "92%", "£559,576", "1,050,950", "418 tonnes", "1 tonne". At most `decimals` places, and no trailing zeros except in pence.
 * The unit is left out for a column that already names it (`bare`).
 */
export const formatValue = (value: number, unit: Unit, { decimals = 2, bare = false } = {}): string => {
  const pence = unit === 'gbp' && !Number.isInteger(value);
  const digits = formatOf(pence ? Math.max(2, decimals) : decimals, pence ? 2 : 0).format(Math.abs(value));
  const sign = value < 0 ? '−' : '';
  if (bare) return `${sign}${digits}`;
  const named = (digits === '1' ? singular[unit] : undefined) ?? suffix[unit];
  return `${sign}${unit === 'gbp' ? '£' : ''}${digits}${named}`;
};
