import type { Indicator, ReturnItem } from './item.ts';
import { comparePeriods, type PeriodId } from './period.ts';
import type { Snapshot } from './snapshot.ts';
import { indexOf, type Said, type SnapshotIndex } from './snapshotIndex.ts';
import type { Update } from './update.ts';

type Before = { index: SnapshotIndex; earlier: ReadonlySet<PeriodId> };

/** Under its own key, and for periods before this one (`earlier`) under the key that it had before a roll-over. */
export const historyOf = (
  own: readonly Said[],
  formerKey: string | null,
  { index, earlier }: Before,
): readonly Said[] => {
  const former = formerKey === null ? undefined : index.said.get(formerKey);
  if (former === undefined) return own;
  const taken = new Set(own.map(({ period }) => period));
  return [...former.filter(({ period }) => earlier.has(period) && !taken.has(period)), ...own].sort((a, b) =>
    comparePeriods(a.period, b.period),
  );
};

/**
 * Every version that the figures of a measure may have gone by, those of before a roll-over under its former key
 * included. That reference may be another measure's by now, so its versions count only up to where this one begins.
 */
export const versionsThrough = (
  own: readonly Indicator[],
  formerKey: string | null,
  { versions }: Pick<SnapshotIndex, 'versions'>,
): readonly Indicator[] => {
  const former = formerKey === null ? undefined : versions.get(formerKey);
  if (former === undefined) return own;
  const isBefore = (one: Indicator) => own.every(({ from }) => from === null || (one.from ?? '') < from);
  return [...former.filter(isBefore), ...own];
};

/**
 * What an answer is held against: what counts of the item in the periods that ended before (`earlier`, earliest first)
 * and in the same one (`current`, null before the first answer), and every version of a measure's definition.
 */
export type AnswerHistory = {
  earlier: readonly Update[];
  current: Update | null;
  versions: readonly Indicator[];
};

/** What was said of an item before, under this key and the one before a roll-over. */
export const answerHistory = (
  snapshot: Snapshot,
  { key, formerKey }: Pick<ReturnItem, 'key' | 'formerKey'>,
  period: PeriodId,
): AnswerHistory => {
  const index = indexOf(snapshot);
  const earlier = new Set(index.periods.filter(one => comparePeriods(one, period) < 0));
  const history = historyOf(index.said.get(key) ?? [], formerKey, { index, earlier });
  return {
    earlier: history.filter(said => earlier.has(said.period)).map(({ update }) => update),
    current: history.find(said => said.period === period)?.update ?? null,
    versions: versionsThrough(index.versions.get(key) ?? [], formerKey, index),
  };
};
