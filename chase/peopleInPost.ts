import type { Day, Person, Snapshot } from '../register/index.ts';

type Staff = {
  all: Person[];
  byPost: Map<string, Person[]>;
  /** Who stands in, by the post that they stand in for. */
  byDelegation: Map<string, Person[]>;
};

const isInPost = ({ from, to }: Person, day: Day): boolean =>
  (from === null || from <= day) && (to === null || to >= day);

const under = (byName: Map<string, Person[]>, names: readonly string[], person: Person): void => {
  for (const name of new Set(names)) {
    const there = byName.get(name);
    if (there) there.push(person);
    else byName.set(name, [person]);
  }
};

const staffOf = (people: readonly Person[], day: Day): Staff => {
  const all = people.filter(person => isInPost(person, day));
  const staff: Staff = { all, byPost: new Map(), byDelegation: new Map() };
  for (const person of [...all].sort((a, b) => a.key.localeCompare(b.key))) {
    under(staff.byPost, person.posts, person);
    under(staff.byDelegation, person.delegateFor, person);
  }
  return staff;
};

/** The list of people of a snapshot is never changed: another day's, or another register's, is another list. */
const known = new WeakMap<readonly Person[], Map<Day, Staff>>();

const staffOn = ({ people }: Pick<Snapshot, 'people'>, day: Day): Staff => {
  const days = known.get(people) ?? new Map<Day, Staff>();
  known.set(people, days);
  const staff = days.get(day) ?? staffOf(people, day);
  days.set(day, staff);
  return staff;
};

const none: readonly Person[] = [];

/** People in post on that day. */
export const peopleInPost = (snapshot: Pick<Snapshot, 'people'>, day: Day): readonly Person[] =>
  staffOn(snapshot, day).all;

/** Everyone who may answer for a post on that day, by key; empty while it is vacant. */
export const holdersOf = (snapshot: Pick<Snapshot, 'people'>, post: string, day: Day): readonly Person[] =>
  staffOn(snapshot, day).byPost.get(post) ?? none;

/** Everyone who answers for a post while nobody who holds it is in, and at any other time may; by key. */
export const delegatesOf = (snapshot: Pick<Snapshot, 'people'>, post: string, day: Day): readonly Person[] =>
  staffOn(snapshot, day).byDelegation.get(post) ?? none;
