import { periodEnd, type Indicator, type Item, type PeriodId, type Problem } from '../register/index.ts';

/** Oldest first; one without a beginning holds from the start. */
export const byBeginning = (a: Indicator, b: Indicator): number => (a.from ?? '').localeCompare(b.from ?? '');

const holdsAt = (item: Item, period: PeriodId): boolean => {
  if (item.kind !== 'indicator') return true;
  const end = periodEnd(period);
  return (item.from === null || item.from <= end) && (item.to === null || item.to >= end);
};

/** The version of an item that a period is reported under: the one in force on its last day, otherwise the first. */
export const versionAt = (versions: readonly Item[], period: PeriodId): Item | null =>
  versions.find(version => holdsAt(version, period)) ?? versions[0] ?? null;

/**
 * Versions that begin before the one before them has ended, by the Key of their row. No telling which of the two
 * definitions a figure was held against, so the later one is a problem.
 */
export const overlapProblems = (indicators: readonly Indicator[]): Map<string, Problem> => {
  const ends = new Map<string, string | null>();
  const problems = new Map<string, Problem>();
  for (const version of [...indicators].sort(byBeginning)) {
    const end = ends.get(version.key);
    if (end === undefined || (end !== null && version.from !== null && version.from > end)) {
      ends.set(version.key, version.to);
    } else {
      problems.set(version.definitionKey, {
        code: 'versions-overlap',
        field: 'From',
        ...(end === null ? {} : { facts: { until: end } }),
      });
    }
  }
  return problems;
};
