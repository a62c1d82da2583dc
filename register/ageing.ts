import type { Day } from './day.ts';
import { latenessOf } from './lateness.ts';
import type { Recommendation, RiskPriority } from './recommendation.ts';
import { recommendationOn } from './recommendationState.ts';

/** Whole months past the date in force, from `from` and under `upTo`. */
export const ageBands = [
  { id: 'under-3', from: 0, upTo: 3 },
  { id: '3-to-6', from: 3, upTo: 6 },
  { id: '6-to-12', from: 6, upTo: 12 },
  { id: 'over-12', from: 12, upTo: Infinity },
] as const;
export type AgeBand = (typeof ageBands)[number]['id'];

/** `awaiting` is how many of `items` await verification; `byPriority` adds up to `items`. */
export type AgeRow = {
  band: AgeBand;
  items: Recommendation[];
  byPriority: Record<RiskPriority, number>;
  awaiting: number;
};

/**
 * Overdue recommendations by how long the date in force is past, shortest first; each is in one row. Re-dated ones are
 * young here, which is why what is late against its original date is shown beside it.
 */
export const ageOverdue = (items: readonly Recommendation[], day: Day): AgeRow[] => {
  const overdue = items
    .map(item => ({ item, position: recommendationOn(item, day), months: latenessOf(item, day).lateMonths }))
    .filter(({ position }) => position.overdue);
  return ageBands.map(({ id, from, upTo }) => {
    const here = overdue.filter(({ months }) => months >= from && months < upTo);
    const count = (priority: RiskPriority) =>
      here.filter(({ item }) => item.riskPriority === priority).length;
    return {
      band: id,
      items: here.map(({ item }) => item),
      byPriority: { low: count('low'), medium: count('medium'), high: count('high') },
      awaiting: here.filter(({ position }) => position.state === 'awaiting-verification').length,
    };
  });
};
