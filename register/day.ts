import { DateTime } from 'luxon';

/** A civil date in Europe/London, `YYYY-MM-DD`. */
export type Day = string;
/** An instant, ISO 8601 with zone. */
export type Instant = string;

const london = { zone: 'Europe/London', locale: 'en-GB' } as const;
/** A day alone has no zone: read as UTC it keeps its date through any sum, and costs no zone look-up. */
const at = (day: Day) => DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' });

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && at(text).isValid;

/** The civil date in London at an instant. */
export const dayOf = (instant: Instant): Day => DateTime.fromISO(instant, london).toFormat('yyyy-MM-dd');

/** The instant of a wall-clock time in London, `09:00` unless told. */
export const instantAt = (day: Day, time = '09:00'): Instant =>
  DateTime.fromISO(`${day}T${time}`, london).toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");

/** The wall-clock time in London, `HH:mm`. */
export const timeOf = (instant: Instant): string => DateTime.fromISO(instant, london).toFormat('HH:mm');

export const addDays = (day: Day, days: number): Day => at(day).plus({ days }).toFormat('yyyy-MM-dd');

/** The same day of another month, or its last day where it is shorter: 31 August less six months is 29 February. */
export const addMonths = (day: Day, months: number): Day => at(day).plus({ months }).toFormat('yyyy-MM-dd');

export const daysBetween = (from: Day, to: Day): number => Math.round(at(to).diff(at(from), 'days').days);

/** Whole months gone from one day to a later one; from the last day of a month to the last of another counts as whole. */
export const monthsBetween = (from: Day, to: Day): number =>
  Math.floor(at(to).diff(at(from), 'months').months);

const longMonths = '01 03 05 07 08 10 12';

/** Plain arithmetic on text: every rating of every item asks for it. */
export const endOfMonth = (day: Day): Day => {
  const year = Number(day.slice(0, 4));
  const month = day.slice(5, 7);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === '02') return `${day.slice(0, 7)}-${isLeap ? 29 : 28}`;
  return `${day.slice(0, 7)}-${longMonths.includes(month) ? 31 : 30}`;
};

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: Day): number => at(day).weekday;

/** "14 October 2024", for text. */
export const longDay = (day: Day): string => at(day).toFormat('d LLLL yyyy');

/** "Monday 14 October", for a line that needs the weekday. */
export const weekdayAndDay = (day: Day): string => at(day).toFormat('cccc d LLLL');

/** "14 Oct 2024", for tables. */
export const shortDay = (day: Day): string => at(day).toFormat('d LLL yyyy');

/** "March 2025", for due dates that were given as a month. */
export const monthAndYear = (day: Day): string => at(day).toFormat('LLLL yyyy');
