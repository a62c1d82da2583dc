import { actsFor, findItem, isCollecting, mayAnswer } from '../chase/index.ts';
import {
  comparePeriods,
  countingUpdate,
  dayOf,
  isOverdue,
  periodTitle,
  reviewPosition,
  standingsOf,
  type Day,
  type PeriodId,
  type Person,
  type ReturnItem,
  type Scheme,
  type Snapshot,
  type Update,
} from '../register/index.ts';
import type { KnownItem } from './acting.ts';
import { viewDated } from './datedItemView.ts';
import type { DatedItemView } from './deskWire.ts';
import { etagOf } from './etag.ts';
import { ruleRefusal } from './problem.ts';
import { say } from './saying.ts';
import type { ItemPeriod, ItemView, SaidUpdate } from './wire.ts';

/** @throws Refusal 404 `unknown-item` */
export const itemOf = (snapshot: Snapshot, key: string): KnownItem => {
  const item = findItem(snapshot, key, dayOf(snapshot.asAt));
  if (!item) throw ruleRefusal([{ code: 'unknown-item', field: 'key', facts: { key } }]);
  return item;
};

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

const latestFirst = (a: Update, b: Update): number =>
  b.submittedAt.localeCompare(a.submittedAt) || b.key.localeCompare(a.key);

const periodOf = (snapshot: Snapshot, key: string, period: PeriodId): ItemPeriod => {
  const update = countingOf(snapshot, key, period);
  const earlier = snapshot.updates
    .filter(each => each.itemKey === key && each.period === period && each.key !== update?.update.key)
    .sort(latestFirst);
  return {
    period,
    title: periodTitle(period),
    rating: ratingOf(snapshot, key, period),
    update,
    earlier: earlier.map(each => say(snapshot, each)),
  };
};

const isOverdueToday = (item: KnownItem, day: Day): boolean =>
  (item.kind === 'recommendation' && isOverdue(item, day)) ||
  (item.kind === 'document' && day > reviewPosition(item, day).reviewDue);

/** Changes with the item itself, anything said of it, its becoming overdue, and the opening or closing of a period. */
export const itemEtag = (snapshot: Snapshot, item: KnownItem): string =>
  etagOf([
    item,
    snapshot.updates.filter(each => each.itemKey === item.key),
    isOverdueToday(item, dayOf(snapshot.asAt)),
    snapshot.periods.map(each => [each.period, isCollecting(each, dayOf(snapshot.asAt))]),
  ]);

const viewReturnItem = (
  snapshot: Snapshot,
  item: ReturnItem,
  { scheme, entraId }: { scheme: Scheme; entraId: string },
): ItemView => {
  const day = dayOf(snapshot.asAt);
  const periods = [...snapshot.periods].sort((a, b) => comparePeriods(b.period, a.period));
  return {
    item,
    plans: snapshot.plans.filter(plan => item.planKeys.includes(plan.key)),
    scheme,
    history: periods.map(each => periodOf(snapshot, item.key, each.period)),
    mine: mayAnswer(snapshot, item, { entraId, day }),
    may: actsFor(snapshot, item, { entraId, day }),
    openPeriods: periods.filter(each => isCollecting(each, day)).map(each => each.period),
    etag: itemEtag(snapshot, item),
  };
};

/** @throws Refusal 404 `unknown-item`; 422 where its scheme is not among the snapshot's */
export const viewItem = (
  snapshot: Snapshot,
  key: string,
  { entraId }: Pick<Person, 'entraId'>,
): ItemView | DatedItemView => {
  const item = itemOf(snapshot, key);
  const scheme = snapshot.schemes.find(each => each.id === item.scheme);
  if (!scheme)
    throw ruleRefusal([{ code: 'unknown-scheme', field: 'scheme', facts: { scheme: item.scheme } }]);
  return item.kind === 'recommendation' || item.kind === 'document'
    ? viewDated(snapshot, item, { scheme, entraId, etag: itemEtag(snapshot, item) })
    : viewReturnItem(snapshot, item, { scheme, entraId });
};
