import { addDays } from '../register/index.ts';
import type { Calendar, Day } from '../register/index.ts';
import { rungsUntil, type Reached } from './ladder.ts';
import type { Rung, Terms } from './ladders.ts';

/** A rung that comes again does so within a month, and its day may move past a holiday. */
const soon = 62;

/** Further than any ladder reaches: a policy is asked for a year before its review. */
const far = 800;

/** The next rung of a ladder after a day, with the day on which it is sent; null where none is left. */
export const nextRung = (
  ladder: readonly Rung[],
  terms: Terms,
  { day, calendar }: { day: Day; calendar: Calendar },
): Reached | null => {
  for (let next = addDays(day, 1); next <= addDays(day, soon); next = addDays(next, 1)) {
    const reached = rungsUntil(ladder, terms, { day: next, calendar }).find(({ on }) => on === next);
    if (reached) return reached;
  }
  const once = ladder.filter(({ again }) => again !== true);
  return rungsUntil(once, terms, { day: addDays(day, far), calendar }).find(({ on }) => on > day) ?? null;
};
