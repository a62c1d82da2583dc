import { groupBy } from './groupBy.ts';
import type { Item, ItemKind } from './item.ts';
import { largestRemainder } from './percentages.ts';
import type { PeriodId } from './period.ts';
import type { Plan } from './plan.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';
import type { Rating } from './rating.ts';
import { engineBands, type Scheme } from './scheme.ts';

/** Anything that stands in a band, whatever its kind: a `Standing` is one. */
export type RatedItem = {
  item: Pick<Item, 'key' | 'ref'>;
  plan: Pick<Plan, 'key' | 'id'>;
  scheme: Scheme;
  rating: Pick<Rating, 'band'>;
};

/**
 * `counts` by band id in the scheme's order, adding up to `total`; milestones that are not due yet are outside of both,
 * in `notDue` (Cannock Chase's table has 40 of 92); `percentages` only over the bands that the scheme
 * rates, all zero where nothing is rated; `shares` by the scheme's share ids (none at most schemes), each the sum of
 * the percentages printed beside it, so that parts add up to the whole: 50% and 27.5% are 77.5%.
 */
export type StatusRow = {
  priority: string;
  title: string;
  counts: Record<string, number>;
  percentages: Record<string, number>;
  shares: Record<string, number>;
  total: number;
  notDue: number;
};

/** A row for each plan in the report's order, and the row `overall` last. */
export type StatusSummary = { scheme: Scheme; period: PeriodId; rows: StatusRow[] };

const overall = 'overall';

type Counts = ReadonlyMap<string, number>;

/** The share of each rated band in percent, as it is printed. */
const percentagesOf = (scheme: Scheme, counts: Counts): Record<string, number> => {
  const rated = scheme.bands.filter(band => band.rated).map(band => band.id);
  const printed = largestRemainder(
    rated.map(id => counts.get(id) ?? 0),
    scheme.decimals,
  );
  return Object.fromEntries(
    printed.flatMap((share, index) => rated.slice(index, index + 1).map(id => [id, share] as const)),
  );
};

const sharesOf = ({ shares, decimals }: Scheme, percentages: Record<string, number>) => {
  const scale = 10 ** decimals;
  const together = (bands: readonly string[]) =>
    Object.entries(percentages)
      .filter(([id]) => bands.includes(id))
      .reduce((sum, [, percentage]) => sum + Math.round(percentage * scale), 0) / scale;
  return Object.fromEntries(shares.map(({ id, bands }) => [id, together(bands)]));
};

const rowOf = (scheme: Scheme, all: Counts, name: { priority: string; title: string }): StatusRow => {
  const percentages = percentagesOf(scheme, all);
  const counts = scheme.bands
    .filter(({ id }) => id !== engineBands.notDue)
    .map(({ id }) => [id, all.get(id) ?? 0] as const);
  return {
    ...name,
    counts: Object.fromEntries(counts),
    percentages,
    shares: sharesOf(scheme, percentages),
    total: counts.reduce((sum, [, count]) => sum + count, 0),
    notDue: all.get(engineBands.notDue) ?? 0,
  };
};

/** How many are in each band. One pass, for there may be 50,000. */
const countBands = (rated: readonly RatedItem[]): Counts => {
  const counts = new Map<string, number>();
  for (const { rating } of rated) counts.set(rating.band, (counts.get(rating.band) ?? 0) + 1);
  return counts;
};

/**
 * Items that break an identity of the summary: those in a band that the scheme does not have (the row would not add up
 * to its total), and those under two plans or under one that has no row (the rows would not add up to the overall one).
 */
const breaking = (scheme: Scheme, rated: readonly RatedItem[], plans: ReadonlySet<string>): string[] => {
  const bands = new Set(scheme.bands.map(band => band.id));
  const seen = new Set<string>();
  return rated.flatMap(({ item, plan, rating }) => {
    const twice = seen.has(item.key);
    seen.add(item.key);
    return twice || !bands.has(rating.band) || !plans.has(plan.key) ? [item.ref] : [];
  });
};

/** Percentages of ratings by different rules mean nothing together: whatever the fewer are rated by is in the way. */
const mixed = (groups: ReadonlyMap<string, readonly RatedItem[]>): Problem => {
  const [, ...others] = [...groups.values()].sort((a, b) => b.length - a.length);
  const items = others.flat().map(({ item }) => item.ref);
  const schemes = [...groups.keys()].join(', ');
  return { code: 'identity-broken', field: 'scheme', facts: { items: items.join(', '), schemes } };
};

/**
 * Status of whatever is rated, by plan. Identities (King's Lynn Q1 2024-25: 46 rated + 8 completed + 12 partnership =
 * 66; 37 + 8 + 3 + 13 + 3 = 64. Cannock Chase Q1 2019/20: 14 + 6 + 12 + 8 = 40 rated): a row adds up to its total and
 * the plans to the overall row; a summary that breaks one is refused with the references of the items that break it.
 * Refused likewise where there is nothing of that kind, or it is rated by more than one scheme.
 *
 * @param by.plans a row for each, in this order
 */
export const summariseRated = (
  rated: readonly RatedItem[],
  by: { plans: readonly Plan[]; period: PeriodId; kind: ItemKind },
): Result<StatusSummary> => {
  const { plans, period, kind } = by;
  const [first] = rated;
  if (!first) return refuse({ code: 'missing', field: kind, facts: { period } });
  const { scheme } = first;
  const schemes = groupBy(rated, one => one.scheme.id);
  if (schemes.size > 1) return refuse(mixed(schemes));
  const broken = breaking(scheme, rated, new Set(plans.map(plan => plan.key)));
  if (broken.length > 0)
    return refuse({ code: 'identity-broken', field: kind, facts: { items: broken.join(', ') } });
  const ofPlan = groupBy(rated, one => one.plan.key);
  const rows = plans.map(({ key, id, title }) =>
    rowOf(scheme, countBands(ofPlan.get(key) ?? []), { priority: id, title }),
  );
  const last = rowOf(scheme, countBands(rated), { priority: overall, title: 'Overall' });
  return accept({ scheme, period, rows: [...rows, last] });
};

/**
 * The items that a list beside the table names: those of one band, of one plan or of all (`overall`). Refused where the
 * table has no such row or band, or does not count as many (King's Lynn's "following 9 projects are amber").
 */
export const namedInSummary = <T extends RatedItem>(
  { scheme, rows }: StatusSummary,
  rated: readonly T[],
  { band, priority }: { band: string; priority: string },
): Result<T[]> => {
  const row = rows.find(one => one.priority === priority);
  if (!row) {
    const known = rows.map(one => one.priority).join(', ');
    return refuse({ code: 'unknown-plan', field: 'p', facts: { plan: priority, known } });
  }
  const count = scheme.milestones && band === engineBands.notDue ? row.notDue : row.counts[band];
  if (count === undefined) {
    const known = scheme.bands.map(one => one.id).join(', ');
    return refuse({ code: 'band-not-in-scheme', field: 'b', facts: { band, known } });
  }
  const named = rated.filter(
    one => one.rating.band === band && (priority === overall || one.plan.id === priority),
  );
  if (named.length === count) return accept(named);
  const items = named.map(one => one.item.ref).join(', ');
  return refuse({ code: 'identity-broken', field: band, facts: { items, named: named.length, count } });
};
