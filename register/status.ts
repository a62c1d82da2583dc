import type { ReturnItem } from './item.ts';
import type { PeriodId } from './period.ts';
import type { Result } from './problem.ts';
import { reportingPlanKind } from './reportingPlanKind.ts';
import type { Snapshot } from './snapshot.ts';
import { standingsOf } from './standing.ts';
import { summariseRated, type StatusSummary } from './summariseRated.ts';

/**
 * Status of what a return asks about, by the plans that this council's tables go by (priorities at King's Lynn,
 * delivery plans at Cannock Chase), in the report's order and the overall row last. Refusals are those of
 * `summariseRated`, and a period that the register does not have.
 */
export const summariseStatus = (
  snapshot: Snapshot,
  period: PeriodId,
  kind: ReturnItem['kind'],
): Result<StatusSummary> => {
  const planKind = reportingPlanKind(snapshot, kind);
  const all = standingsOf(snapshot, period, planKind);
  if (!all.ok) return all;
  const plans = snapshot.plans.filter(plan => plan.kind === planKind).sort((a, b) => a.order - b.order);
  const ours = all.value.filter(({ item }) => item.kind === kind);
  return summariseRated(ours, { plans, period, kind });
};
