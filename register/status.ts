import type { ReturnItem } from './item.ts';
import { largestRemainder } from './percentages.ts';
import type { PeriodId } from './period.ts';
import { accept, refuse, type Result } from './problem.ts';
import type { Scheme } from './scheme.ts';
import type { Snapshot } from './snapshot.ts';
import { standingsOf, type Standing } from './standing.ts';

/** `counts` by band id in the scheme's order; `percentages` only over the bands that the scheme rates. */
export type StatusRow = {
  priority: string;
  title: string;
  counts: Record<string, number>;
  percentages: Record<string, number>;
  total: number;
};

export type StatusSummary = { scheme: Scheme; period: PeriodId; rows: StatusRow[] };

const overall = 'overall';

const rowOf = (
  scheme: Scheme,
  standings: readonly Standing[],
  name: { priority: string; title: string },
): StatusRow => {
  const count = (band: string) => standings.filter(standing => standing.rating.band === band).length;
  const rated = scheme.bands.filter(band => band.rated).map(band => band.id);
  const shares = largestRemainder(rated.map(count), scheme.decimals);
  return {
    ...name,
    counts: Object.fromEntries(scheme.bands.map(band => [band.id, count(band.id)])),
    percentages: Object.fromEntries(rated.map((id, index) => [id, shares[index] ?? 0])),
    total: standings.length,
  };
};

/**
 * Items that break an identity of the summary: those in a band that the scheme does not have (the row would not add up
 * to its total) and those under two priorities (the priorities would not add up to the overall row).
 */
const breaking = (scheme: Scheme, standings: readonly Standing[]): string[] => {
  const bands = new Set(scheme.bands.map(band => band.id));
  const seen = new Set<string>();
  return standings.flatMap(({ item, rating }) => {
    const twice = seen.has(item.key);
    seen.add(item.key);
    return twice || !bands.has(rating.band) ? [item.ref] : [];
  });
};

/**
 * Status by priority, priorities in the report's order and the overall row last.
 * Identities (King's Lynn Q1 2024-25: 46 rated + 8 completed + 12 partnership = 66; 37 + 8 + 3 + 13 + 3 = 64): a row
 * adds up to its total and the priorities to the overall row; a summary that breaks one is refused with the items
 * that break it. Refused likewise where there is nothing of that kind, or it is rated by more than one scheme.
 */
export const summariseStatus = (
  snapshot: Snapshot,
  period: PeriodId,
  kind: ReturnItem['kind'],
): Result<StatusSummary> => {
  const all = standingsOf(snapshot, period);
  if (!all.ok) return all;
  const standings = all.value.filter(standing => standing.item.kind === kind);
  const schemes = [...new Map(standings.map(({ scheme }) => [scheme.id, scheme])).values()];
  const scheme = schemes[0];
  if (!scheme) return refuse({ code: 'missing', field: kind, facts: { period } });
  if (schemes.length > 1) {
    return refuse({
      code: 'identity-broken',
      field: 'scheme',
      facts: { items: schemes.map(one => one.id).join(', ') },
    });
  }
  const broken = breaking(scheme, standings);
  if (broken.length > 0)
    return refuse({ code: 'identity-broken', field: kind, facts: { items: broken.join(', ') } });
  const plans = snapshot.plans.filter(plan => plan.kind === 'priority').sort((a, b) => a.order - b.order);
  const rows = plans.map(plan =>
    rowOf(
      scheme,
      standings.filter(standing => standing.plan.key === plan.key),
      { priority: plan.id, title: plan.title },
    ),
  );
  return accept({
    scheme,
    period,
    rows: [...rows, rowOf(scheme, standings, { priority: overall, title: 'Overall' })],
  });
};
