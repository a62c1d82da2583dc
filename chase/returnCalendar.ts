import { addDays, addWorkingDays, nthWorkingDay, periodEnd } from '../register/index.ts';
import type { Calendar, Day, PeriodId, ReportingPeriod } from '../register/index.ts';

/**
 * When the return for a period opens and is due unless the council says otherwise: the first working day after the
 * period ends, and the tenth working day counted from that one (Q2 2024-25: 1 and 14 October 2024).
 */
export const returnCalendar = (period: PeriodId, calendar: Calendar): { opensOn: Day; dueOn: Day } => {
  const opensOn = addWorkingDays(addDays(periodEnd(period), 1), 0, calendar);
  return { opensOn, dueOn: nthWorkingDay(opensOn, 10, calendar) };
};

/**
 * True while answers are asked for and taken: it has opened by the calendar, and nobody has closed it for data.
 * A planned period opens by its day alone.
 */
export const isCollecting = ({ state, opensOn }: ReportingPeriod, day: Day): boolean =>
  (state === 'collecting' || state === 'planned') && opensOn <= day;
