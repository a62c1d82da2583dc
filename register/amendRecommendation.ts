import type { Day } from './day.ts';
import { accept, refuse, type Result } from './problem.ts';
import { riskPriorities, type Recommendation, type RiskPriority } from './recommendation.ts';
import { closingRole, isCloser, isOwner, type Actor } from './recommendationRights.ts';
import { standingVerificationProblem } from './verification.ts';

/** What is left out stays as it is. */
export type RecommendationChange = { title?: string; riskPriority?: RiskPriority; originalDue?: Day | null };

const notAllowed = (recommendation: Recommendation) =>
  refuse({ code: 'not-allowed', field: 'recommendation', facts: { role: closingRole(recommendation) } });

const isRaised = (before: RiskPriority, after: RiskPriority): boolean =>
  riskPriorities.indexOf(after) > riskPriorities.indexOf(before);

/**
 * Rewords or re-prioritises a recommendation. Only the source's closer may, and not where they own it (`not-allowed`).
 * The date first agreed is locked for everyone (`date-locked`): a date that moves is a revision beside it. A priority is
 * not raised above what the verification that closed it bears out (`not-a-choice`, `sample-needed`, `missing`): it is
 * reopened first, and verified as the new priority asks.
 * Source: Global Internal Audit Standards 14.4 and 15.2.
 */
export const amendRecommendation = (
  recommendation: Recommendation,
  { title, riskPriority, originalDue }: RecommendationChange,
  { actor, on }: { actor: Actor; on: Day },
): Result<Recommendation> => {
  if (!isCloser(recommendation, actor) || isOwner(recommendation, actor, on))
    return notAllowed(recommendation);
  if (originalDue !== undefined && originalDue !== recommendation.originalDue)
    return refuse({ code: 'date-locked', field: 'originalDue' });
  const amended = {
    ...recommendation,
    title: title ?? recommendation.title,
    riskPriority: riskPriority ?? recommendation.riskPriority,
  };
  if (amended.title.trim() === '') return refuse({ code: 'missing', field: 'title' });
  const weak = isRaised(recommendation.riskPriority, amended.riskPriority)
    ? standingVerificationProblem(amended)
    : null;
  return weak === null ? accept(amended) : refuse(weak);
};

/**
 * Enters a new recommendation: only its source's closer may (`not-allowed`), and it begins without a history
 * (`wrong-state`) and in force from its original date (`date-locked`).
 */
export const enterRecommendation = (recommendation: Recommendation, actor: Actor): Result<Recommendation> => {
  if (!isCloser(recommendation, actor)) return notAllowed(recommendation);
  if (recommendation.acts.length > 0 || recommendation.revisions.length > 0)
    return refuse({ code: 'wrong-state', field: 'acts' });
  if (recommendation.due !== recommendation.originalDue) return refuse({ code: 'date-locked', field: 'due' });
  return accept(recommendation);
};
