import { longDay } from '../day.ts';
import type { Lateness } from '../lateness.ts';

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Whole months; days where it is less than one. Empty where it is not late. */
const span = (months: number, days: number): string =>
  months > 0 ? counted(months, 'month') : days > 0 ? counted(days, 'day') : '';

/** "Due 31 March 2024, revised once to 30 June 2024". */
export const dueWords = ({ due, originalDue, revisions }: Lateness): string => {
  if (due === null || originalDue === null) return 'No date has been agreed';
  const moved = revisions === 0 ? '' : `, revised ${times(revisions)} to ${longDay(due)}`;
  return `Due ${longDay(originalDue)}${moved}`;
};

/**
 * ", 3 months late (6 against the date first agreed)"; empty where it is late against neither date. A date that was
 * moved hides nothing: what is in time by the new one still says how late it is by the old.
 */
export const lateWords = (lateness: Lateness): string => {
  const { lateMonths, lateMonthsAgainstOriginal, revisions } = lateness;
  const late = span(lateMonths, lateness.lateDays);
  const first = span(lateMonthsAgainstOriginal, lateness.lateDaysAgainstOriginal);
  if (revisions === 0 || first === '') return late === '' ? '' : `, ${late} late`;
  if (late === '') return `, ${first} after the date first agreed`;
  const again = lateMonths > 0 ? `${lateMonthsAgainstOriginal}` : first;
  return `, ${late} late (${again} against the date first agreed)`;
};
