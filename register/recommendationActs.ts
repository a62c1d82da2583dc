import { isDay, type Day } from './day.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';
import type { Recommendation, RecommendationAct } from './recommendation.ts';
import { closingRole, isCloser, isOwner, type Actor } from './recommendationRights.ts';
import {
  recommendationOn,
  type RecommendationPosition,
  type RecommendationState,
} from './recommendationState.ts';
import { verificationProblem } from './verification.ts';

type WithoutBy<A> = A extends unknown ? Omit<A, 'by'> : never;

/** An act as it is asked for; who did it is stamped from the verified person. */
export type RecommendationActDraft = WithoutBy<RecommendationAct>;

type DraftOf<K extends RecommendationActDraft['act']> = Extract<RecommendationActDraft, { act: K }>;

type Situation = { recommendation: Recommendation; position: RecommendationPosition; actor: Actor; on: Day };

/** Each check is asked only when those before it were passed. */
type Check = () => Problem | null;

const blank = (text: string | null): boolean => text === null || text.trim() === '';

const need =
  (holds: boolean, problem: Problem): Check =>
  () =>
    holds ? null : problem;

const isIn = ({ position }: Situation, states: readonly RecommendationState[]): Check =>
  need(states.includes(position.state), {
    code: 'wrong-state',
    field: 'act',
    facts: { state: position.state },
  });

const isCloserHere = ({ recommendation, actor }: Situation): Check =>
  need(isCloser(recommendation, actor), {
    code: 'not-allowed',
    field: 'act',
    facts: { role: closingRole(recommendation) },
  });

const isOwnerHere = ({ recommendation, actor, on }: Situation): boolean => isOwner(recommendation, actor, on);

const isSomebodyElse = (at: Situation): Check => {
  const claimants = [at.actor.id, ...at.actor.posts].filter(one => one === at.position.claim?.by);
  return need(!isOwnerHere(at) && claimants.length === 0, { code: 'owner-cannot-verify', field: 'act' });
};

const hasRole = ({ actor }: Situation, roles: readonly Actor['roles'][number][]): Check =>
  need(
    roles.some(role => actor.roles.includes(role)),
    { code: 'not-allowed', field: 'act', facts: { role: roles.join(', ') } },
  );

const open = ['agreed', 'partly-implemented', 'awaiting-verification', 'returned'] as const;
const proposalChecks = (act: DraftOf<'acceptance-proposed'>, at: Situation): Check[] => [
  hasRole(at, ['director']),
  isIn(at, [...open, 'risk-accepted']),
  need(!blank(act.reason), { code: 'reason-needed', field: 'reason' }),
  need(Number.isFinite(act.riskScore) && act.riskScore > 0, { code: 'out-of-range', field: 'riskScore' }),
  need(isDay(act.reviewOn), { code: 'not-a-date', field: 'reviewOn', facts: { text: act.reviewOn } }),
  need(act.reviewOn > act.on, { code: 'out-of-range', field: 'reviewOn', facts: { after: act.on } }),
];

const hasProposal = ({ position }: Situation): Check =>
  need(position.proposal !== null, { code: 'wrong-state', field: 'act', facts: { state: position.state } });

const opinionChecks = (act: DraftOf<'acceptance-opinion'>, at: Situation): Check[] => [
  hasRole(at, ['audit']),
  hasProposal(at),
  need(at.position.proposal?.proposal.by !== at.actor.id, { code: 'not-allowed', field: 'act' }),
  need(act.withinAppetite || !blank(act.escalatedTo), { code: 'missing', field: 'escalatedTo' }),
];

/** On its review date an acceptance lapses: a minute of that day or later would be in force for no day. */
const isBeforeReview =
  ({ position, on }: Situation): Check =>
  () => {
    const before = position.proposal?.proposal.reviewOn;
    return before !== undefined && before <= on
      ? { code: 'out-of-range', field: 'on', facts: { before } }
      : null;
  };

const minuteChecks = (act: DraftOf<'acceptance-minuted'>, at: Situation): Check[] => [
  hasRole(at, ['audit', 'performance']),
  hasProposal(at),
  isBeforeReview(at),
  need(at.position.proposal?.opinion !== null, { code: 'opinion-needed', field: 'act' }),
  need(!blank(act.minuteRef), { code: 'minute-needed', field: 'minuteRef' }),
];

const checksOf = (act: RecommendationActDraft, at: Situation): Check[] => {
  switch (act.act) {
    case 'claimed':
      return [
        need(isOwnerHere(at), { code: 'not-allowed', field: 'act' }),
        isIn(at, ['agreed', 'partly-implemented', 'returned', 'risk-accepted']),
        need(!blank(act.evidence), { code: 'evidence-needed', field: 'evidence' }),
      ];
    case 'verified':
      return [
        isSomebodyElse(at),
        isCloserHere(at),
        isIn(at, ['awaiting-verification', 'risk-accepted']),
        need(at.position.claim?.how === 'implemented', { code: 'wrong-state', field: 'act' }),
        () => verificationProblem(act, at.recommendation.riskPriority),
      ];
    case 'returned':
      return [
        isSomebodyElse(at),
        isCloserHere(at),
        isIn(at, ['awaiting-verification', 'partly-implemented', 'risk-accepted']),
        need(at.position.claim !== null, { code: 'wrong-state', field: 'act' }),
        need(!blank(act.needs), { code: 'evidence-needed', field: 'needs' }),
      ];
    case 'reopened':
      return [
        isCloserHere(at),
        isIn(at, ['closed', 'risk-accepted', 'superseded']),
        need(!blank(act.reason), { code: 'reason-needed', field: 'reason' }),
      ];
    case 'superseded':
      return [
        isSomebodyElse(at),
        isCloserHere(at),
        isIn(at, [...open, 'risk-accepted']),
        need(!blank(act.reason), { code: 'reason-needed', field: 'reason' }),
      ];
    case 'acceptance-proposed':
      return proposalChecks(act, at);
    case 'acceptance-opinion':
      return opinionChecks(act, at);
    case 'acceptance-minuted':
      return minuteChecks(act, at);
  }
};

/** The first day on which something may still be recorded: nothing is put before what is already there. */
const earliestDay = ({ agreedOn, acts }: Recommendation): Day =>
  acts.reduce((latest, act) => (act.on > latest ? act.on : latest), agreedOn);

/**
 * Records an act, or refuses it with one problem: who may (`not-allowed`, `owner-cannot-verify`), when
 * (`not-a-date`; `out-of-range` on `on`: acts are recorded in order, and an acceptance is minuted before its review
 * date; `wrong-state`), then what is missing. Dates that move are
 * revisions and no act.
 * Sources: Global Internal Audit Standards 15.2 (the owner's word never closes one) and 11.5 (a risk that management
 * accepts is judged against the appetite and taken to the board).
 */
export const applyAct = (
  recommendation: Recommendation,
  act: RecommendationActDraft,
  actor: Actor,
): Result<Recommendation> => {
  const after = earliestDay(recommendation);
  const position = recommendationOn(recommendation, act.on);
  const at: Situation = { recommendation, position, actor, on: act.on };
  const isReal = need(isDay(act.on), { code: 'not-a-date', field: 'on', facts: { text: act.on } });
  const inOrder = need(act.on >= after, { code: 'out-of-range', field: 'on', facts: { after } });
  for (const check of [isReal, inOrder, ...checksOf(act, at)]) {
    const problem = check();
    if (problem !== null) return refuse(problem);
  }
  return accept({ ...recommendation, acts: [...recommendation.acts, { ...act, by: actor.id }] });
};
