import type { Day } from './day.ts';
import type { ReturnItem } from './item.ts';
import type { ReportingPeriod } from './reportingPeriod.ts';
import { addWorkingDays, type Calendar } from './workingDays.ts';

/** When an item's answer for a period is due: with the whole return, or later by the lag of a measure's data. */
export const returnDue = (
  item: ReturnItem,
  { dueOn }: Pick<ReportingPeriod, 'dueOn'>,
  calendar: Calendar,
): Day => {
  const lag = item.kind === 'indicator' ? item.dataLag : 0;
  return lag > 0 ? addWorkingDays(dueOn, lag, calendar) : dueOn;
};
