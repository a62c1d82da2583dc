import { addWorkingDays, dayOf, weekdayAndDay } from '../../register/index.ts';
import type { Day } from '../../register/index.ts';
import { desksFor } from '../acts/showList.ts';
import { datedOf, isToAnswer } from '../cards/datedRows.ts';
import { textReply, type BotReply, type Heard } from './reply.ts';

const most = 10;

/** The days on which what is owed is due; nothing of what waits for others. */
const dueDays = ({ parts, entraId, at }: Heard): Day[] => {
  const day = dayOf(at);
  const desks = desksFor(parts, entraId, at);
  const returns = desks.flatMap(desk => desk.returns).filter(({ owed }) => owed.length > 0);
  const dated = [...datedOf(desks, 'recommendations'), ...datedOf(desks, 'documents')];
  return [
    ...returns.map(({ period }) => period.dueOn),
    ...dated.filter(ask => isToAnswer(ask, day)).flatMap(({ due }) => due ?? []),
  ].sort();
};

const howTo =
  'Type “snooze” and how many working days, from 1 to 10: “snooze 2 days”. Nothing is put off past the day on which it is due.';

/** Puts off the next word to a person by some working days, and never past the day on which something is due. */
export const snooze = async (heard: Heard, days: number | null): Promise<BotReply> => {
  if (days === null || days > most) return textReply(howTo);
  const { parts, entraId, at } = heard;
  const today = dayOf(at);
  const due = dueDays(heard);
  if (due.length === 0) return textReply('Nothing is asked of you, so there is nothing to put off.');
  const [next] = due.filter(day => day > today);
  if (next === undefined)
    return textReply(
      `What is asked of you was due by ${weekdayAndDay(due.at(-1) ?? today)}, so it cannot be put off any more. Type “my items” to answer it.`,
    );
  const wished = addWorkingDays(today, days, parts.calendar);
  const until = wished < next ? wished : next;
  await parts.ledger.saveSnooze({ entraId, until });
  const late = due.some(day => day <= today) ? ' What is due or overdue already is asked for as before.' : '';
  return textReply(
    wished <= next
      ? `You will hear nothing before ${weekdayAndDay(until)}.${late}`
      : `You will hear nothing before ${weekdayAndDay(until)}, the day on which something is due: it is not put off past that day.${late}`,
  );
};
