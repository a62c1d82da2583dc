import { bandChange, type BandChange } from './bandChange.ts';
import type { Action, Indicator, ReturnItem } from './item.ts';
import { comparePeriods, periodEnd, periodStart, previousPeriod, type PeriodId } from './period.ts';
import type { Plan, PlanKind } from './plan.ts';
import { accept, refuse, type Result } from './problem.ts';
import { rateAction } from './rateAction.ts';
import { rateIndicator, type Rating } from './rating.ts';
import type { Scheme } from './scheme.ts';
import type { Snapshot } from './snapshot.ts';
import type { Update } from './update.ts';

/**
 * Where one item stands in one period: what was said, what that amounts to, and how it stood in the report before.
 * `plan` is the plan of the asked kind that it belongs to. `previous.rating` is null where nothing can be said of it.
 */
export type Standing = {
  item: ReturnItem;
  plan: Plan;
  scheme: Scheme;
  update: Update | null;
  rating: Rating;
  previous: { period: PeriodId; update: Update | null; rating: Rating | null } | null;
  bandChange: BandChange | null;
};

const counts = (update: Update) => update.state === 'submitted' || update.state === 'approved';

/**
 * The update that counts for an item and period: the latest submitted or approved one, by SubmittedAt, then Key.
 * Instants are compared and not their text, which may have another zone or no milliseconds.
 */
export const countingUpdate = (updates: readonly Update[]): Update | null =>
  updates
    .filter(counts)
    .sort((a, b) => Date.parse(a.submittedAt) - Date.parse(b.submittedAt) || a.key.localeCompare(b.key))
    .at(-1) ?? null;

/** Items of which some row did not parse: left out of figures and of the chase until it is mended. */
export const heldBack = (snapshot: Snapshot): ReadonlySet<string> =>
  new Set(snapshot.problems.flatMap(problem => (problem.itemKey === null ? [] : [problem.itemKey])));

const groupByItem = (updates: readonly Update[]): Map<string, Update[]> => {
  const groups = new Map<string, Update[]>();
  for (const update of updates) groups.set(update.itemKey, [...(groups.get(update.itemKey) ?? []), update]);
  return groups;
};

const natural = new Intl.Collator('en-GB', { numeric: true }).compare;

const rate = (
  item: ReturnItem,
  update: Update | null,
  at: { scheme: Scheme; period: PeriodId; earlier: Update[] },
) => (item.kind === 'action' ? rateAction(item, update, at) : rateIndicator(item, update, at));

/** A closed action is no longer reported on after the period in which it closed; a definition only while it holds. */
const isReported = (item: Action | Indicator, period: PeriodId): boolean => {
  if (item.kind === 'indicator') {
    return (
      (item.from === null || item.from <= periodEnd(period)) &&
      (item.to === null || item.to >= periodEnd(period))
    );
  }
  return item.state !== 'closed' || item.closedOn === null || item.closedOn >= periodStart(period);
};

type Index = {
  byItem: Map<string, Update[]>;
  before: PeriodId | null;
  schemes: Map<string, Scheme>;
  period: PeriodId;
};

const standingOf = (item: ReturnItem, plan: Plan, index: Index): Standing | null => {
  const scheme = index.schemes.get(item.scheme);
  if (!scheme) return null;
  const { period, before } = index;
  const all = index.byItem.get(item.key) ?? [];
  const of = (wanted: PeriodId) => countingUpdate(all.filter(update => update.period === wanted));
  const said = [...new Set(all.map(one => one.period))].sort(comparePeriods);
  const earlierThan = (limit: PeriodId) =>
    said.filter(one => comparePeriods(one, limit) < 0).flatMap(one => of(one) ?? []);
  const update = of(period);
  const rating = rate(item, update, { scheme, period, earlier: earlierThan(period) });
  if (!rating) return null;
  const last = before === null ? null : of(before);
  const previous =
    before === null
      ? null
      : {
          period: before,
          update: last,
          rating: rate(item, last, { scheme, period: before, earlier: earlierThan(before) }),
        };
  return {
    item,
    plan,
    scheme,
    update,
    rating,
    previous,
    bandChange: bandChange(previous?.rating?.band ?? null, rating.band, scheme),
  };
};

/**
 * Every item's standing in a period, in report order: by plan, then by ref as people count (1.2 before 1.10).
 * Items that are held back by an unread row are left out. Refused where the register has no such period.
 *
 * @param kind which plans to report by; King's Lynn's tables go by priority
 */
export const standingsOf = (
  snapshot: Snapshot,
  period: PeriodId,
  kind: PlanKind = 'priority',
): Result<Standing[]> => {
  const known = snapshot.periods.map(one => one.period);
  if (!known.includes(period)) return refuse({ code: 'unknown-period', field: 'period', facts: { period } });
  const plans = snapshot.plans.filter(plan => plan.kind === kind).sort((a, b) => a.order - b.order);
  const index: Index = {
    byItem: groupByItem(snapshot.updates),
    before: previousPeriod(period, known),
    schemes: new Map(snapshot.schemes.map(scheme => [scheme.id, scheme])),
    period,
  };
  const held = heldBack(snapshot);
  const items: ReturnItem[] = [...snapshot.actions, ...snapshot.indicators];
  const standings = plans.flatMap(plan =>
    items
      .filter(item => item.planKeys.includes(plan.key) && !held.has(item.key) && isReported(item, period))
      .sort((a, b) => natural(a.ref, b.ref))
      .flatMap(item => standingOf(item, plan, index) ?? []),
  );
  return accept(standings);
};
