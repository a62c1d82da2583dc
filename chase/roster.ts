import { weekdayOf } from '../register/index.ts';
import type { Day, Person, Role, Snapshot } from '../register/index.ts';
import { peopleInPost } from './peopleInPost.ts';

/**
 * A day as people are seen on it. `away` has an automatic reply in Outlook, `unreachable` has neither the app nor an
 * address; both by Entra object id. Nothing more is known of an absence.
 */
export type Presence = { day: Day; away?: ReadonlySet<string>; unreachable?: ReadonlySet<string> };

/** Who is asked for a post, or why nobody is. */
export type Holder = { state: 'in'; person: Person } | { state: 'away' | 'unreachable' | 'vacant' };

/** Whether somebody may be asked at all: whoever submitted something does not decide it. */
export type May = (person: Person) => boolean;

export type Roster = {
  /** With `may`, of those alone who may. */
  holder(post: string, may?: May): Holder;
  /** Whoever speaks in a role, those with it first by key; of somebody who is away, the next. */
  inRole(role: Role, may?: May): Holder;
  /** The director above a post: the first director met on the way up its approvers. Null where none is. */
  directorPost(post: string | null): string | null;
};

const byKey = (a: Person, b: Person) => a.key.localeCompare(b.key);

const isAway = (person: Person, { day, away }: Presence): boolean =>
  (person.awayUntil !== null && day <= person.awayUntil) || away?.has(person.entraId) === true;

/** Of a job share, whoever is in that day. Days off alone never leave a post unasked. */
export const chooseHolder = (people: readonly Person[], presence: Presence): Holder => {
  if (people.length === 0) return { state: 'vacant' };
  const reachable = people.filter(person => presence.unreachable?.has(person.entraId) !== true);
  if (reachable.length === 0) return { state: 'unreachable' };
  const [first, ...others] = reachable.filter(person => !isAway(person, presence));
  if (!first) return { state: 'away' };
  if (others.length === 0) return { state: 'in', person: first };
  const weekday = weekdayOf(presence.day);
  const working = [first, ...others].find(one => one.workingDays.includes(weekday));
  return { state: 'in', person: working ?? first };
};

/** The post's own people; while none of those who hold it is in, whoever answers for them. */
export const withDelegates = (
  holders: readonly Person[],
  delegates: readonly Person[],
  presence: Presence,
): Holder => {
  const holder = chooseHolder(holders, presence);
  if (holder.state !== 'away' && holder.state !== 'unreachable') return holder;
  const delegate = chooseHolder(delegates, presence);
  return delegate.state === 'in' ? delegate : holder;
};

const peopleBy = <Name>(
  people: readonly Person[],
  namesOf: (person: Person) => readonly Name[],
): Map<Name, Person[]> => {
  const named = new Map<Name, Person[]>();
  for (const person of people)
    for (const name of namesOf(person)) {
      const there = named.get(name);
      if (there) there.push(person);
      else named.set(name, [person]);
    }
  return named;
};

const approversIn = ({ actions, indicators, recommendations, documents }: Snapshot): Map<string, string> => {
  const approvers = new Map<string, string>();
  for (const { post, approverPost } of [actions, indicators, recommendations, documents].flat())
    if (approverPost !== null && !approvers.has(post)) approvers.set(post, approverPost);
  return approvers;
};

const once = <Name, Found>(find: (name: Name) => Found): ((name: Name) => Found) => {
  const known = new Map<Name, Found>();
  return name => {
    const found = known.get(name) ?? find(name);
    known.set(name, found);
    return found;
  };
};

/** Looks everybody up once: a council may have tens of thousands of posts. */
export const createRoster = (snapshot: Snapshot, presence: Presence): Roster => {
  const people = peopleInPost(snapshot, presence.day).toSorted(byKey);
  const inPost = peopleBy(people, ({ posts }) => posts);
  const speakers = peopleBy(people, ({ roles }) => roles);
  const delegates = peopleBy(people, ({ delegateFor }) => delegateFor);
  const approvers = approversIn(snapshot);
  const isDirector = (post: string) =>
    (inPost.get(post) ?? []).some(person => person.roles.includes('director'));

  const directorPost = (post: string | null): string | null => {
    const seen = new Set<string>();
    for (let next = post; next !== null && !seen.has(next); next = approvers.get(next) ?? null) {
      if (isDirector(next)) return next;
      seen.add(next);
    }
    return null;
  };
  const everybody: May = () => true;
  const holderAmong = (post: string, may: May): Holder =>
    withDelegates((inPost.get(post) ?? []).filter(may), (delegates.get(post) ?? []).filter(may), presence);
  const inRoleAmong = (role: Role, may: May): Holder =>
    chooseHolder((speakers.get(role) ?? []).filter(may), presence);
  const holder = once((post: string) => holderAmong(post, everybody));
  const inRole = once((role: Role) => inRoleAmong(role, everybody));
  return {
    holder: (post, may) => (may ? holderAmong(post, may) : holder(post)),
    inRole: (role, may) => (may ? inRoleAmong(role, may) : inRole(role)),
    directorPost,
  };
};
