import type { Day } from './day.ts';
import type { Action } from './item.ts';
import { inPlanAt } from './peerChallenge.ts';
import { comparePeriods, periodEnd, type PeriodId } from './period.ts';
import { accept, refuse, type Result } from './problem.ts';
import { saidBand } from './rateAction.ts';
import { engineBands } from './scheme.ts';
import type { Snapshot } from './snapshot.ts';
import { indexOf } from './snapshotIndex.ts';
import { standingsOf, type Standing } from './standing.ts';
import { summariseRated, type StatusSummary } from './summariseRated.ts';

/** `left` are the actions that formal reviews took out of the plan; they are in no row. */
export type PeerChallengeProgress = { summary: StatusSummary; left: Action[] };

/** An action that serves several recommendations is counted once, under the first. */
const actionsOnce = (standings: readonly Standing[], themes: ReadonlySet<string>) => {
  const places = new Map<string, Standing & { item: Action }>();
  for (const { item, ...standing } of standings) {
    if (item.kind === 'action' && themes.has(standing.plan.key) && !places.has(item.key))
      places.set(item.key, { ...standing, item });
  }
  return [...places.values()];
};

/**
 * An action that was answered as completed, and approved, is finished from its day of completion; the owner's word alone
 * takes nothing out of the plan. Where it was finished otherwise since, its own row says so.
 */
const asFinished = (snapshot: Snapshot, period: PeriodId, action: Action): Action => {
  const said = indexOf(snapshot).said.get(action.key) ?? [];
  const last = said.findLast(one => comparePeriods(one.period, period) <= 0);
  if (action.state !== 'open' || last?.update.state !== 'approved') return action;
  if (saidBand(last.update) !== engineBands.completed) return action;
  return { ...action, state: 'completed', closedOn: last.update.completedOn ?? periodEnd(last.period) };
};

/**
 * Progress of a peer challenge's action plan by recommendation, in the report's order, and the overall row last.
 * Recommendations are plans of kind `theme` under one of kind `peer-challenge`. Refused with `missing` where there is
 * none, or the plan is empty. Source: King's Lynn, Corporate Peer Challenge Action Plan, Cabinet 5 March 2024: reported
 * each quarter beside the other performance reports.
 *
 * @param reviews days of the formal reviews so far: what was finished by the last of them has left the plan
 */
export const peerChallengeProgress = (
  snapshot: Snapshot,
  period: PeriodId,
  reviews: readonly Day[],
): Result<PeerChallengeProgress> => {
  const all = standingsOf(snapshot, period, 'theme');
  if (!all.ok) return all;
  const challenges = new Set(
    snapshot.plans.filter(({ kind }) => kind === 'peer-challenge').map(({ key }) => key),
  );
  const plans = snapshot.plans
    .filter(({ kind, parent }) => kind === 'theme' && parent !== null && challenges.has(parent))
    .sort((a, b) => a.order - b.order);
  if (plans.length === 0) return refuse({ code: 'missing', field: 'peer-challenge', facts: { period } });
  const standings = actionsOnce(all.value, new Set(plans.map(({ key }) => key)));
  const { left } = inPlanAt(
    standings.map(({ item }) => asFinished(snapshot, period, item)),
    reviews,
  );
  const gone = new Set(left.map(({ key }) => key));
  const inPlan = standings.filter(({ item }) => !gone.has(item.key));
  const summary = summariseRated(inPlan, { plans, period, kind: 'action' });
  return summary.ok ? accept({ summary: summary.value, left }) : summary;
};
