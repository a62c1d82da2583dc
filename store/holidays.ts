import Holidays from 'date-holidays';
import type { Calendar, Day } from '../register/index.ts';

/**
 * Bank holidays of England and Wales in those years, in order. Left out are observances, which nobody has off (Mothering
 * Sunday), and days at a week-end, whose substitute day is there instead.
 *
 * Days from date-holidays (ISC; its data CC BY 3.0).
 */
export const bankHolidays = (years: readonly number[]): Day[] => {
  const england = new Holidays('GB', 'ENG', { timezone: 'Europe/London' });
  return years
    .flatMap(year => england.getHolidays(year))
    .filter(holiday => holiday.type === 'public' || holiday.type === 'bank')
    .map(holiday => holiday.date.slice(0, 10))
    .filter(day => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()))
    .sort();
};

/** The calendar that working days are counted by. Counting beyond `years` would take bank holidays for working days. */
export const createCalendar = (years: readonly number[], closureDays: readonly Day[] = []): Calendar => ({
  holidays: [...new Set([...bankHolidays(years), ...closureDays])].sort(),
});
