import type { Day } from './day.ts';
import type { Action } from './item.ts';
import { dueAt, revisionAt } from './lateness.ts';
import { periodEnd, periodKind, periodOn, type PeriodId } from './period.ts';

/** The quarter to which a milestone is moved, or the month where it was planned by month. */
export const movedTo = (planned: PeriodId, to: Day): PeriodId =>
  periodOn(to, periodKind(planned) === 'month' ? 'month' : 'quarter');

/** Where a move was agreed only after that day, the one before it holds, or what was first planned. */
const endBefore = (milestone: Action, day: Day): Day | null => {
  const { planned } = milestone;
  if (planned === null) return dueAt(milestone, day);
  const moved = revisionAt(milestone, day);
  return periodEnd(moved ? movedTo(planned, moved.to) : planned);
};

/**
 * The day by which a milestone should be done, as it was agreed on a day: the end of the quarter, month or later year to
 * which it was moved, or in which it was first planned; its due date where it has neither. Null where nobody said when.
 * A move holds from the day on which it was agreed: it does not excuse what was late before.
 */
export const milestoneEnd = (milestone: Action, day: Day): Day | null => {
  const { revised, planned, due, revisions } = milestone;
  if (revisions.some(({ agreedOn }) => agreedOn > day)) return endBefore(milestone, day);
  const period = revised ?? planned;
  return period === null ? due : periodEnd(period);
};

/**
 * It should be done only after that period, as was agreed by its end, so that nothing need be said of it yet. One
 * without any date is not excused: a missing date hides nothing.
 */
export const isNotYetDue = (milestone: Action, period: PeriodId): boolean => {
  const ends = periodEnd(period);
  const end = milestoneEnd(milestone, ends);
  return end !== null && end > ends;
};
