import type { Frequency } from './item.ts';
import { monthsElapsed, type PeriodId } from './period.ts';

/** Months of the financial year after which a figure is due. */
const every: Record<Frequency, number> = { monthly: 1, quarterly: 3, annual: 12 };

/**
 * Whether a measure owes its figure in a period: one that is known once a year in those that end the year (Q4, March,
 * the year), one that is known by the quarter in those that end a quarter, a monthly one in all.
 */
export const owesIn = (frequency: Frequency, period: PeriodId): boolean =>
  monthsElapsed(period) % every[frequency] === 0;
