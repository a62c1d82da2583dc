import { longDay, type Day } from '../day.ts';
import type { Action, Indicator } from '../item.ts';
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

/** A closed action leaves the tables with the decision. */
export const closedBefore = (action: Action): Absent => ({
  because: 'gone',
  sentence: `${closedWords(action)}, and no longer reported on`,
});

export const notYetBegun = (began: 'agreed' | 'received', on: Day): Absent => ({
  because: 'not-yet',
  sentence: `Not counted before ${longDay(on)}, when it was ${began}`,
});
