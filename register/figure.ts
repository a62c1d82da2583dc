import { asPlain } from './asPlain.ts';
import type { Unit } from './item.ts';
import { accept, refuse, type Result } from './problem.ts';

const wellGrouped = /^\d{1,3}(,\d{3})+(\.\d+)?$|^\d{1,3}( \d{3})+(\.\d+)?$|^\d+(\.\d+)?$|^\.\d+$/;

/** `t` is tonnes only straight after a digit: `450mt` may be metric tonnes or a million of them. */
const unitWords: Record<Unit, RegExp> = {
  percent: /(%|per ?cent)$/i,
  number: /$/,
  gbp: /(gbp|pounds)$/i,
  tonnes: /(tonnes?|(?<=\d ?)t)$/i,
  kwh: /kwh$/i,
  days: /days?$/i,
  fte: /ftes?$/i,
};

/** Written in full they mean one thing everywhere; a bare `m` after days may be months, and after a share nothing. */
const shortMagnitude: Record<Unit, boolean> = {
  percent: false,
  number: true,
  gbp: true,
  tonnes: true,
  kwh: true,
  days: false,
  fte: false,
};

const magnitudes: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

/** Digits as people group them, times a magnitude (`1.2` and `m`); twelve digits, so that 1.005k is 1005. */
export const digitsToNumber = (digits: string, magnitude = ''): number =>
  Number((Number(digits.replace(/[, ]/g, '')) * (magnitudes[magnitude.toLowerCase()] ?? 1)).toPrecision(12));

const magnitude = /(?<=\d)[km]$|(?<=\d) ?(?:mn|bn|thousand|million|billion)$/i;

const isWord = (size: string): boolean => size.length > 2;

/** `-3.4`, `+3.4`, and `(3.4)` as accountants write it. */
const signed = (text: string): { negative: boolean; digits: string } => {
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed) return { negative: true, digits: String(bracketed[1]).trim() };
  return { negative: text.startsWith('-'), digits: text.replace(/^[+-]/, '').trim() };
};

/** Of money the pound stands before the figure, on either side of its sign: `£20`, `-£20`, `£-20`, `(£20)`. */
const withoutPound = (text: string, unit: Unit): string =>
  unit === 'gbp' ? text.replace(/^([(+-]?) ?(?:£|gbp) ?/i, '$1') : text;

/** How each unit is best written, for the sentence that says what to type. */
const examples: Record<Unit, string> = {
  percent: '92%',
  number: '1,050,950',
  gbp: '£559,576',
  tonnes: '418 tonnes',
  kwh: '37,503 kWh',
  days: '12 days',
  fte: '22.7 FTE',
};

/**
 * Percentages go to 1,000 either way; of counts and amounts of things there are none below nought, money may be owed.
 */
export const isInRange = (value: number, unit: Unit): boolean => {
  const mayBeNegative = unit === 'percent' || unit === 'gbp';
  return Math.abs(value) <= (unit === 'percent' ? 1000 : 1e12) && (value >= 0 || mayBeNegative);
};

/**
 * A figure as people write it: `92%`, `92.0 per cent`, `£559,576`, `£0.56m`, `1 050 950`, `-20`, `(20)`, `418 tonnes`.
 * The unit may be left out, but another one is refused, and so are thousands that are grouped wrongly (`12,34` may be
 * 12.34 or 1,234), words beside the unit (`about 90`) and a magnitude that may be another unit (`5m` of days).
 * Percentages may pass 100 (growth) or be negative; what one measure cannot be, `beyondLimits` says.
 */
export const parseFigure = (text: string, unit: Unit, field = 'value'): Result<number> => {
  const facts = { text, example: examples[unit] };
  const { negative, digits: withUnit } = signed(withoutPound(asPlain(text), unit));
  const digits = withUnit.replace(unitWords[unit], '').trim();
  const bare = digits.replace(magnitude, '');
  const size = digits.slice(bare.length).trim();
  const isSure = size === '' || shortMagnitude[unit] || isWord(size);
  if (!wellGrouped.test(bare) || !isSure) return refuse({ code: 'not-a-number', field, facts });
  // Never minus nought.
  const value = digitsToNumber(bare, size) * (negative ? -1 : 1) + 0;
  return isInRange(value, unit) ? accept(value) : refuse({ code: 'out-of-range', field, facts: { text } });
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
