import { addDays, instantAt } from '../day.ts';
import { updateKey } from '../keys.ts';
import { periodEnd, type PeriodId } from '../period.ts';
import { newReportingPeriod } from '../newReportingPeriod.ts';
import type { ReportingPeriod } from '../reportingPeriod.ts';
import type { Update } from '../update.ts';
import type { ImportFor } from './importing.ts';

/**
 * What a sheet says of an item for a period. It is dated to the day after the period's end (or now, if that is still to
 * come), so that whatever was answered or corrected since counts before it.
 */
export const publishedUpdate = (
  item: { key: string; council: string; visibility: Update['visibility'] },
  { period, now }: { period: PeriodId; now: string },
  said: Partial<Update>,
): Update => {
  const opened = instantAt(addDays(periodEnd(period), 1));
  return {
    key: updateKey(item.key, period, 'published'),
    council: item.council,
    itemKey: item.key,
    period,
    submissionId: 'published',
    value: null,
    numerator: null,
    denominator: null,
    valueState: null,
    asAt: null,
    expectedOn: null,
    band: null,
    publishedBand: null,
    commentary: null,
    nextActions: null,
    requestedDue: null,
    requestReason: null,
    completedOn: null,
    restatementReason: null,
    submittedBy: 'published',
    submittedAt: Date.parse(opened) < Date.parse(now) ? opened : now,
    state: 'approved',
    replaces: null,
    visibility: item.visibility,
    ...said,
  };
};

/**
 * A period that the sheet speaks of, with its calendar. It is closed where something was said of it and it is over, to
 * be collected where nothing was, and planned while it is under way.
 */
export const periodRead = (
  period: PeriodId,
  isSaid: boolean,
  { council, calendar, today }: Pick<ImportFor, 'council' | 'calendar' | 'today'>,
): ReportingPeriod => {
  const state = today <= periodEnd(period) ? 'planned' : isSaid ? 'closed' : 'collecting';
  return { ...newReportingPeriod(council, period, calendar), state };
};
