import { dayOf, isWorkingDay, periodTitle, timeOf } from '../register/index.ts';
import type { Calendar, Day, Instant, ReturnItem, Person, Snapshot } from '../register/index.ts';
import { owedItems } from './asking.ts';
import { askedHolder } from './holders.ts';
import { stepOn } from './ladder.ts';
import type { ChaseStep, PlannedMessage } from './ports.ts';
import { isCollecting } from './returnCalendar.ts';

/** `sent` holds the keys that are already planned or sent; those are never planned again. */
export type ChaseInput = {
  snapshot: Snapshot;
  sent: Iterable<string>;
  calendar: Calendar;
  now: Instant;
};

type Part = { person: Person; step: ChaseStep; posts: string[]; says: string };

/** Messages go out on working days from 09:00 until 18:00 in London, and at no other time. */
export const isSendingTime = (now: Instant, calendar: Calendar): boolean => {
  const time = timeOf(now);
  return isWorkingDay(dayOf(now), calendar) && time >= '09:00' && time < '18:00';
};

/** Key of the one message that a person may get on a day. */
export const messageKey = (day: Day, entraId: string): string => `${day}_${entraId}`;

const countOf = (items: number) => (items === 1 ? '1 item' : `${items} items`);

const byPerson = (snapshot: Snapshot, items: readonly ReturnItem[], day: Day): Map<Person, ReturnItem[]> => {
  const groups = new Map<Person, ReturnItem[]>();
  for (const item of items) {
    const person = askedHolder(snapshot, item.post, day);
    if (person) groups.set(person, [...(groups.get(person) ?? []), item]);
  }
  return groups;
};

const partsOn = (snapshot: Snapshot, day: Day, calendar: Calendar): Part[] =>
  snapshot.periods
    .filter(period => isCollecting(period, day))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key))
    .flatMap(period => {
      const due = stepOn(period, day, calendar);
      if (!due) return [];
      const groups = byPerson(snapshot, owedItems(snapshot, period.period), day);
      return [...groups].map(([person, items]): Part => {
        const subject = `${countOf(items.length)} for ${periodTitle(period.period)}`;
        return {
          person,
          posts: [...new Set(items.map(item => item.post))],
          step: {
            ladder: 'quarterly-return',
            step: due.step,
            period: period.period,
            itemKeys: items.map(item => item.key),
          },
          says: `${subject} ${items.length === 1 ? 'has' : 'have'} no update; the return ${due.says}.`,
        };
      });
    });

const messageOf = (parts: readonly Part[], day: Day, council: string): PlannedMessage[] => {
  const person = parts[0]?.person;
  if (!person) return [];
  return [
    {
      key: messageKey(day, person.entraId),
      council,
      recipient: {
        entraId: person.entraId,
        post: [...new Set(parts.flatMap(part => part.posts))].join(', '),
      },
      day,
      steps: parts.map(part => part.step),
      reason: parts.map(part => part.says).join(' '),
    },
  ];
};

/**
 * Who is written to at this instant, and why: one message per person with everything they owe over all their posts.
 * Nothing out of hours; nothing on a day without a step, so that a step missed for a whole day is not made up for
 * later. The same input gives the same messages, ordered by post, then person.
 */
export const planChase = ({ snapshot, sent, calendar, now }: ChaseInput): PlannedMessage[] => {
  if (!isSendingTime(now, calendar)) return [];
  const day = dayOf(now);
  const done = new Set(sent);
  const people = new Map<string, Part[]>();
  for (const part of partsOn(snapshot, day, calendar)) {
    people.set(part.person.entraId, [...(people.get(part.person.entraId) ?? []), part]);
  }
  return [...people.values()]
    .flatMap(parts => messageOf(parts, day, snapshot.council))
    .filter(message => !done.has(message.key))
    .sort((a, b) => a.recipient.post.localeCompare(b.recipient.post) || a.key.localeCompare(b.key));
};

/** What nobody is asked for on a day although it is owed: the post is vacant, or everyone who holds it is away. */
export const unaskedItems = (snapshot: Snapshot, day: Day): ReturnItem[] =>
  snapshot.periods
    .filter(period => isCollecting(period, day))
    .flatMap(period => owedItems(snapshot, period.period))
    .filter(item => askedHolder(snapshot, item.post, day) === null);
