import type { Day } from './day.ts';
import { dueAt } from './lateness.ts';
import { ownerAt } from './owner.ts';
import type { Recommendation, RecommendationAct } from './recommendation.ts';

export const recommendationStates = [
  'agreed',
  'partly-implemented',
  'awaiting-verification',
  'returned',
  'closed',
  'risk-accepted',
  'superseded',
] as const;
export type RecommendationState = (typeof recommendationStates)[number];

type ActOf<K extends RecommendationAct['act']> = Extract<RecommendationAct, { act: K }>;

/** What was proposed, and how far it has got. It is in force once both others exist, until the review date. */
export type RiskAcceptance = {
  proposal: ActOf<'acceptance-proposed'>;
  opinion: ActOf<'acceptance-opinion'> | null;
  minute: ActOf<'acceptance-minuted'> | null;
};

type Trail = {
  /** The last claim that was not returned; it stays beside the verification that followed it. */
  claim: ActOf<'claimed'> | null;
  returned: ActOf<'returned'> | null;
  verified: ActOf<'verified'> | null;
  superseded: ActOf<'superseded'> | null;
  /** The last one that was complete, whether or not its review date has come. */
  acceptance: RiskAcceptance | null;
  /** A proposal that still lacks the opinion or the minute. */
  proposal: RiskAcceptance | null;
};

/** `due` is the date in force; null where there is none. `overdue` includes what awaits verification. */
export type RecommendationPosition = Trail & {
  state: RecommendationState;
  due: Day | null;
  overdue: boolean;
};

const untouched: Trail = {
  claim: null,
  returned: null,
  verified: null,
  superseded: null,
  acceptance: null,
  proposal: null,
};

/** The verifier is never the owner of that day, nor whoever claimed it: such a row closes nothing. */
const isOwnWord = (act: ActOf<'verified'>, trail: Trail, recommendation: Recommendation): boolean =>
  act.by === ownerAt(recommendation, act.on).post || act.by === trail.claim?.by;

const withProgress = (trail: Trail, progress: Partial<RiskAcceptance>): Trail => {
  if (trail.proposal === null) return trail;
  const proposal = { ...trail.proposal, ...progress };
  return proposal.opinion !== null && proposal.minute !== null
    ? { ...trail, acceptance: proposal, proposal: null }
    : { ...trail, proposal };
};

const step = (trail: Trail, act: RecommendationAct, of: Recommendation): Trail => {
  if (act.act === 'reopened') return untouched;
  if (trail.verified !== null || trail.superseded !== null) return trail;
  switch (act.act) {
    case 'claimed':
      return { ...trail, claim: act, returned: null };
    case 'verified':
      return isOwnWord(act, trail, of) ? trail : { ...trail, verified: act };
    case 'returned':
      return { ...trail, claim: null, returned: act };
    case 'superseded':
      return { ...trail, superseded: act };
    case 'acceptance-proposed':
      return { ...trail, proposal: { proposal: act, opinion: null, minute: null } };
    case 'acceptance-opinion':
      return withProgress(trail, { opinion: act });
    case 'acceptance-minuted':
      return withProgress(trail, { minute: act });
  }
};

const stateOf = (trail: Trail, day: Day): RecommendationState => {
  if (trail.verified !== null) return 'closed';
  if (trail.superseded !== null) return 'superseded';
  if (trail.acceptance !== null && day < trail.acceptance.proposal.reviewOn) return 'risk-accepted';
  if (trail.claim !== null)
    return trail.claim.how === 'implemented' ? 'awaiting-verification' : 'partly-implemented';
  return trail.returned === null ? 'agreed' : 'returned';
};

const settled: readonly RecommendationState[] = ['closed', 'risk-accepted', 'superseded'];

/**
 * What a recommendation is at the end of a day, from its dates and its acts up to then; acts after that day do not
 * count, and one that is closed or superseded answers to nothing but its reopening. A risk acceptance needs the
 * director's proposal, the head of audit's opinion and the committee's minute, all three; on its review date it lapses
 * and the recommendation comes back. Overdue: past the date in force and not closed, accepted or superseded.
 * Sources: Global Internal Audit Standards 15.2 (confirming implementation) and 11.5 (acceptance of risks), in UK
 * public bodies since April 2025; North Norfolk District Council, board update to GRAC, November 2024, 3.5 (overdue).
 */
export const recommendationOn = (recommendation: Recommendation, day: Day): RecommendationPosition => {
  const trail = recommendation.acts
    .filter(act => act.on <= day)
    .sort((a, b) => a.on.localeCompare(b.on))
    .reduce((before, act) => step(before, act, recommendation), untouched);
  const state = stateOf(trail, day);
  const due = dueAt(recommendation, day);
  const isPast = recommendation.agreedOn <= day && due !== null && due < day;
  return { ...trail, state, due, overdue: isPast && !settled.includes(state) };
};

/** Past the date in force and not closed, accepted or superseded. Nothing is overdue before it was agreed. */
export const isOverdue = (recommendation: Recommendation, day: Day): boolean =>
  recommendationOn(recommendation, day).overdue;

/** The day on which the owner said it was implemented, wholly or partly; null where nothing stands claimed. */
export const claimedOn = (recommendation: Recommendation, day: Day): Day | null =>
  recommendationOn(recommendation, day).claim?.on ?? null;

/** The day on which the closer confirmed it: another date than the claim's. Null while it is not closed. */
export const verifiedOn = (recommendation: Recommendation, day: Day): Day | null =>
  recommendationOn(recommendation, day).verified?.on ?? null;
