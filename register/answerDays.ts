import { addDays, addMonths, type Day } from './day.ts';
import type { ReturnItem } from './item.ts';
import { periodStart, yearOf } from './period.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';
import { typedIn, type CheckedAnswer, type Question } from './question.ts';
import { isRestricted } from './visibility.ts';
import { parseWrittenDay, type Span } from './writtenDay.ts';

/** "14 October" of something to come is the next one. */
export const yearAhead = (today: Day): Span => ({ from: today, to: addDays(addMonths(today, 12), -1) });

/** "14 October" of something done is the one of the year that is reported on, or since. */
const sinceItsYear = ({ period, today }: Question): Span => ({
  from: periodStart(yearOf(period)),
  to: today,
});

/** `October 24` is a day to some and a month to others. */
const readsEitherWay = /^[a-z]{3,9}\.? \d{1,2}$/i;

/** A day as it was typed; null for nothing. */
export const readDay = (text: string | undefined, field: string, span: Span): Result<Day | null> => {
  const typed = typedIn(text);
  if (typed === null) return accept(null);
  return readsEitherWay.test(typed)
    ? refuse({ code: 'not-a-date', field, facts: { text: typed } })
    : parseWrittenDay(typed, field, span);
};

/** Another date is a later one than today, and another than the one it has. */
const faultOfNewDue = (item: ReturnItem, day: Day, today: Day): Problem[] => {
  const earliest = addDays(today, 1);
  const field = 'requestedDue';
  if (day < earliest) return [{ code: 'date-too-early', field, facts: { day, earliest } }];
  return item.kind === 'action' && item.due === day
    ? [{ code: 'date-unchanged', field, facts: { day } }]
    : [];
};

/** What is completed was completed by today, and not before it began. When a restricted item began is not told. */
const faultOfCompletion = (item: ReturnItem, day: Day, today: Day): Problem[] => {
  const field = 'completedOn';
  if (day > today) return [{ code: 'date-too-late', field, facts: { day, latest: today } }];
  const from = item.kind === 'action' ? item.from : null;
  if (from === null || day >= from) return [];
  const facts = isRestricted(item.visibility) ? { day } : { day, earliest: from };
  return [{ code: 'date-too-early', field, facts }];
};

const checked = (day: Result<Day | null>, faultsOf: (day: Day) => Problem[]): Result<Day | null> => {
  const faults = day.ok && day.value !== null ? faultsOf(day.value) : [];
  return faults.length > 0 ? refuse(...faults) : day;
};

/** Another due date, and the day of completion, as they were typed; null where they were not. */
export const readDays = (question: Question): Result<Pick<CheckedAnswer, 'requestedDue' | 'completedOn'>> => {
  const { item, raw, today } = question;
  const requestedDue = checked(readDay(raw.requestedDue, 'requestedDue', yearAhead(today)), day =>
    faultOfNewDue(item, day, today),
  );
  const completedOn = checked(readDay(raw.completedOn, 'completedOn', sinceItsYear(question)), day =>
    faultOfCompletion(item, day, today),
  );
  return requestedDue.ok && completedOn.ok
    ? accept({ requestedDue: requestedDue.value, completedOn: completedOn.value })
    : refuse(...[requestedDue, completedOn].flatMap(one => (one.ok ? [] : one.problems)));
};
