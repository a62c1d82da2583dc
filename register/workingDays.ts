import { addDays, weekdayOf, type Day } from './day.ts';

/** Bank holidays of England and Wales and the council's own closure days. The list is the caller's; rules hold none. */
export type Calendar = { holidays: readonly Day[] };

export const isWorkingDay = (day: Day, calendar: Calendar): boolean =>
  weekdayOf(day) <= 5 && !calendar.holidays.includes(day);

/** Steps over `days` working days, backwards when negative. 0 is the day itself, or the next working day. */
export const addWorkingDays = (day: Day, days: number, calendar: Calendar): Day => {
  const direction = days < 0 ? -1 : 1;
  let current = day;
  let left = Math.abs(days);
  if (left === 0) while (!isWorkingDay(current, calendar)) current = addDays(current, 1);
  while (left > 0) {
    current = addDays(current, direction);
    if (isWorkingDay(current, calendar)) left -= 1;
  }
  return current;
};

/** The nth working day counted from `from`, which counts as the first if it is one. */
export const nthWorkingDay = (from: Day, n: number, calendar: Calendar): Day =>
  addWorkingDays(addWorkingDays(from, 0, calendar), n - 1, calendar);

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export const workingDaysBetween = (from: Day, to: Day, calendar: Calendar): number => {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (isWorkingDay(day, calendar)) count += 1;
  return count;
};
