import {
  comparePeriods,
  countingUpdate,
  rateAction,
  rateIndicator,
  type ReturnItem,
  type PeriodId,
  type Rating,
  type ReportingPeriod,
  type Scheme,
  type Snapshot,
  type Update,
} from '../register/index.ts';

/** One period of an item. `rating` is null where nothing can be said of it: an older definition, no label printed. */
export type HistoryEntry = {
  period: ReportingPeriod;
  update: Update | null;
  rating: Rating | null;
  /** What was said before it was corrected, the latest first. */
  replaced: Update[];
};

const rate = (
  { item, scheme }: { item: ReturnItem; scheme: Scheme },
  update: Update | null,
  at: { period: PeriodId; all: Update[] },
): Rating | null => {
  if (item.kind === 'indicator') return rateIndicator(item, update, { scheme, period: at.period });
  const earlier = at.all.filter(one => comparePeriods(one.period, at.period) < 0);
  return rateAction(item, update, { scheme, period: at.period, earlier });
};

/**
 * An item through the periods, the latest first, from `latest` back. Periods before the first that anybody spoke of
 * are left out.
 */
export const itemHistory = (
  snapshot: Snapshot,
  { item, scheme }: { item: ReturnItem; scheme: Scheme },
  latest: PeriodId,
): HistoryEntry[] => {
  const all = snapshot.updates.filter(update => update.itemKey === item.key && update.state !== 'draft');
  const periods = snapshot.periods
    .filter(({ period }) => comparePeriods(period, latest) <= 0)
    .sort((a, b) => comparePeriods(b.period, a.period));
  const entries = periods.map((period): HistoryEntry => {
    const here = all.filter(update => update.period === period.period);
    const update = countingUpdate(here);
    return {
      period,
      update,
      rating: rate({ item, scheme }, update, { period: period.period, all }),
      replaced: here
        .filter(one => one.key !== update?.key)
        .sort((a, b) => b.submittedAt.localeCompare(a.submittedAt)),
    };
  });
  const first = entries.findLastIndex(entry => entry.update !== null);
  return entries.slice(0, Math.max(1, first + 1));
};

/** Whose words these are: a post, never a person's name. */
export const saidBy = (snapshot: Snapshot, update: Update, item: ReturnItem): string => {
  if (update.submittedBy === 'published') return 'From the published report';
  if (update.submittedBy === 'performance') return 'The performance team';
  const person = snapshot.people.find(one => one.entraId === update.submittedBy);
  if (!person) return 'Somebody who is no longer listed';
  return person.posts.includes(item.post) ? item.post : (person.posts[0] ?? person.displayName);
};
