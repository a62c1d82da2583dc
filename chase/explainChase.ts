import { instantAt, isWorkingDay, longDay, weekdayAndDay } from '../register/index.ts';
import type { Calendar, Day, Person, Snapshot } from '../register/index.ts';
import type { ChaseFinding } from './chaseFinding.ts';
import type { Circumstances } from './circumstances.ts';
import { explainOwed } from './explainOwed.ts';
import { explainMessages, explainReach, explainRest, type Reach } from './explainReach.ts';
import { holdersOf } from './peopleInPost.ts';
import { orphanWords } from './orphanWords.ts';
import { listOrphans } from './orphans.ts';
import { listOwed, type Owed } from './owed.ts';
import { messageKey, planChase } from './planChase.ts';
import type { LedgerMessage, PlannedMessage } from './ports.ts';
import { recordDays } from './record.ts';
import { createRoster, type Roster } from './roster.ts';

/** `message` is what would be sent on that day; null where nothing would. */
export type ChaseExplanation = {
  who: string;
  entraId: string | null;
  day: Day;
  message: PlannedMessage | null;
  findings: ChaseFinding[];
};

export type ChaseQuestion = {
  /** All of the register of one council. */
  snapshot: Snapshot;
  who: { person: Person } | { post: string };
  day: Day;
  /** Until then it is known what was said; of a later day, what falls on it is planned and nothing that was missed. */
  today: Day;
  calendar: Calendar;
  circumstances: Circumstances;
  /** They have an automatic reply on. */
  away: boolean;
  /** Null of a post that nobody holds. */
  reach: Reach | null;
};

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

const onDay = (day: Day): string => `On ${weekdayAndDay(day)} ${day.slice(0, 4)}`;

const isInPost = ({ from, to }: Person, day: Day): boolean =>
  (from === null || from <= day) && (to === null || to >= day);

const place = (person: Person, day: Day): ChaseFinding[] => {
  const { displayName: name, posts, delegateFor, from, to, roles } = person;
  if (to !== null && to < day)
    return [{ code: 'left', says: `${name} left on ${longDay(to)}, by the register.` }];
  if (from !== null && from > day)
    return [{ code: 'not-yet', says: `${name} begins on ${longDay(from)}, by the register.` }];
  const special = roles.filter(role => role !== 'officer');
  const findings: ChaseFinding[] = [
    posts.length === 0
      ? { code: 'no-post', says: `${name} holds no post.` }
      : { code: 'holds', says: `${name} holds the post${posts.length === 1 ? '' : 's'} ${listed(posts)}.` },
  ];
  if (delegateFor.length > 0)
    findings.push({
      code: 'delegate',
      says: `They answer for ${listed(delegateFor)} while whoever holds it is away.`,
    });
  if (special.length > 0) findings.push({ code: 'roles', says: `Their roles: ${listed(special)}.` });
  return findings;
};

type Context = ChaseQuestion & { roster: Roster; owed: Owed[] };

/** Who is asked while somebody is away. */
const instead = ({ roster }: Context, person: Person): string => {
  const others = person.posts.flatMap(post => {
    const holder = roster.holder(post);
    return holder.state === 'in' && holder.person.entraId !== person.entraId
      ? [holder.person.displayName]
      : [];
  });
  return others.length === 0
    ? 'It waits for their return; before a due day passes the approver is told.'
    : `${listed([...new Set(others)])} is asked instead.`;
};

const absence = (context: Context, person: Person): ChaseFinding[] => {
  const { day, away } = context;
  const until = person.awayUntil;
  if (until !== null && day <= until)
    return [
      {
        code: 'away',
        says: `They are away until ${longDay(until)}, by the register. ${instead(context, person)}`,
      },
    ];
  return away
    ? [{ code: 'automatic-reply', says: `They have an automatic reply on. ${instead(context, person)}` }]
    : [];
};

/** Of a job share whoever is in that day is asked. */
const jobShare = ({ roster, day, snapshot }: Context, person: Person): ChaseFinding[] =>
  person.posts.flatMap((post): ChaseFinding[] => {
    const holder = roster.holder(post);
    if (holder.state !== 'in' || holder.person.entraId === person.entraId) return [];
    if (!holdersOf(snapshot, post, day).includes(holder.person)) return [];
    const says = `${post}: on ${weekdayAndDay(day)} ${holder.person.displayName} is asked, who holds it too.`;
    return [{ code: 'job-share', says }];
  });

