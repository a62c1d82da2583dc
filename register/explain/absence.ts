import { addDays, longDay, type Day } from '../day.ts';
import type { Action, Indicator } from '../item.ts';
import { itemKey, refOf } from '../keys.ts';
import { periodTitle, type PeriodId } from '../period.ts';
import type { RowProblem } from '../problem.ts';
import type { Absence } from './itemExplanation.ts';
import { closedWords } from './reasonWords.ts';

/** Why nothing can be said of an item in a period. */
export type Absent = { because: Absence; sentence: string };

/** Some row of the item could not be read, so nothing is said of it until that row is mended. */
export const heldBackBy = (problems: readonly RowProblem[]): Absent => {
  const lists = [...new Set(problems.map(({ list }) => list))].join(' and ');
  return { because: 'held-back', sentence: `Left out of the figures: a row of ${lists} could not be read` };
};

const spanWords = ({ from, to }: Indicator): string =>
  [...(from === null ? [] : [`from ${longDay(from)}`]), ...(to === null ? [] : [`to ${longDay(to)}`])].join(
    ' ',
  );

/** The measure was defined only later, or no longer. */
export const withoutDefinition = (versions: readonly Indicator[], period: PeriodId): Absent => ({
  because: 'not-in-force',
  sentence: `Not defined at the end of ${periodTitle(period)}: it holds ${versions.map(spanWords).join(', and ')}`,
});

/**
 * A closed action leaves the tables with the decision. One whose reference was changed at a roll-over was not closed: it
 * goes on under the new one, whose key stands in place of a decision.
 */
export const closedBefore = (action: Action): Absent => {
  const { council, ref, closedOn, decisionRef } = action;
  const isRenamed = decisionRef !== null && decisionRef.startsWith(itemKey(council, 'action', ''));
  if (!isRenamed) return { because: 'gone', sentence: `${closedWords(action)}, and no longer reported on` };
  const next = refOf(decisionRef);
  const sentence =
    closedOn === null
      ? `Goes on as ${next}`
      : `Reported as ${ref} until ${longDay(addDays(closedOn, -1))}, goes on as ${next}`;
  return { because: 'gone', sentence };
};

/** Reported on under the reference that it had before a roll-over; `turned` is the first day of the new one, if known. */
export const reportedBefore = (
  formerKey: string,
  { turned, period }: { turned: Day | null; period: PeriodId },
): Absent => ({
  because: 'not-yet',
  sentence: `Reported as ${refOf(formerKey)} ${turned === null ? `in ${periodTitle(period)}` : `until ${longDay(addDays(turned, -1))}`}`,
});

export const notYetBegun = (began: 'agreed' | 'received' | 'added', on: Day): Absent => ({
  because: 'not-yet',
  sentence: `Not counted before ${longDay(on)}, when it was ${began}`,
});
