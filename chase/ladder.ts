import { addDays, addMonths, addWorkingDays, daysBetween, monthsBetween } from '../register/index.ts';
import type { Calendar, Day } from '../register/index.ts';
import type { Rung, Terms } from './ladders.ts';

/** A rung and the day on which it is sent. */
export type Reached = { rung: Rung; on: Day };

const moved = (start: Day, { offset, unit }: Rung, times: number): Day =>
  unit === 'months' ? addMonths(start, offset * times) : addDays(start, offset * times);

const sendingDay = (start: Day, rung: Rung, calendar: Calendar): Day =>
  rung.unit === 'working-days'
    ? addWorkingDays(start, rung.offset, calendar)
    : addWorkingDays(moved(start, rung, 1), 0, calendar);

/** The last time by a day that a rung which comes again was sent; null before the first. */
const lastTime = (
  start: Day,
  rung: Rung,
  { day, calendar }: { day: Day; calendar: Calendar },
): Day | null => {
  const gone = rung.unit === 'months' ? monthsBetween(start, day) : daysBetween(start, day);
  for (let times = Math.floor(gone / rung.offset); times >= 1; times -= 1) {
    const on = addWorkingDays(moved(start, rung, times), 0, calendar);
    if (on <= day) return on;
  }
  return null;
};

/**
 * The rungs of a ladder that a day has come to, each with the day on which it is sent, in that order; of one day in
 * the ladder's. One that comes again is there once, for its last time.
 */
export const rungsUntil = (
  ladder: readonly Rung[],
  terms: Terms,
  at: { day: Day; calendar: Calendar },
): Reached[] => {
  const reached: Reached[] = [];
  for (const rung of ladder) {
    const start = terms[rung.from];
    if (!start) continue;
    const on = rung.again ? lastTime(start, rung, at) : sendingDay(start, rung, at.calendar);
    if (on !== null && on <= at.day && on >= (terms.since ?? '')) reached.push({ rung, on });
  }
  return reached.sort((a, b) => a.on.localeCompare(b.on));
};
