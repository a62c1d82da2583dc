import type { Day } from './day.ts';

/** What had been done by the end of a day, in the order of the days; of one day, in the order in which it is kept. */
export const actsUntil = <A extends { on: Day }>(acts: readonly A[], day: Day): A[] =>
  acts.filter(act => act.on <= day).sort((a, b) => a.on.localeCompare(b.on));
