import { daysBetween, monthsBetween, type Day } from './day.ts';
import type { Dated, Revision } from './item.ts';

type Dates = Pick<Dated, 'originalDue' | 'due' | 'revisions'>;

const inOrder = (revisions: readonly Revision[]): Revision[] =>
  [...revisions].sort((a, b) => a.agreedOn.localeCompare(b.agreedOn));

/** The last move that was agreed by that day; of one day the one that stands last. Undefined before any. */
export const revisionAt = ({ revisions }: Pick<Dated, 'revisions'>, day: Day): Revision | undefined =>
  inOrder(revisions).findLast(({ agreedOn }) => agreedOn <= day);

/**
 * The date in force on a day: that of the last revision agreed by then, the original date before any. Revisions of one
 * day hold in the order in which they stand. Null where there was no date.
 */
export const dueAt = (item: Dates, day: Day): Day | null => {
  const { originalDue, due, revisions } = item;
  return revisionAt(item, day)?.to ?? originalDue ?? inOrder(revisions)[0]?.from ?? due;
};

/**
 * Days and whole months by which a day is past a date, 0 up to the date itself. `revisions` is how often the date was
 * moved, and `movedMonths` the whole months from the original date to the one in force (0 where it was brought
 * forward): "revised twice; 7 months after first agreed".
 */
export type Lateness = {
  due: Day | null;
  originalDue: Day | null;
  lateDays: number;
  lateMonths: number;
  lateDaysAgainstOriginal: number;
  lateMonthsAgainstOriginal: number;
  revisions: number;
  movedMonths: number;
};

const past = (from: Day | null, day: Day): { days: number; months: number } =>
  from === null || day <= from
    ? { days: 0, months: 0 }
    : { days: daysBetween(from, day), months: monthsBetween(from, day) };

/**
 * How late an item is on a day, against the date in force and against its first one: an item whose date was moved is
 * late against its original date as well. For a finished item `day` is the one on which it was finished. Source:
 * Cannock Chase, Q1 2019/20, which prints the planned and the revised quarter side by side.
 */
export const latenessOf = (item: Dates, day: Day): Lateness => {
  const due = dueAt(item, day);
  const originalDue = item.originalDue ?? due;
  const late = past(due, day);
  const lateAgainstOriginal = past(originalDue, day);
  return {
    due,
    originalDue,
    lateDays: late.days,
    lateMonths: late.months,
    lateDaysAgainstOriginal: lateAgainstOriginal.days,
    lateMonthsAgainstOriginal: lateAgainstOriginal.months,
    revisions: item.revisions.filter(revision => revision.agreedOn <= day).length,
    movedMonths: due === null ? 0 : past(originalDue, due).months,
  };
};
