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

/** Only the verification that closes it now is held to the priority of now; of a sheet nobody knows the method. */
const methodProblems = ({ riskPriority }: Recommendation, standing: Verified | null): Problem[] => {
  if (standing === null || standing.result === fromSheet) return [];
  const problem = verificationProblem(standing, riskPriority);
  return problem === null ? [] : [problem];
};

/**
 * What is wrong with the acts as they were written down, by `applyAct` or by hand: nothing is done before it was agreed
 * (`out-of-range`), nothing is verified that was not claimed as implemented (`wrong-state`), and what closes it was
 * verified as its priority asks (`sample-needed`, `not-a-choice`, `missing`). Acts of one day count as they stand.
 */
export const actProblems = (recommendation: Recommendation): Problem[] => {
  const { acts, agreedOn } = recommendation;
  const problems: Problem[] = [];
  let claim: string | null = null;
  let standing: Verified | null = null;
  for (const act of [...acts].sort((a, b) => a.on.localeCompare(b.on))) {
    if (act.on < agreedOn)
      problems.push({ code: 'out-of-range', field: 'on', facts: { text: act.on, after: agreedOn } });
    if (act.act === 'reopened') {
      claim = null;
      standing = null;
    }
    if (standing !== null) continue;
    if (act.act === 'claimed') claim = act.how;
    if (act.act === 'returned') claim = null;
    if (act.act !== 'verified') continue;
    standing = act;
    if (claim !== 'implemented')
      problems.push({ code: 'wrong-state', field: 'act', facts: { text: act.on } });
  }
  return [...problems, ...methodProblems(recommendation, standing)];
};
