import type { Day } from './day.ts';
import type { Action } from './item.ts';
import { periodEnd, type PeriodId } from './period.ts';

/**
 * The day by which a milestone should be done: the end of the quarter, month or later year to which it was moved, or
 * in which it was first planned; its due date where it has neither. Null where nobody said when.
 */
export const milestoneEnd = ({ revised, planned, due }: Action): Day | null => {
  const period = revised ?? planned;
  return period === null ? due : periodEnd(period);
};

/**
 * It should be done only after that period, so that nothing need be said of it yet. One without any date is not
 * excused: a missing date hides nothing.
 */
export const isNotYetDue = (milestone: Action, period: PeriodId): boolean => {
  const end = milestoneEnd(milestone);
  return end !== null && end > periodEnd(period);
};
