import { addDays, instantAt, type Instant } from '../day.ts';
import type { Promised } from '../item.ts';
import { updateKey } from '../keys.ts';
import { periodEnd, type PeriodId } from '../period.ts';
import { newReportingPeriod } from '../newReportingPeriod.ts';
import type { ReportingPeriod } from '../reportingPeriod.ts';
import type { Update } from '../update.ts';
import type { ImportFor } from './importing.ts';

/** When what a sheet says of a period was said: the day after its end, or now where that is still to come. */
export type SaidAt = (period: PeriodId) => Instant;

/** Worked out once for each period: there may be twenty thousand rows. */
export const createSaidAt = (now: Instant): SaidAt => {
  const known = new Map<PeriodId, Instant>();
  return period => {
    const opened = known.get(period) ?? instantAt(addDays(periodEnd(period), 1));
    known.set(period, opened);
    return Date.parse(opened) < Date.parse(now) ? opened : now;
  };
};

/** What a sheet can say of an item for a period. */
export type PublishedWords = Partial<
  Pick<
    Update,
    | 'value'
    | 'numerator'
    | 'denominator'
    | 'valueState'
    | 'asAt'
    | 'band'
    | 'publishedBand'
    | 'commentary'
    | 'nextActions'
    | 'completedOn'
  >
>;

/** What a sheet says of an item for a period, so dated that whatever was answered or corrected since counts before it. */
export const publishedUpdate = (
  item: Pick<Promised, 'key' | 'council' | 'visibility'>,
  { period, saidAt }: { period: PeriodId; saidAt: SaidAt },
  said: PublishedWords,
): Update => ({
  key: updateKey(item.key, period, 'published'),
  council: item.council,
  itemKey: item.key,
  period,
  submissionId: 'published',
  value: said.value ?? null,
  numerator: said.numerator ?? null,
  denominator: said.denominator ?? null,
  valueState: said.valueState ?? null,
  asAt: said.asAt ?? null,
  expectedOn: null,
  band: said.band ?? null,
  publishedBand: said.publishedBand ?? null,
  commentary: said.commentary ?? null,
  nextActions: said.nextActions ?? null,
  requestedDue: null,
  requestReason: null,
  completedOn: said.completedOn ?? null,
  restatementReason: null,
  submittedBy: 'published',
  submittedAt: saidAt(period),
  state: 'approved',
  replaces: null,
  visibility: item.visibility,
});

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
