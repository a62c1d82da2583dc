import { bandOf, periodTitle, weekdayAndDay, workingDaysBetween } from '../../register/index.ts';
import type { Calendar, Day, Standing } from '../../register/index.ts';
import { isCollecting, type PersonReturn } from '../../chase/index.ts';

/** The day on which a card is read. */
export type Reading = { day: Day; calendar: Calendar };

export const countOf = (count: number, noun = 'item'): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Last time's rating had to be explained, and so may this one's. */
const neededWords = ({ scheme, previous }: Standing): boolean =>
  bandOf(scheme, previous?.rating?.band ?? '')?.needsWords === true;

const written = (minutes: number): string => `about ${countOf(Math.max(1, Math.ceil(minutes)), 'minute')}`;

/**
 * "about 3 minutes": half a minute an item, which is a choice or a figure and one press, and one minute more for each
 * whose last rating needed words. In whole minutes, never less than one.
 */
export const minutesText = (owed: readonly Standing[]): string =>
  written(owed.length / 2 + owed.filter(neededWords).length);

/** Of what is always answered in words: a recommendation, a policy. */
export const minutesInWords = (count: number): string => written(count * 1.5);

/** "due Monday 14 October", "due today, Monday 14 October", "due Monday 14 October, 3 working days ago". */
const dueText = (due: Day, { day, calendar }: Reading): string => {
  const on = weekdayAndDay(due);
  if (due === day) return `due today, ${on}`;
  if (due > day) return `due ${on}`;
  const late = workingDaysBetween(due, day, calendar);
  return late === 0 ? `due ${on}` : `due ${on}, ${countOf(late, 'working day')} ago`;
};

/** "6 items for Q2 2024-25, due Monday 14 October. 2 are answered, 4 to go; about 3 minutes." */
export const contextOf = ({ period, asked, owed }: PersonReturn, reading: Reading): string => {
  const title = periodTitle(period.period);
  if (asked.length === 0) return `Nothing is asked of you for ${title}.`;
  // Once the others are being approved, only what came back is asked for.
  if (!isCollecting(period, reading.day))
    return `${countOf(owed.length)} for ${title} came back to you; ${minutesText(owed)}.`;
  const subject = `${countOf(asked.length)} for ${title}, ${dueText(period.dueOn, reading)}`;
  const done = asked.length - owed.length;
  if (owed.length === 0) return `${subject}. All are answered, thank you.`;
  if (done === 0) return `${subject}; ${minutesText(owed)}.`;
  return `${subject}. ${done} ${done === 1 ? 'is' : 'are'} answered, ${owed.length} to go; ${minutesText(owed)}.`;
};
