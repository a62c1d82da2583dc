import { asPlain } from './asPlain.ts';
import { endOfMonth, weekdayOf, type Day } from './day.ts';
import { parsePeriod, periodEnd, periodKind, periodStart, yearOf, type PeriodId } from './period.ts';
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

/** Both days included: where a day without a year is meant to lie. */
export type Span = { from: Day; to: Day };

/** The year that a period is in. */
export const spanOfYear = (period: PeriodId): Span => ({
  from: periodStart(yearOf(period)),
  to: periodEnd(yearOf(period)),
});

/** The one day of a span among those of some years; null where there is none or another: nobody can tell which is meant. */
const onlyIn = (span: Span | null, dayOfYear: (year: number) => Day | null): Day | null => {
  if (span === null) return null;
  const [first, last] = [Number(span.from.slice(0, 4)), Number(span.to.slice(0, 4))];
  const days = Array.from({ length: last - first + 2 }, (_, index) => dayOfYear(first - 1 + index));
  const [only = null, another] = days.filter(day => day !== null && day >= span.from && day <= span.to);
  return another === undefined ? only : null;
};

const endOfQuarter = (year: number, quarter: string): Day =>
  periodEnd(`${year}-${String((year + 1) % 100).padStart(2, '0')}-Q${quarter}`);

type Parts = readonly string[];

const dayMonthYear = (day: string, month: number | null, year: string): Day | null =>
  dayIn(monthOf(fullYear(year), month), Number(day));

const endOf = (month: number | null, year: string): Day | null => lastDay(monthOf(fullYear(year), month));

const shapes: [shape: RegExp, read: (parts: Parts, span: Span | null) => Day | null][] = [
  [/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/, ([y = '', , m, d = '']) => dayMonthYear(d, Number(m), y)],
  [/^(\d{1,2})([/. -])(\d{1,2})\2(\d{4}|\d{2})$/, ([d = '', , m, y = '']) => dayMonthYear(d, Number(m), y)],
  [
    /^(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([a-z]{3,9})\.?,?[ -]['’]?(\d{4}|\d{2})$/i,
    ([d = '', m = '', y = '']) => dayMonthYear(d, monthNumber(m), y),
  ],
  [
    /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i,
    ([m = '', d = '', y = '']) => dayMonthYear(d, monthNumber(m), y),
  ],
  [
    /^(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?$/i,
    ([d, m = ''], span) => onlyIn(span, year => dayIn(monthOf(year, monthNumber(m)), Number(d))),
  ],
  [/^(\d{4})-(\d{2})$/, ([y = '', m]) => endOf(Number(m), y)],
  [/^(\d{1,2})\/(\d{4})$/, ([m, y = '']) => endOf(Number(m), y)],
  [/^([a-z]{3,9})\.?,?[ -](?:of )?['’]?(\d{4}|\d{2})$/i, ([m = '', y = '']) => endOf(monthNumber(m), y)],
  [/^([a-z]{3,9})\.?$/i, ([m = ''], span) => onlyIn(span, year => lastDay(monthOf(year, monthNumber(m))))],
  [/^q([1-4])$/i, ([q = ''], span) => onlyIn(span, year => endOfQuarter(year, q))],
];

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekday = /^(mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? (?=\d)/i;
const before =
  /^(?:w\/c|wc|w\/b|week (?:commencing|beginning)|by(?: the)? end of|by|end of(?: the)?|end)\.? /i;

/** `Q4 2024/25` and `2024-25 Q4`; a whole year is no day. */
const quarterEnd = (text: string): Day | null => {
  const period = parsePeriod(text.replace(/^(q[1-4]),? (.+)$/i, '$2-$1'));
  return period.ok && periodKind(period.value) !== 'year' ? periodEnd(period.value) : null;
};

const dayIs = (text: string, span: Span | null): Day | null => {
  for (const [shape, read] of shapes) {
    const parts = shape.exec(text);
    const day = parts && read(parts.slice(1), span);
    if (day) return day;
  }
  return quarterEnd(text);
};

/** A weekday that is written beside a day has to be that day's: of "Tuesday 14 October 2024" one half is wrong. */
const fallsOn = (day: Day, name: string | undefined): boolean =>
  name === undefined || weekdays[weekdayOf(day) - 1] === name.slice(0, 3).toLowerCase();

/**
 * A day as people write it: `31/3/2025`, `31 March 2025`, `14 Oct ’24`, `2025-03-31`, `W/c 4 November 2024`. A month
 * alone (`March 2025`, `end of March 2025`) or a quarter (`Q2 2024/25`) is its last day. Always day before month.
 *
 * @param span where a day, a month or a quarter without its year is meant to lie (`W/c 6 November`); without one, or
 *   where the span has two such days, it is refused
 */
export const parseWrittenDay = (text: string, field: string, span: Span | null = null): Result<Day> => {
  const said = asPlain(text).replace(before, '');
  const [, name] = weekday.exec(said) ?? [];
  const day = dayIs(said.replace(weekday, ''), span);
  return day !== null && fallsOn(day, name)
    ? accept(day)
    : refuse({ code: 'not-a-date', field, facts: { text } });
};
