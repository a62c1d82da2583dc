import { isCollecting, mayAnswer } from '../chase/index.ts';
import {
  comparePeriods,
  countingUpdate,
  dayOf,
  itemAt,
  periodTitle,
  standingsOf,
  type ReturnItem,
  type PeriodId,
  type Person,
  type Snapshot,
  type Update,
} from '../register/index.ts';
import { etagOf } from './etag.ts';
import { ruleRefusal } from './problem.ts';
import type { ItemPeriod, ItemView, SaidBy, SaidUpdate } from './wire.ts';

/** @throws Refusal 404 `unknown-item` */
export const itemOf = (snapshot: Snapshot, key: string): ReturnItem => {
  const item = itemAt(snapshot, key, dayOf(snapshot.asAt));
  if (!item) throw ruleRefusal([{ code: 'unknown-item', field: 'key', facts: { key } }]);
  return item;
};

const saidByOf = (snapshot: Snapshot, entraId: string): SaidBy => {
  const person = snapshot.people.find(each => each.entraId === entraId);
  return person ? { displayName: person.displayName, posts: person.posts } : null;
};

const say = (snapshot: Snapshot, update: Update): SaidUpdate => ({
  update,
  saidBy: saidByOf(snapshot, update.submittedBy),
});

/** What counts for one item in one period, and who said it; null where nothing was said. */
export const countingOf = (snapshot: Snapshot, key: string, period: PeriodId): SaidUpdate | null => {
  const update = countingUpdate(
    snapshot.updates.filter(each => each.itemKey === key && each.period === period),
  );
  return update ? say(snapshot, update) : null;
};

const ratingOf = (snapshot: Snapshot, key: string, period: PeriodId) => {
  const standings = standingsOf(snapshot, period);
  return standings.ok ? (standings.value.find(standing => standing.item.key === key)?.rating ?? null) : null;
};

const periodOf = (snapshot: Snapshot, key: string, period: PeriodId): ItemPeriod => {
  const update = countingOf(snapshot, key, period);
  const earlier = snapshot.updates
    .filter(each => each.itemKey === key && each.period === period && each.key !== update?.update.key)
    .sort((a, b) => b.submittedAt.localeCompare(a.submittedAt) || b.key.localeCompare(a.key));
  return {
    period,
    title: periodTitle(period),
    rating: ratingOf(snapshot, key, period),
    update,
    earlier: earlier.map(each => say(snapshot, each)),
  };
};

/** Changes with the item itself, anything said of it, and the opening or closing of a period. */
export const itemEtag = (snapshot: Snapshot, item: ReturnItem): string =>
  etagOf([
    item,
    snapshot.updates.filter(each => each.itemKey === item.key),
    snapshot.periods.map(each => [each.period, isCollecting(each, dayOf(snapshot.asAt))]),
  ]);

/** @throws Refusal 404 `unknown-item`; 422 where its scheme is not among the snapshot's */
export const viewItem = (snapshot: Snapshot, key: string, person: Person): ItemView => {
  const item = itemOf(snapshot, key);
  const scheme = snapshot.schemes.find(each => each.id === item.scheme);
  if (!scheme)
    throw ruleRefusal([{ code: 'unknown-scheme', field: 'scheme', facts: { scheme: item.scheme } }]);
  const periods = [...snapshot.periods].sort((a, b) => comparePeriods(b.period, a.period));
  return {
    item,
    plans: snapshot.plans.filter(plan => item.planKeys.includes(plan.key)),
    scheme,
    history: periods.map(each => periodOf(snapshot, key, each.period)),
    mine: mayAnswer(snapshot, item, { entraId: person.entraId, day: dayOf(snapshot.asAt) }),
    openPeriods: periods.filter(each => isCollecting(each, dayOf(snapshot.asAt))).map(each => each.period),
    etag: itemEtag(snapshot, item),
  };
};
