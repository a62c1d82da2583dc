import type { Day, Instant } from './day.ts';
import { parseFigure } from './figure.ts';
import type { ReturnItem } from './item.ts';
import { itemAt } from './itemAt.ts';
import { bandsToGive, isJudged } from './judged.ts';
import { updateKey } from './keys.ts';
import { periodEnd, type PeriodId } from './period.ts';
import { accept, refuse, type Result } from './problem.ts';
import { engineBands, type Band, type Scheme } from './scheme.ts';
import type { Snapshot } from './snapshot.ts';
import { countingUpdate } from './snapshotIndex.ts';
import type { Update } from './update.ts';
import { parseWrittenDay } from './writtenDay.ts';

/**
 * What is to count instead of what was published, as it was typed, and why. `value` and `band` keep what was published
 * where they are left out. `submittedBy` and `submissionId` are those of the update that this becomes.
 */
export type RestatementRequest = Pick<Update, 'period' | 'submittedBy' | 'submissionId'> & {
  itemKey: string;
  value?: string | undefined;
  /** Its id, letter, name or word, in capitals or not. */
  band?: string | undefined;
  /** The day, where it is completed; the one that was published where it is left out. */
  completedOn?: string | undefined;
  reason: string;
  at: Instant;
};

/** Closed, or handed to a meeting that keeps its own frozen version. */
const wasPublished = ({ periods, meetings }: Snapshot, period: PeriodId): boolean =>
  periods.some(one => one.period === period && (one.state === 'closed' || one.snapshotHash !== null)) ||
  meetings.some(one => one.period === period && one.snapshotHash !== null);

/** What counts of the item in that period, under its own key or the one before a roll-over. */
const publishedOf = (snapshot: Snapshot, item: ReturnItem, period: PeriodId): Result<Update> => {
  const known = snapshot.periods.map(one => one.period);
  if (!known.includes(period))
    return refuse({ code: 'unknown-period', field: 'period', facts: { period, known: known.join(', ') } });
  const said = (key: string | null) =>
    countingUpdate(snapshot.updates.filter(one => one.itemKey === key && one.period === period));
  const published = wasPublished(snapshot, period) ? (said(item.key) ?? said(item.formerKey)) : null;
  return published
    ? accept(published)
    : refuse({ code: 'not-published', field: 'period', facts: { item: item.ref, period } });
};

const valueFrom = (item: ReturnItem, text: string | undefined, before: Update): Result<number | null> => {
  if (text === undefined) return accept(before.value);
  return item.kind === 'indicator'
    ? parseFigure(text, item.unit)
    : refuse({ code: 'not-used-here', field: 'value' });
};

const isCalled = ({ id, letter, name, word }: Band, text: string): boolean =>
  [id, letter, name ?? word, word].some(one => one.toLowerCase() === text.trim().toLowerCase());

const labelOf = ({ publishedBand, band }: Update): string | null => publishedBand ?? band;

type Judging = { item: ReturnItem; scheme: Scheme; period: PeriodId };

const bandFrom = (
  { item, scheme, period }: Judging,
  text: string | undefined,
  before: Update,
): Result<string | null> => {
  const judged = isJudged(item, { scheme, period });
  if (text === undefined) return accept(judged ? labelOf(before) : null);
  if (!judged) return refuse({ code: 'not-used-here', field: 'band' });
  const offered = bandsToGive(item, { scheme, period });
  const given = offered.find(one => isCalled(one, text));
  if (given) return accept(given.id);
  const known = offered.map(({ id }) => id).join(', ');
  return refuse({ code: 'band-not-in-scheme', field: 'band', facts: { band: text, known } });
};

/**
 * What is completed is completed on a day, or nobody could tell since when: as typed, or the one that was published.
 * Source: a completed action stays completed in later periods, by its date.
 */
const completedFrom = (band: string | null, text: string | undefined, before: Update): Result<Day | null> => {
  if (band !== engineBands.completed)
    return text === undefined ? accept(null) : refuse({ code: 'not-used-here', field: 'completedOn' });
  if (text !== undefined) return parseWrittenDay(text, 'completedOn');
  return before.completedOn === null
    ? refuse({ code: 'completion-date-needed', field: 'completedOn' })
    : accept(before.completedOn);
};

type Restated = Pick<Update, 'value' | 'band' | 'completedOn'>;

const isSame = (before: Update, { value, band, completedOn }: Restated): boolean =>
  value === before.value &&
  [null, labelOf(before)].includes(band) &&
  (band !== engineBands.completed || completedOn === before.completedOn);

/** Words stay; the parts of a share are those of the figure that they make. */
const updateFrom = (before: Update, restated: Restated, request: RestatementRequest): Update => {
  const { period, submissionId, submittedBy, at, reason } = request;
  const sameValue = restated.value === before.value;
  return {
    ...before,
    ...restated,
    key: updateKey(before.itemKey, period, submissionId),
    submissionId,
    numerator: sameValue ? before.numerator : null,
    denominator: sameValue ? before.denominator : null,
    valueState: sameValue ? before.valueState : 'final',
    expectedOn: null,
    publishedBand: null,
    requestedDue: null,
    requestReason: null,
    restatementReason: reason.trim(),
    submittedBy,
    submittedAt: at,
    state: 'approved',
    replaces: before.key,
  };
};

/**
 * The update that restates a published figure or rating: it names the one that it replaces and why, and counts at once,
 * since the performance team makes it after approval is over. What was published keeps its row.
 *
 * Refused with `missing` without a reason; `not-published` where nothing was said for that period or it is not yet
 * closed (that is a correction, made by answering again); `not-changed` where it says what counts already;
 * `completion-date-needed` where it becomes completed and no day was ever given;
 * `changed-meanwhile` where something was said later than `at`; `not-used-here` for a figure of an action, and for a
 * rating of what a rule rates, or a day of completion for what is not completed.
 */
export const restate = (snapshot: Snapshot, request: RestatementRequest): Result<Update> => {
  const { itemKey, period, reason } = request;
  const item = itemAt(snapshot, itemKey, periodEnd(period));
  if (!item) return refuse({ code: 'unknown-item', field: 'ref', facts: { item: itemKey } });
  const scheme = snapshot.schemes.find(({ id }) => id === item.scheme);
  if (!scheme) return refuse({ code: 'unknown-scheme', field: 'scheme', facts: { scheme: item.scheme } });
  if (reason.trim() === '') return refuse({ code: 'missing', field: 'restatementReason' });
  const published = publishedOf(snapshot, item, period);
  if (!published.ok) return published;
  const before = published.value;
  const value = valueFrom(item, request.value, before);
  if (!value.ok) return value;
  const band = bandFrom({ item, scheme, period }, request.band, before);
  if (!band.ok) return band;
  const completedOn = completedFrom(band.value, request.completedOn, before);
  if (!completedOn.ok) return completedOn;
  const restated = { value: value.value, band: band.value, completedOn: completedOn.value };
  if (isSame(before, restated)) return refuse({ code: 'not-changed', field: 'value' });
  const made = updateFrom(before, restated, request);
  return countingUpdate([before, made]) === made
    ? accept(made)
    : refuse({ code: 'changed-meanwhile', field: 'at' });
};
