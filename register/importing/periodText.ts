import { parsePeriod, periodKind, periodStart, quarterOf, type PeriodId } from '../period.ts';
import { monthNumber } from '../writtenDay.ts';

const year = String.raw`(?:fy ?)?(?:20)?(\d{2})\s?[-/ ]\s?(?:20)?(\d{2})`;
const quarter = String.raw`(?:q|qtr|quarter)\.?\s?([1-4])`;
const shapes = {
  quarterFirst: new RegExp(String.raw`\b${quarter}(?:\s*[-,:]?\s*(?:of )?)\(?${year}\)?(?![\d/])`, 'i'),
  yearFirst: new RegExp(String.raw`(?<![\d/])${year}\s*[-,:]?\s*${quarter}\b`, 'i'),
  month: /\b([a-z]{3,9})\.?[ -]'?(?:20)?(\d{2})(?![\d/-])/i,
  year: new RegExp(String.raw`(?<![\d/])${year}(?![\d/-])`, 'i'),
  quarter: new RegExp(String.raw`\b${quarter}\b`, 'i'),
};

const periodOf = (start: string, end: string, part: string): PeriodId | null => {
  const period = parsePeriod(`20${start}-${end}${part}`);
  return period.ok ? period.value : null;
};

const monthPeriod = (word: string, short: string): PeriodId | null => {
  const month = monthNumber(word);
  if (month === null) return null;
  const starts = Number(short) - (month < 4 ? 1 : 0);
  const two = (number: number) => String(number).padStart(2, '0');
  return periodOf(two(starts), two(starts + 1), `-M${two(((month + 8) % 12) + 1)}`);
};

/** A period that stands in a text, and the text without it. */
export type FoundPeriod = { period: PeriodId; rest: string };

const without = (text: string, match: RegExpExecArray): string =>
  `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim();

const read: [shape: RegExp, read: (parts: string[], near: PeriodId) => PeriodId | null][] = [
  [shapes.quarterFirst, ([q = '', a = '', b = '']) => periodOf(a, b, `-Q${q}`)],
  [shapes.yearFirst, ([a = '', b = '', q = '']) => periodOf(a, b, `-Q${q}`)],
  [shapes.year, ([a = '', b = '']) => periodOf(a, b, '')],
  [shapes.month, ([word = '', short = '']) => monthPeriod(word, short)],
  [shapes.quarter, ([q = ''], near) => `${near.slice(0, 7)}-Q${q}`],
];

/**
 * The period that a heading or a cell names: `Q1 2024/25`, `2024-25 Q1`, `Qtr 1 24/25`, `2023/24`, `June 2024`; a
 * quarter alone is one of the year of `near`. Null where it names none.
 */
export const findPeriod = (text: string, near: PeriodId): FoundPeriod | null => {
  for (const [shape, parse] of read) {
    const match = shape.exec(text);
    const period = match && parse(match.slice(1), near);
    if (match && period) return { period, rest: without(text, match) };
  }
  return null;
};

/** The year before, as the period of its outturn. */
export const lastYear = (period: PeriodId): PeriodId => {
  const start = Number(periodStart(period.slice(0, 7)).slice(0, 4));
  return `${start - 1}-${String(start % 100).padStart(2, '0')}`;
};

/** The period of the same kind just before. */
export const periodBefore = (period: PeriodId): PeriodId => {
  const before = lastYear(period);
  if (periodKind(period) === 'year') return before;
  const number = quarterOf(period) ?? Number(period.slice(9));
  const [letter, last, width] = quarterOf(period) === null ? ['M', 12, 2] : ['Q', 4, 1];
  const part = (value: number) => `-${letter}${String(value).padStart(width, '0')}`;
  return number > 1 ? `${period.slice(0, 7)}${part(number - 1)}` : `${before}${part(last)}`;
};
