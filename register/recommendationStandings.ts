import { dayOf, type Day } from './day.ts';
import { latenessOf, type Lateness } from './lateness.ts';
import { periodEnd, type PeriodId } from './period.ts';
import type { Plan, PlanKind } from './plan.ts';
import { accept, refuse, type Result } from './problem.ts';
import { rateRecommendation } from './rateRecommendation.ts';
import type { Rating } from './rating.ts';
import type { Recommendation } from './recommendation.ts';
import { recommendationOn, type RecommendationPosition } from './recommendationState.ts';
import type { Scheme } from './scheme.ts';
import type { Snapshot } from './snapshot.ts';
import { heldBack } from './snapshotIndex.ts';

/** `lateness` of a closed one is that of the day on which it was claimed, or else verified, to be implemented. */
export type RecommendationStanding = {
  item: Recommendation;
  plan: Plan;
  scheme: Scheme;
  position: RecommendationPosition;
  rating: Rating;
  overdue: boolean;
  lateness: Lateness;
};

const natural = new Intl.Collator('en-GB', { numeric: true }).compare;

/**
 * The day as at which a period shows recommendations: its last one, or the snapshot's own where the period is not
 * closed and has not ended, since nobody knows yet what will be closed by then. Refused with `unknown-period`.
 */
export const dayOfPosition = (snapshot: Snapshot, period: PeriodId): Result<Day> => {
  const found = snapshot.periods.find(one => one.period === period);
  if (!found) return refuse({ code: 'unknown-period', field: 'period', facts: { period } });
  const end = periodEnd(period);
  const today = dayOf(snapshot.asAt);
  return accept(found.state === 'closed' || end < today ? end : today);
};

const standingOf = (
  item: Recommendation,
  { plan, scheme, day }: { plan: Plan; scheme: Scheme; day: Day },
): RecommendationStanding => {
  const position = recommendationOn(item, day);
  const finished = position.verified === null ? null : (position.claim ?? position.verified);
  return {
    item,
    plan,
    scheme,
    position,
    rating: rateRecommendation(item, day, scheme),
    overdue: position.overdue,
    lateness: latenessOf(item, finished?.on ?? day),
  };
};

/**
 * Every recommendation that was agreed by a day, as it stood at the end of it: by plan in report order, then by ref as
 * people count. Those held back by an unread row are left out, and so is what a scheme that is not there would rate.
 *
 * @param kind which plans to report by
 */
export const recommendationStandings = (
  snapshot: Snapshot,
  day: Day,
  kind: PlanKind = 'audit-plan',
): RecommendationStanding[] => {
  const held = heldBack(snapshot);
  const schemes = new Map(snapshot.schemes.map(scheme => [scheme.id, scheme]));
  const plans = snapshot.plans.filter(plan => plan.kind === kind).sort((a, b) => a.order - b.order);
  const byPlan = new Map(plans.map(plan => [plan.key, { plan, rows: new Array<RecommendationStanding>() }]));
  for (const item of snapshot.recommendations) {
    const scheme = schemes.get(item.scheme);
    if (!scheme || held.has(item.key) || item.agreedOn > day) continue;
    for (const { plan, rows } of item.planKeys.flatMap(key => byPlan.get(key) ?? []))
      rows.push(standingOf(item, { plan, scheme, day }));
  }
  return [...byPlan.values()].flatMap(({ rows }) => rows.sort((a, b) => natural(a.item.ref, b.item.ref)));
};

/** One that belongs to several audit plans is counted once, under the first of them. */
export const onceEach = (standings: readonly RecommendationStanding[]): RecommendationStanding[] =>
  [...new Map(standings.toReversed().map(standing => [standing.item.key, standing])).values()].reverse();
