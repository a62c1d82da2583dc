import type { Day } from './day.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';
import type { GivenBy } from './update.ts';
import { parseWrittenDay } from './writtenDay.ts';

/** Who said it, how, and on what day, as the performance team typed it. */
export type RawGivenBy = { who: string; how: string; on: string };

/** One line of a list. */
const longest = 255;

const dayUntil = (on: string, today: Day): Result<Day> => {
  if (on.trim() === '') return refuse({ code: 'missing', field: 'on' });
  const day = parseWrittenDay(on, 'on');
  return day.ok && day.value > today ? refuse({ code: 'out-of-range', field: 'on' }) : day;
};

const lineProblem = (text: string, field: 'who' | 'how'): Problem[] => {
  if (text.trim() === '') return [{ code: 'missing', field }];
  return text.trim().length > longest ? [{ code: 'too-long', field, facts: { most: longest } }] : [];
};

/**
 * What is recorded for somebody without an account: refused with every problem at once, and with `out-of-range` where
 * the day on which they said it is still to come.
 */
export const checkGivenBy = ({ who, how, on }: RawGivenBy, today: Day): Result<GivenBy> => {
  const day = dayUntil(on, today);
  const problems = [...lineProblem(who, 'who'), ...lineProblem(how, 'how'), ...(day.ok ? [] : day.problems)];
  if (problems.length > 0 || !day.ok) return refuse(...problems);
  return accept({ who: who.trim(), how: how.trim(), on: day.value });
};
