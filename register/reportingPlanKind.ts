import type { ReturnItem } from './item.ts';
import { planKinds, type PlanKind } from './plan.ts';
import type { Snapshot } from './snapshot.ts';

const preferred = [...new Set<PlanKind>(['priority', 'delivery-plan', ...planKinds])];

/**
 * The kind of plan that a council's tables go by: priorities where it has any (King's Lynn), otherwise delivery plans
 * (Cannock Chase), otherwise the first kind of plan that holds items. Of a council that has no items yet, the same
 * order among the plans it has; `priority` where it has none.
 *
 * @param itemKind which items the tables are of; null for all that a return asks about
 */
export const reportingPlanKind = (
  snapshot: Pick<Snapshot, 'plans' | 'actions' | 'indicators'>,
  itemKind: ReturnItem['kind'] | null = null,
): PlanKind => {
  const kindOf = new Map(snapshot.plans.map(plan => [plan.key, plan.kind]));
  const used = new Set<PlanKind | undefined>();
  const look = (items: readonly ReturnItem[]) => {
    for (const { planKeys } of items) for (const key of planKeys) used.add(kindOf.get(key));
  };
  if (itemKind !== 'indicator') look(snapshot.actions);
  if (itemKind !== 'action') look(snapshot.indicators);
  const present = new Set(kindOf.values());
  return preferred.find(kind => used.has(kind)) ?? preferred.find(kind => present.has(kind)) ?? 'priority';
};
