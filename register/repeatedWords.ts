import { asPlain } from './asPlain.ts';
import type { AnswerHistory } from './history.ts';
import { previousPeriod, type PeriodId } from './period.ts';
import type { Update } from './update.ts';

/** Words without what does not change them: capitals, marks, spaces. Figures stay. */
export const bareWords = (text: string): string =>
  asPlain(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%£]+/gu, ' ')
    .trim();

/** What was said in the reports before, the latest first. */
const latestFirst = (earlier: readonly Update[], period: PeriodId): Update[] => {
  const before = previousPeriod(
    period,
    earlier.map(one => one.period),
  );
  const said = earlier.find(one => one.period === before);
  return said ? [said, ...latestFirst(earlier, said.period)] : [];
};

/**
 * The period since which the very same words have been said: the earlier of the two before this one, where all three
 * say the same. Null where they do not, or nothing was said.
 */
export const repeatedSince = (
  commentary: string | null,
  period: PeriodId,
  { earlier }: Pick<AnswerHistory, 'earlier'>,
): PeriodId | null => {
  const words = bareWords(commentary ?? '');
  const before = latestFirst(earlier, period).slice(0, 2);
  const isSame = before.every(said => bareWords(said.commentary ?? '') === words);
  return words !== '' && isSame ? (before[1]?.period ?? null) : null;
};