/** Why nothing would be sent, one sentence for each thing that stands in the way. */
const hindrances = (context: Context, person: Person, theirs: readonly LedgerMessage[]): ChaseFinding[] => {
  const { day, calendar, circumstances, owed } = context;
  const { snoozed, unreachable, sent } = circumstances;
  const until = snoozed.get(person.entraId) ?? day;
  const simple: [boolean, string, string][] = [
    [!isWorkingDay(day, calendar), 'not-a-working-day', `${weekdayAndDay(day)} is not a working day.`],
    [
      sent.includes(messageKey(day, person.entraId)),
      'written-to',
      'Their one message of that day is planned or sent already.',
    ],
    [day < until, 'snoozed', `They asked not to be written to before ${longDay(until)}.`],
    [owed.length === 0, 'owes-nothing', 'They owe nothing and have nothing to decide.'],
  ];
  const found = [
    ...simple.flatMap(([holds, code, says]) => (holds ? [{ code, says }] : [])),
    ...absence(context, person),
    ...jobShare(context, person),
    ...explainRest(theirs, { resting: unreachable.has(person.entraId), calendar }),
  ];
  const says = 'No step of a ladder falls on that day, and none before it went unheard.';
  return found.length > 0 ? found : [{ code: 'no-step', says }];
};

/** Theirs to say or to decide; nobody decides what they submitted, or what their own post owns. */
const isTheirs = ({ posts, delegateFor, roles, entraId }: Person, owed: Owed): boolean => {
  const { post, role, notBy, notOf } = owed;
  if (notBy === entraId || [notBy, notOf].some(one => one && posts.includes(one))) return false;
  return role === null ? post !== null && [...posts, ...delegateFor].includes(post) : roles.includes(role);
};

const orphaned = (
  { snapshot, day, calendar, circumstances }: ChaseQuestion,
  posts: readonly string[],
): ChaseFinding[] =>
  listOrphans(snapshot, { day, calendar, unreachable: circumstances.beyondReach })
    .filter(({ post }) => posts.includes(post))
    .map(({ post, reason, passesTo }) => ({
      code: `orphan-${reason}`,
      says: `On the list of the performance team, ${post}: ${orphanWords[reason]}${passesTo === null ? '' : `; ${passesTo} is asked instead`}.`,
    }));

const planFor = (question: ChaseQuestion, away: ReadonlySet<string>): PlannedMessage[] => {
  const { snapshot, day, today, calendar, circumstances } = question;
  const { sent, snoozed, unreachable, record } = circumstances;
  const input = { snapshot, sent, snoozed, unreachable, calendar, now: instantAt(day), away };
  return planChase(day > today ? input : { ...input, record });
};

const explainPerson = (question: ChaseQuestion, person: Person): ChaseExplanation => {
  const { snapshot, day, today, calendar, circumstances, reach } = question;
  const { entraId, displayName } = person;
  const away = question.away ? new Set([entraId]) : new Set<string>();
  const message = planFor(question, away).find(one => one.recipient.entraId === entraId) ?? null;
  const theirs = circumstances.messages.filter(({ recipient }) => recipient.entraId === entraId);
  const inPost = isInPost(person, day);
  const owed = inPost ? listOwed({ snapshot, day, calendar }).filter(one => isTheirs(person, one)) : [];
  const roster = createRoster(snapshot, { day, away, unreachable: circumstances.unreachable });
  const verdict: ChaseFinding =
    message === null
      ? { code: 'not-written', says: `${onDay(day)} nothing would be sent to them.` }
      : { code: 'written', says: `${onDay(day)} they would be written to: ${message.reason}` };
  const findings = [
    ...place(person, day),
    verdict,
    ...(message === null && inPost ? hindrances({ ...question, roster, owed }, person, theirs) : []),
    ...explainOwed(owed, circumstances.record, { day, today, calendar }),
    ...orphaned(question, person.posts),
    ...(reach === null ? [] : explainReach(reach)),
    ...explainMessages(theirs, recordDays),
  ];
  return { who: displayName, entraId, day, message, findings };
};

const explainVacancy = (question: ChaseQuestion, post: string): ChaseExplanation => {
  const { snapshot, day, today, calendar, circumstances } = question;
  const owed = listOwed({ snapshot, day, calendar }).filter(one => one.post === post);
  const keys = new Set(owed.map(({ itemKey }) => itemKey));
  const message =
    planFor(question, new Set()).find(({ steps }) =>
      steps.some(({ because, itemKeys }) => because === 'vacant' && itemKeys.some(key => keys.has(key))),
    ) ?? null;
  const verdict: ChaseFinding = message
    ? {
        code: 'written-instead',
        says: `${onDay(day)} ${message.recipient.post} would be written to instead: ${message.reason}`,
      }
    : { code: 'not-written', says: `${onDay(day)} nobody would be written to for it.` };
  const findings = [
    { code: 'vacant', says: `Nobody holds the post ${post} on ${longDay(day)}.` },
    verdict,
    ...(owed.length === 0 ? [{ code: 'owes-nothing', says: 'The post owes nothing.' }] : []),
    ...explainOwed(owed, circumstances.record, { day, today, calendar }),
    ...orphaned(question, [post]),
  ];
  return { who: post, entraId: null, day, message, findings };
};

/**
 * Why somebody would or would not be written to on a day, and why they were or were not reached before: in sentences, by
 * the very planner that decides it. It names no item.
 */
export const explainChase = (question: ChaseQuestion): ChaseExplanation =>
  'person' in question.who
    ? explainPerson(question, question.who.person)
    : explainVacancy(question, question.who.post);
