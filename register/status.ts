import type { ReturnItem } from './item.ts';
import type { PeriodId } from './period.ts';
import type { Result } from './problem.ts';
import type { Snapshot } from './snapshot.ts';
import { indexOf } from './snapshotIndex.ts';
import { ratingsOf } from './standing.ts';
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
  const planKind = indexOf(snapshot).planKinds[kind];
  const rated = ratingsOf(snapshot, period, { plans: planKind, kind });
  if (!rated.ok) return rated;
  const plans = snapshot.plans.filter(plan => plan.kind === planKind).sort((a, b) => a.order - b.order);
  return summariseRated(rated.value, { plans, period, kind });
};
