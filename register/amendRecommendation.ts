import type { Day } from './day.ts';
import { accept, refuse, type Result } from './problem.ts';
import type { Recommendation, RiskPriority } from './recommendation.ts';
import { closingRole, isCloser, isOwner, type Actor } from './recommendationRights.ts';

/** What is left out stays as it is. */
export type RecommendationChange = { title?: string; riskPriority?: RiskPriority; originalDue?: Day | null };

const notAllowed = (recommendation: Recommendation) =>
  refuse({ code: 'not-allowed', field: 'recommendation', facts: { role: closingRole(recommendation) } });

/**
 * Rewords or re-prioritises a recommendation. Only the source's closer may, and not where they own it (`not-allowed`).
 * The date first agreed is locked for everyone (`date-locked`): a date that moves is a revision beside it.
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
  return accept(amended);
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
