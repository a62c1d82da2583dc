import type { Day } from './day.ts';
import { endOfMonth } from './day.ts';
import { accept, refuse, type Result } from './problem.ts';

/** `2024-25-Q1`, `2024-25-M03` (M01 is April) or `2024-25`: English local-government financial years, April to March. */
export type PeriodId = string;

export type PeriodKind = 'quarter' | 'month' | 'year';

type Parts = { year: number; kind: PeriodKind; number: number };

const shape = /^(\d{4})[-/](\d{2}|\d{4})(?:[-\s/]?(Q[1-4]|M(?:0[1-9]|1[0-2])))?$/i;

/** Accepts 2019/20, 2019-20 and 2019-2020, each with or without `Q1` or `M03`; the second year must follow the first. */
export const parsePeriod = (text: string): Result<PeriodId> => {
  const match = shape.exec(text.trim());
  const start = Number(match?.[1]);
  const end = match?.[2];
  if (
    !match ||
    !end ||
    Number(end.slice(-2)) !== (start + 1) % 100 ||
    (end.length === 4 && Number(end) !== start + 1)
  ) {
    return refuse({ code: 'not-a-period', facts: { text } });
  }
  const year = `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
  return accept(match[3] ? `${year}-${match[3].toUpperCase()}` : year);
};

const partsOf = (period: PeriodId): Parts => {
  const year = Number(period.slice(0, 4));
  const part = period.slice(8);
  if (part.startsWith('Q')) return { year, kind: 'quarter', number: Number(part.slice(1)) };
  if (part.startsWith('M')) return { year, kind: 'month', number: Number(part.slice(1)) };
  return { year, kind: 'year', number: 1 };
};

/** Months of the financial year that a period covers, 0 (April) to 11 (March), both included. */
const monthsOf = ({ kind, number }: Parts): [number, number] => {
  if (kind === 'quarter') return [(number - 1) * 3, number * 3 - 1];
  if (kind === 'month') return [number - 1, number - 1];
  return [0, 11];
};

const monthDay = (year: number, financialMonth: number): Day => {
  const month = ((financialMonth + 3) % 12) + 1;
  return `${financialMonth < 9 ? year : year + 1}-${String(month).padStart(2, '0')}-01`;
};

export const periodKind = (period: PeriodId): PeriodKind => partsOf(period).kind;

export const periodStart = (period: PeriodId): Day => {
  const parts = partsOf(period);
  return monthDay(parts.year, monthsOf(parts)[0]);
};

export const periodEnd = (period: PeriodId): Day => {
  const parts = partsOf(period);
  return endOfMonth(monthDay(parts.year, monthsOf(parts)[1]));
};

/** Months of the financial year gone by the end of the period, 1 to 12. */
export const monthsElapsed = (period: PeriodId): number => monthsOf(partsOf(period))[1] + 1;

/** 1 to 4; null for months and years. */
export const quarterOf = (period: PeriodId): number | null => {
  const { kind, number } = partsOf(period);
  return kind === 'quarter' ? number : null;
};

/** `2024-25`. */
export const yearOf = (period: PeriodId): PeriodId => period.slice(0, 7);

/** The period of a kind that a day is in: 30 September 2019 is in `2019-20-Q2`. */
export const periodOn = (day: Day, kind: PeriodKind): PeriodId => {
  const calendarYear = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const number = ((month + 8) % 12) + 1;
  const start = number <= 9 ? calendarYear : calendarYear - 1;
  const year = `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
  if (kind === 'year') return year;
  return kind === 'quarter'
    ? `${year}-Q${Math.ceil(number / 3)}`
    : `${year}-M${String(number).padStart(2, '0')}`;
};

/** "Q1 2024-25", "June 2024", "2024-25". */
export const periodTitle = (period: PeriodId): string => {
  const { kind, number, year } = partsOf(period);
  if (kind === 'quarter') return `Q${number} ${yearOf(period)}`;
  if (kind === 'year') return yearOf(period);
  const months = [
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
    'January',
    'February',
    'March',
  ];
  return `${months[number - 1]} ${number <= 9 ? year : year + 1}`;
};

/** The next period of the same kind. */
export const nextPeriod = (period: PeriodId): PeriodId => {
  const { kind, number, year } = partsOf(period);
  const following = `${year + 1}-${String((year + 2) % 100).padStart(2, '0')}`;
  if (kind === 'year') return following;
  if (kind === 'quarter') return number < 4 ? `${yearOf(period)}-Q${number + 1}` : `${following}-Q1`;
  return number < 12 ? `${yearOf(period)}-M${String(number + 1).padStart(2, '0')}` : `${following}-M01`;
};

/** Earlier end first; of two that end together the shorter first (Q4 before its year). */
export const comparePeriods = (a: PeriodId, b: PeriodId): number =>
  periodEnd(a).localeCompare(periodEnd(b)) || periodStart(b).localeCompare(periodStart(a));

/**
 * The report before: among `periods`, the one that ends last before `period` starts. A month is compared with a month
 * and a quarter with a quarter, wherever there is an earlier one; a year stands for its own last part where that is not
 * printed. So a council that prints Q1 to Q3 and the full year, as King's Lynn does, compares Q1 with last year's full
 * year.
 */
export const previousPeriod = (period: PeriodId, periods: readonly PeriodId[]): PeriodId | null => {
  const kind = periodKind(period);
  const isAlike = (other: PeriodId) => periodKind(other) === kind;
  const earlier = periods.filter(other => periodEnd(other) < periodStart(period));
  const comparable = earlier.some(isAlike)
    ? earlier.filter(other => isAlike(other) || periodKind(other) === 'year')
    : earlier;
  const latest = comparable.sort(comparePeriods).at(-1);
  if (latest === undefined) return null;
  return comparable.findLast(other => isAlike(other) && periodEnd(other) === periodEnd(latest)) ?? latest;
};
