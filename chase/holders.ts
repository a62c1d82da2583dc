import { weekdayOf } from '../register/index.ts';
import type { Day, ReturnItem, Person, Snapshot } from '../register/index.ts';

/** People in post on that day. */
export const peopleInPost = (snapshot: Snapshot, day: Day): Person[] =>
  snapshot.people.filter(({ from, to }) => (from === null || from <= day) && (to === null || to >= day));

/** Everyone who may answer for a post on that day; empty while it is vacant. */
export const holdersOf = (snapshot: Snapshot, post: string, day: Day): Person[] =>
  peopleInPost(snapshot, day)
    .filter(person => person.posts.includes(post))
    .sort((a, b) => a.key.localeCompare(b.key));

/** True where that person may answer for that item on that day. */
export const mayAnswer = (
  snapshot: Snapshot,
  item: ReturnItem,
  { entraId, day }: { entraId: string; day: Day },
): boolean => holdersOf(snapshot, item.post, day).some(person => person.entraId === entraId);

const isAway = (person: Person, day: Day) => person.awayUntil !== null && day <= person.awayUntil;

/**
 * The one holder who is asked on a day. Of a job share, the one who is in that day; nobody where all are away or the
 * post is vacant. Days off alone never leave a post unasked.
 */
export const askedHolder = (snapshot: Snapshot, post: string, day: Day): Person | null => {
  const present = holdersOf(snapshot, post, day).filter(person => !isAway(person, day));
  return present.find(person => person.workingDays.includes(weekdayOf(day))) ?? present[0] ?? null;
};
