import { dayOf } from '../register/index.ts';
import type { Calendar, Day, Instant, Person, Snapshot } from '../register/index.ts';
import type { Hearing } from './hearings.ts';
import { rungsUntil } from './ladder.ts';
import type { Rung } from './ladders.ts';
import { listOwed, type Owed } from './owed.ts';
import { postsIn } from './ownerIn.ts';
import { isSendingTime, isSnoozed, messageKey, messageOf } from './planChase.ts';
import type { PlannedMessage } from './ports.ts';
import { createReasons } from './reasonOf.ts';
import { createRoster, type Roster } from './roster.ts';

/** Why nobody is nudged for a post. */
export const nudgeRefusals = [
  'unknown-post',
  'nothing-owed',
  'out-of-hours',
  'written-to-today',
  'away',
  'snoozed',
  'unreachable',
  'vacant',
] as const;
export type NudgeRefusal = (typeof nudgeRefusals)[number];

/** What becomes of a nudge, by post: one message may be for several posts of one person. */
export type Nudge = { post: string; message: PlannedMessage } | { post: string; why: NudgeRefusal };

export type NudgeInput = {
  snapshot: Snapshot;
  /** All that owe something unless named. */
  posts: readonly string[] | null;
  /** Keys of what was planned or sent on that day already. */
  sent: Iterable<string>;
  calendar: Calendar;
  now: Instant;
  away?: ReadonlySet<string>;
  unreachable?: ReadonlySet<string>;
  snoozed?: ReadonlyMap<string, Day>;
};

const byTheOwner: readonly Owed['ladder'][] = ['quarterly-return', 'recommendation', 'document'];

/** Asked for by a step of its ladder, and not answered since. */
const isOutstanding = (owed: Owed, at: { day: Day; calendar: Calendar }): boolean => {
  if (!byTheOwner.includes(owed.ladder)) return false;
  const last = rungsUntil(owed.rungs, owed.terms, at).at(-1);
  return last !== undefined && last.on > (owed.answeredOn ?? '');
};

/** Said beside every ladder, on no day of its own. */
const nudging = ({ ladder, terms }: Owed, day: Day): Rung => {
  const past = terms.due !== undefined && terms.due !== null && terms.due < day;
  return {
    step: 'nudge',
    from: 'due',
    offset: 0,
    unit: 'days',
    to: ['owner'],
    says: ({ one, due }) => {
      const asked = `and the performance team asks for ${one ? 'it' : 'them'}`;
      if (ladder === 'quarterly-return')
        return `${one ? 'has' : 'have'} no update, ${asked}; the return ${past ? 'was' : 'is'} due on ${due}`;
      const tense = one ? (past ? 'was' : 'is') : past ? 'were' : 'are';
      return `${one ? 'waits' : 'wait'} for you, ${asked}${due === '' ? '' : `; ${one ? 'it' : 'they'} ${tense} due on ${due}`}`;
    },
  };
};

type Asked = { person: Person; post: string; because: Hearing['because'] };

/** Whoever is asked for a post: its holder, or of a vacant one its approver. */
const askedFor = (
  roster: Roster,
  post: string,
  approverPost: string | null,
): Asked | Extract<NudgeRefusal, 'away' | 'unreachable' | 'vacant'> => {
  const holder = roster.holder(post);
  if (holder.state === 'in') return { person: holder.person, post, because: undefined };
  if (holder.state !== 'vacant') return holder.state;
  const above = approverPost ?? roster.directorPost(post);
  const standIn = above === null ? holder : roster.holder(above);
  return standIn.state === 'in' && above !== null
    ? { person: standIn.person, post: above, because: 'vacant' }
    : standIn.state === 'in'
      ? 'vacant'
      : standIn.state;
};

type ForPost = { post: string; hearings: Hearing[] } | { post: string; why: NudgeRefusal };

const hearingsFor = (
  { post, owed, roster }: { post: string; owed: readonly Owed[]; roster: Roster },
  { day, snoozed, sent }: { day: Day; snoozed: NudgeInput['snoozed']; sent: ReadonlySet<string> },
): ForPost => {
  const [first] = owed;
  if (!first) return { post, why: 'nothing-owed' };
  const asked = askedFor(roster, post, first.approverPost);
  if (typeof asked === 'string') return { post, why: asked };
  if (sent.has(messageKey(day, asked.person.entraId))) return { post, why: 'written-to-today' };
  const hearings = owed
    .map((one): Hearing => ({ ...asked, to: 'owner', owedBy: post, owed: one, rung: nudging(one, day) }))
    .filter(hearing => !isSnoozed(hearing, { day, snoozed }));
  return hearings.length === 0 ? { post, why: 'snoozed' } : { post, hearings };
};

const owedByPost = (all: readonly Owed[]): Map<string, Owed[]> => {
  const byPost = new Map<string, Owed[]>();
  for (const owed of all) {
    if (owed.post === null) continue;
    const theirs = byPost.get(owed.post);
    if (theirs) theirs.push(owed);
    else byPost.set(owed.post, [owed]);
  }
  return byPost;
};

const withMessages = (
  found: readonly ForPost[],
  { day, council }: { day: Day; council: string },
): Nudge[] => {
  const theirs = new Map<string, [Hearing, ...Hearing[]]>();
  for (const one of found) {
    for (const hearing of 'hearings' in one ? one.hearings : []) {
      const before = theirs.get(hearing.person.entraId);
      if (before) before.push(hearing);
      else theirs.set(hearing.person.entraId, [hearing]);
    }
  }
  const messages = new Map(
    [...theirs].map(([entraId, hearings]) => [
      entraId,
      messageOf(hearings, { day, council, optional: () => [], reasonOf: createReasons() }),
    ]),
  );
  return found.flatMap((one): Nudge[] => {
    if ('why' in one) return [one];
    const message = messages.get(one.hearings[0]?.person.entraId ?? '');
    return message ? [{ post: one.post, message }] : [];
  });
};

/**
 * A word from the performance team to whoever owes something, outside the ladder: everything that they owe for these
 * posts, in one message. Nobody hears twice on a day, and nobody at an hour, or during an absence or a pause, in which
 * the chase itself would not write. By post, in their order by name unless named.
 */
export const planNudge = (input: NudgeInput): Nudge[] => {
  const { snapshot, calendar, now } = input;
  const day = dayOf(now);
  const all = listOwed({ snapshot, day, calendar });
  const owed = owedByPost(all.filter(one => isOutstanding(one, { day, calendar })));
  const known = new Set(postsIn(snapshot));
  const posts = input.posts ?? [...owed.keys()].sort((a, b) => a.localeCompare(b, 'en-GB'));
  const isTime = isSendingTime(now, calendar);
  const roster = createRoster(snapshot, { ...input, day });
  const at = { day, snoozed: input.snoozed, sent: new Set(input.sent) };
  const found = [...new Set(posts)].map((post): ForPost => {
    if (!known.has(post)) return { post, why: 'unknown-post' };
    const theirs = owed.get(post) ?? [];
    if (theirs.length > 0 && !isTime) return { post, why: 'out-of-hours' };
    return hearingsFor({ post, owed: theirs, roster }, at);
  });
  return withMessages(found, { day, council: snapshot.council });
};
