import { addDays } from './day.ts';
import { reportingPeriodKey } from './keys.ts';
import { periodEnd, periodTitle, type PeriodId } from './period.ts';
import type { ReportingPeriod } from './reportingPeriod.ts';
import { nthWorkingDay, type Calendar } from './workingDays.ts';

/** By default a return is due on the tenth working day after the period. */
const returnDays = 10;

/**
 * A period that is to be reported on: its return opens on the first working day after it has ended and is due on the
 * tenth (King's Lynn's Q2 2024-25: Tuesday 1 October to Monday 14 October).
 */
export const newReportingPeriod = (
  council: string,
  period: PeriodId,
  calendar: Calendar,
): ReportingPeriod => {
  const after = addDays(periodEnd(period), 1);
  return {
    key: reportingPeriodKey(council, period),
    council,
    period,
    title: periodTitle(period),
    opensOn: nthWorkingDay(after, 1, calendar),
    dueOn: nthWorkingDay(after, returnDays, calendar),
    state: 'planned',
    snapshotFile: null,
    snapshotHash: null,
  };
};
