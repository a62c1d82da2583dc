import { dayOf, isWorkingDay, timeOf } from '../register/index.ts';
import type {
  Calendar,
  Day,
  Instant,
  PeriodId,
  StandingAlone,
  ReturnItem,
  Snapshot,
} from '../register/index.ts';
import { createAskedIn, owedItems, type AskedIn } from './asking.ts';
import { createHeard, hearingsOf, type ChaseRecord, type Hearing } from './hearings.ts';
import { askedHolder } from './holders.ts';
import { createClimb } from './ladder.ts';
import { listOwed } from './owed.ts';
import { ladderNames } from './ports.ts';
import type { ChaseStep, Hearer, LadderName, PlannedMessage } from './ports.ts';
import { createReasons } from './reasonOf.ts';
import { isCollecting } from './returnCalendar.ts';
import { createRoster } from './roster.ts';

/**
 * `sent` holds the keys that are already planned or sent; those are never planned again. `away` are the people with an
 * automatic reply, `unreachable` those with neither the app nor an address, by Entra object id. With a `record` of
 * earlier days, what somebody could not hear on its day (away, or nobody ran the chase) is said on the next one on
 * which they can; without it, only what falls on the day itself.
 */
export type ChaseInput = {
  snapshot: Snapshot;
  sent: Iterable<string>;
  calendar: Calendar;
  now: Instant;
  away?: ReadonlySet<string>;
  unreachable?: ReadonlySet<string>;
  record?: ChaseRecord;
  /** Until when somebody asked to be left alone, by Entra object id; on that day they are asked again. */
  snoozed?: ReadonlyMap<string, Day>;
  /** Everything that has a ladder unless told. */
  ladders?: readonly LadderName[];
};

type Group = [Hearing, ...Hearing[]];

/** Never past the due date: a snooze holds back no word on the day that something is due, and none after it. */
const isSnoozed = (
  { person, to, owed }: Hearing,
  { day, snoozed }: { day: Day; snoozed: ChaseInput['snoozed'] },
): boolean => {
  const until = snoozed?.get(person.entraId);
  const due = owed.terms.due ?? null;
  return until !== undefined && day < until && to === 'owner' && (due === null || day < due);
};

/** Messages go out on working days from 09:00 until 18:00 in London, and at no other time. */
export const isSendingTime = (now: Instant, calendar: Calendar): boolean => {
  const time = timeOf(now);
  return isWorkingDay(dayOf(now), calendar) && time >= '09:00' && time < '18:00';
};

/** Key of the one message that a person may get on a day. */
export const messageKey = (day: Day, entraId: string): string => `${day}_${entraId}`;

const grouped = <T>(all: readonly T[], nameOf: (one: T) => string): [T, ...T[]][] => {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const name = nameOf(one);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()];
};

/** What stands in one sentence: one step of one return, in one capacity; before it is overdue, of one due day. */
const sentence = ({ to, because, rung, owed: { ladder, noun, period, terms } }: Hearing): string =>
  `${ladder}|${noun}|${period}|${rung.step}|${to}|${because}|${rung.again ? '' : terms.due}`;

const capacities: readonly Hearer[] = ['owner', 'approver', 'director'];

type Optional = { post: string; key: string; order: number };

const byPost = (standings: readonly StandingAlone[]): Map<string, Optional[]> => {
  const all = standings.map(({ item: { post, key } }, order) => ({ post, key, order }));
  return new Map(grouped(all, ({ post }) => post).map(group => [group[0].post, group]));
};

/** Partnership actions of posts, in report order, for a message that is sent anyway. */
const optionalOf = (askedIn: AskedIn) => {
  const known = new Map<PeriodId, Map<string, Optional[]>>();
  return (period: PeriodId, posts: ReadonlySet<string>): string[] => {
    const optional = known.get(period) ?? byPost(askedIn(period).optional);
    known.set(period, optional);
    return [...posts]
      .flatMap(post => optional.get(post) ?? [])
      .sort((a, b) => a.order - b.order)
      .map(({ key }) => key);
  };
};

const stepOf = (group: Group, optional: ReturnType<typeof optionalOf>): ChaseStep => {
  const [{ to, because, rung, owed }] = group;
  const { ladder, period } = owed;
  const posts = new Set(group.map(({ owedBy }) => owedBy ?? ''));
  const optionalKeys =
    ladder === 'quarterly-return' && period !== null && to === 'owner' ? optional(period, posts) : [];
  return {
    ladder,
    step: rung.step,
    period,
    itemKeys: group.map(one => one.owed.itemKey),
    ...(to === 'owner' ? {} : { to }),
    ...(because === undefined ? {} : { because }),
    ...(optionalKeys.length > 0 ? { optionalKeys } : {}),
  };
};

type Writing = {
  day: Day;
  council: string;
  optional: ReturnType<typeof optionalOf>;
  reasonOf: ReturnType<typeof createReasons>;
};

const messageOf = (hearings: Group, { day, council, optional, reasonOf }: Writing): PlannedMessage => {
  const { entraId } = hearings[0].person;
  const groups = grouped(hearings, sentence).sort(
    ([a], [b]) => capacities.indexOf(a.to) - capacities.indexOf(b.to),
  );
  return {
    key: messageKey(day, entraId),
    council,
    recipient: { entraId, post: [...new Set(groups.flat().map(({ post }) => post))].join(', ') },
    day,
    steps: groups.map(group => stepOf(group, optional)),
    reason: groups.map(group => reasonOf(group)).join(' '),
  };
};

/**
 * Who is written to at this instant, and why: one message per person with everything they owe or have to know, over
 * all their posts, plans and registers. Nothing out of hours, and nothing that was answered. The same input gives the
 * same messages, ordered by post, then person.
 */
export const planChase = (input: ChaseInput): PlannedMessage[] => {
  const { snapshot, calendar, now, record } = input;
  if (!isSendingTime(now, calendar)) return [];
  const day = dayOf(now);
  const done = new Set(input.sent);
  const context = {
    day,
    climb: createClimb({ day, calendar }),
    roster: createRoster(snapshot, { ...input, day }),
    heard: record ? createHeard(record) : null,
  };
  const ladders = input.ladders ?? ladderNames;
  const askedIn = createAskedIn(snapshot);
  const hearings = listOwed({ snapshot, day, calendar, askedIn })
    .filter(({ ladder }) => ladders.includes(ladder))
    .flatMap(owed => hearingsOf(owed, context))
    .filter(hearing => !isSnoozed(hearing, { day, snoozed: input.snoozed }));
  const { council } = snapshot;
  const writing = { day, council, optional: optionalOf(askedIn), reasonOf: createReasons() };
  return grouped(hearings, ({ person }) => person.entraId)
    .filter(([{ person }]) => !done.has(messageKey(day, person.entraId)))
    .map(theirs => messageOf(theirs, writing))
    .sort((a, b) => a.recipient.post.localeCompare(b.recipient.post) || a.key.localeCompare(b.key));
};

/** What nobody who holds its post is asked for on a day although it is owed: the post is vacant, or all are away. */
export const unaskedItems = (snapshot: Snapshot, day: Day): ReturnItem[] =>
  snapshot.periods
    .filter(period => isCollecting(period, day))
    .flatMap(period => owedItems(snapshot, period.period))
    .filter(item => askedHolder(snapshot, item.post, day) === null);
