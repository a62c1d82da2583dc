import type { Problem } from './problem.ts';
import type { Recommendation, RecommendationAct, RiskPriority } from './recommendation.ts';

type Verified = Extract<RecommendationAct, { act: 'verified' }>;
type HowVerified = Pick<Verified, 'method' | 'sample' | 'result'>;

const methods = ['evidence-read', 'inspected', 're-tested'] as const;
const leastMethod: Record<RiskPriority, number> = { low: 0, medium: 1, high: 2 };

/** What stands in an act that was read from a sheet, which says that it was done and not how. */
export const fromSheet = 'As in the imported sheet';

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/**
 * What a verification lacks for a priority: low, the evidence is read; medium, inspected; high, re-tested with its
 * sample. A stronger one will do. Null where it suffices. Source: Global Internal Audit Standards 15.2.
 */
export const verificationProblem = (
  { method, sample, result }: HowVerified,
  priority: RiskPriority,
): Problem | null => {
  const least = leastMethod[priority];
  const isStrong = methods.indexOf(method) >= least;
  if (priority === 'high')
    return isStrong && !isBlank(sample) && !isBlank(result)
      ? null
      : { code: 'sample-needed', field: 'sample' };
  if (!isStrong)
    return { code: 'not-a-choice', field: 'method', facts: { known: methods.slice(least).join(', ') } };
  return isBlank(result) ? { code: 'missing', field: 'result' } : null;
};

const inOrder = ({ acts }: Recommendation): RecommendationAct[] =>
  [...acts].sort((a, b) => a.on.localeCompare(b.on));

/** The first since it was last reopened: what comes after it changes nothing. */
const standingVerification = (recommendation: Recommendation): Verified | null =>
  inOrder(recommendation).reduce<Verified | null>((standing, act) => {
    if (act.act === 'reopened') return null;
    return standing ?? (act.act === 'verified' ? act : null);
  }, null);

/**
 * What the verification that closes it now lacks for its priority of now; null where it suffices, where nothing was
 * verified, and where it was read from a sheet, of which nobody knows the method.
 */
export const standingVerificationProblem = (recommendation: Recommendation): Problem | null => {
  const standing = standingVerification(recommendation);
  return standing === null || standing.result === fromSheet
    ? null
    : verificationProblem(standing, recommendation.riskPriority);
};

/**
 * What is wrong with the acts as they were written down, by `applyAct` or by hand: nothing is done before it was agreed
 * (`out-of-range`), nothing is verified that was not claimed as implemented (`wrong-state`), and what closes it was
 * verified as its priority asks (`sample-needed`, `not-a-choice`, `missing`). Acts of one day count as they stand.
 */
export const actProblems = (recommendation: Recommendation): Problem[] => {
  const { agreedOn } = recommendation;
  const problems: Problem[] = [];
  let claim: string | null = null;
  let isVerified = false;
  for (const act of inOrder(recommendation)) {
    if (act.on < agreedOn)
      problems.push({ code: 'out-of-range', field: 'on', facts: { text: act.on, after: agreedOn } });
    if (act.act === 'reopened') {
      claim = null;
      isVerified = false;
    }
    if (isVerified) continue;
    if (act.act === 'claimed') claim = act.how;
    if (act.act === 'returned') claim = null;
    if (act.act !== 'verified') continue;
    isVerified = true;
    if (claim !== 'implemented')
      problems.push({ code: 'wrong-state', field: 'act', facts: { text: act.on } });
  }
  const weak = standingVerificationProblem(recommendation);
  return weak === null ? problems : [...problems, weak];
};
