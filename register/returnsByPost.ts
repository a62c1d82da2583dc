import { approvalsAmong, type Approvals } from './approvals.ts';
import { askedIn } from './asking.ts';
import { dayOf, type Day } from './day.ts';
import { groupBy } from './groupBy.ts';
import type { Owner } from './item.ts';
import { ownerAt } from './owner.ts';
import type { PeriodId } from './period.ts';
import type { ReportingPeriod } from './reportingPeriod.ts';
import { returnDue } from './returnDue.ts';
import type { Snapshot } from './snapshot.ts';
import type { Standing } from './standing.ts';
import type { Update } from './update.ts';
import { workingDaysBetween, type Calendar } from './workingDays.ts';

/**
 * One thing that a post was asked for. `saidOn` is the day on which the post last said something of it, sent back or
 * not; null where it said nothing, or nobody knows when: the figures of a printed report carry no day of their own.
 */
export type ReturnedItem = { standing: Standing; isSentBack: boolean; saidOn: Day | null };

/** All that one post owes for a period, in report order. `directorates` are those of its items, each once. */
export type ReturnOfPost = Approvals & {
  post: string;
  directorates: string[];
  items: ReturnedItem[];
  /** What has no answer that counts. */
  owing: ReturnedItem[];
  /** Days as in `saidOn`, the latest of them. */
  lastSaidOn: Day | null;
};

/**
 * Not a printed figure, nor one that was restated since. An approver's other rating is a row of its own as well, which
 * its decider submitted: nobody decides their own answer.
 */
const isOfThePost = ({ state, submittedBy, restatementReason, decided }: Update): boolean =>
  state !== 'draft' &&
  submittedBy !== 'published' &&
  restatementReason === null &&
  decided?.by !== submittedBy;

/** Said by another way and only recorded later: the day on which it was said. */
const dayOfSaying = ({ givenBy, submittedAt }: Update): Day => givenBy?.on ?? dayOf(submittedAt);

const latest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce((last, day) => (last === null || (day !== null && day > last) ? day : last), null);

const toReturned = (standing: Standing, said: readonly Update[]): ReturnedItem => ({
  standing,
  isSentBack: standing.update === null && said.some(({ state }) => state === 'returned'),
  saidOn: latest(said.filter(isOfThePost).map(dayOfSaying)),
});

/** While a return is open, those who are asked now; afterwards those who were when it fell due. */
const ownerOf = ({ item }: Standing, period: ReportingPeriod | undefined): Owner =>
  period?.state === 'closed' ? ownerAt(item, period.dueOn) : item;

const toReturnOfPost = (
  post: string,
  owned: readonly { owner: Owner; returned: ReturnedItem }[],
): ReturnOfPost => {
  const items = owned.map(({ returned }) => returned);
  return {
    post,
    directorates: [...new Set(owned.flatMap(({ owner }) => owner.directorate ?? []))],
    items,
    owing: items.filter(({ standing }) => standing.update === null),
    lastSaidOn: latest(items.map(({ saidOn }) => saidOn)),
    ...approvalsAmong(items.map(({ standing }) => standing)),
  };
};

/**
 * Who was asked for a period and who has answered, a row for each post: those that still owe something first, then by
 * name. What is for information only is asked of nobody; what was sent back counts as not answered. Posts and never
 * people: a committee's paper names no officer. Empty where the period is unknown or asks for nothing.
 *
 * @param planKeys only what belongs to one of these plans
 */
export const returnsByPost = (
  snapshot: Snapshot,
  period: PeriodId,
  planKeys?: readonly string[],
): ReturnOfPost[] => {
  const known = snapshot.periods.find(one => one.period === period);
  const said = groupBy(
    snapshot.updates.filter(update => update.period === period),
    ({ itemKey }) => itemKey,
  );
  const owned = askedIn(snapshot, period, planKeys).map(standing => ({
    owner: ownerOf(standing, known),
    returned: toReturned(standing, said.get(standing.item.key) ?? []),
  }));
  return [...groupBy(owned, ({ owner }) => owner.post)]
    .map(([post, theirs]) => toReturnOfPost(post, theirs))
    .sort(
      (a, b) =>
        Number(a.owing.length === 0) - Number(b.owing.length === 0) || a.post.localeCompare(b.post, 'en-GB'),
    );
};

/**
 * How late the last of a post's answers was, in working days, each held against the day on which it was due itself: 0
 * where all were in time. Null where the day of none is known.
 */
export const workingDaysLate = (
  { items }: ReturnOfPost,
  period: Pick<ReportingPeriod, 'dueOn'>,
  calendar: Calendar,
): number | null => {
  const late = items.flatMap(({ saidOn, standing }) =>
    saidOn === null ? [] : [workingDaysBetween(returnDue(standing.item, period, calendar), saidOn, calendar)],
  );
  return late.length === 0 ? null : Math.max(0, ...late);
};
