import { endOfMonth, type Day } from './day.ts';
import { parsePeriod, periodEnd, periodStart, type PeriodId } from './period.ts';
import { accept, refuse, type Result } from './problem.ts';

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** `Sep`, `Sept`, `September`: 9; null for what begins no month, or is shorter than three letters. */
export const monthNumber = (word: string): number | null => {
  const said = word.toLowerCase().replace(/\.$/, '');
  const index = monthNames.findIndex(name => said.length >= 3 && name.startsWith(said));
  if (said === 'sept' || index >= 0) return said === 'sept' ? 9 : index + 1;
  return null;
};

const fullYear = (year: string): number => Number(year.length === 2 ? `20${year}` : year);

const monthOf = (year: number, month: number | null): string | null =>
  month === null || month < 1 || month > 12 || year < 2000 || year > 2100
    ? null
    : `${year}-${String(month).padStart(2, '0')}`;

const dayIn = (month: string | null, day: number): Day | null => {
  if (month === null || day < 1) return null;
  const made = `${month}-${String(day).padStart(2, '0')}`;
  return made <= endOfMonth(`${month}-01`) ? made : null;
};

const lastDay = (month: string | null): Day | null => (month === null ? null : endOfMonth(`${month}-01`));

/** The year in which a month falls, within the financial year of a period. */
const yearNear = (month: number, period: PeriodId): number =>
  Number(periodStart(period.slice(0, 7)).slice(0, 4)) + (month < 4 ? 1 : 0);

const shapes: [shape: RegExp, read: (parts: string[], near: PeriodId | null) => Day | null][] = [
  [/^(\d{4})-(\d{2})-(\d{2})$/, ([y = '', m, d]) => dayIn(monthOf(fullYear(y), Number(m)), Number(d))],
  [
    /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/,
    ([d, , m, y = '']) => dayIn(monthOf(fullYear(y), Number(m)), Number(d)),
  ],
  [
    /^(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})$/i,
    ([d, m = '', y = '']) => dayIn(monthOf(fullYear(y), monthNumber(m)), Number(d)),
  ],
  [
    /^(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?$/i,
    ([d, m = ''], near) => {
      const month = monthNumber(m);
      return month === null || near === null ? null : dayIn(monthOf(yearNear(month, near), month), Number(d));
    },
  ],
  [/^(\d{4})-(\d{2})$/, ([y = '', m]) => lastDay(monthOf(fullYear(y), Number(m)))],
  [/^(\d{1,2})\/(\d{4})$/, ([m, y = '']) => lastDay(monthOf(fullYear(y), Number(m)))],
  [
    /^([a-z]{3,9})\.?[ -](?:of )?'?(\d{4}|\d{2})$/i,
    ([m = '', y = '']) => lastDay(monthOf(fullYear(y), monthNumber(m))),
  ],
];

const weekday = /^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? (?=\d)/i;
const before =
  /^(?:w\/c|wc|w\/b|week (?:commencing|beginning)|by(?: the)? end of|by|end of(?: the)?|end)\.? /i;

const quarterEnd = (text: string): Day | null => {
  const turned = text.replace(/^(q[1-4]) (.+)$/i, '$2-$1');
  const period = parsePeriod(turned);
  return period.ok && turned !== text ? periodEnd(period.value) : null;
};

/**
 * A day as people write it: `31/3/2025`, `31 March 2025`, `2025-03-31`, `W/c 4 November 2024`. A month alone
 * (`March 2025`, `end of March 2025`) or a quarter (`Q2 2024/25`) is its last day. Always day before month.
 *
 * @param near the period whose financial year is meant where none is written (`W/c 6 November`); without it, refused
 */
export const parseWrittenDay = (text: string, field: string, near: PeriodId | null = null): Result<Day> => {
  const said = text.trim().replace(/\s+/g, ' ').replace(before, '').replace(weekday, '');
  for (const [shape, read] of shapes) {
    const parts = shape.exec(said);
    const day = parts && read(parts.slice(1), near);
    if (day) return accept(day);
  }
  const quarter = quarterEnd(said);
  return quarter ? accept(quarter) : refuse({ code: 'not-a-date', field, facts: { text } });
};
