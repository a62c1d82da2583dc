// Each function by its own address: all of the library takes a third of a second to load, for every command.
import { TZDateMini } from '@date-fns/tz/date/mini';
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays as plusDays } from 'date-fns/addDays';
import { addMonths as plusMonths } from 'date-fns/addMonths';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { differenceInCalendarMonths } from 'date-fns/differenceInCalendarMonths';
import { getISODay } from 'date-fns/getISODay';
import { lightFormat } from 'date-fns/lightFormat';
import { parseISO } from 'date-fns/parseISO';

/** A civil date in Europe/London, `YYYY-MM-DD`. */
export type Day = string;
/** An instant, ISO 8601 with zone. */
export type Instant = string;

const london = 'Europe/London';

/** A day alone has no zone: taken as UTC it keeps its date through any sum, and costs no zone look-up. */
const at = (day: Day): Date => new UTCDateMini(`${day}T00:00:00Z`);
const dayIn = (date: Date): Day => lightFormat(date, 'yyyy-MM-dd');

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at(text).getTime()) && dayIn(at(text)) === text;

const inLondon = (instant: Instant): Date => new TZDateMini(parseISO(instant).getTime(), london);

/** The civil date in London at an instant. */
export const dayOf = (instant: Instant): Day => dayIn(inLondon(instant));

/** The instant of a wall-clock time in London, `09:00` unless told; of the hour that October has twice, either. */
export const instantAt = (day: Day, time = '09:00'): Instant => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const wall = new TZDateMini(year, month - 1, date, hour, minute, london);
  return `${new Date(wall.getTime()).toISOString().slice(0, 19)}Z`;
};

/** The wall-clock time in London, `HH:mm`. */
export const timeOf = (instant: Instant): string => lightFormat(inLondon(instant), 'HH:mm');

export const addDays = (day: Day, days: number): Day => dayIn(plusDays(at(day), days));

/** The same day of another month, or its last day where it is shorter: 31 August less six months is 29 February. */
export const addMonths = (day: Day, months: number): Day => dayIn(plusMonths(at(day), months));

export const daysBetween = (from: Day, to: Day): number => differenceInCalendarDays(at(to), at(from));

/** Whole months gone from one day to a later one; from the last day of a month to the last of another counts as whole. */
export const monthsBetween = (from: Day, to: Day): number => {
  const months = differenceInCalendarMonths(at(to), at(from));
  return addMonths(from, months) <= to ? months : months - 1;
};

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
export const weekdayOf = (day: Day): number => getISODay(at(day));

const named = (parts: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' });
  /** Which signs stand between the words differs from one browser to the next. */
  return (day: Day): string =>
    format
      .formatToParts(at(day))
      .flatMap(({ type, value }) => (type === 'literal' ? [] : [value]))
      .join(' ');
};

/** "14 October 2024", for text. */
export const longDay = named({ day: 'numeric', month: 'long', year: 'numeric' });

/** "Monday 14 October", for a line that needs the weekday. */
export const weekdayAndDay = named({ weekday: 'long', day: 'numeric', month: 'long' });

/** "14 Oct 2024", for tables. */
export const shortDay = named({ day: 'numeric', month: 'short', year: 'numeric' });

/** "March 2025", for due dates that were given as a month. */
export const monthAndYear = named({ month: 'long', year: 'numeric' });
