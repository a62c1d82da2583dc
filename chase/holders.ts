import type { Day, ReturnItem, Person, Snapshot } from '../register/index.ts';
import { peopleInPost } from './peopleInPost.ts';
import { withDelegates } from './roster.ts';

/** Everyone who may answer for a post on that day; empty while it is vacant. */
export const holdersOf = (snapshot: Snapshot, post: string, day: Day): Person[] =>
  peopleInPost(snapshot, day)
    .filter(person => person.posts.includes(post))
    .sort((a, b) => a.key.localeCompare(b.key));

/** Everyone who answers for a post while nobody who holds it is in, and at any other time may. */
export const delegatesOf = (snapshot: Snapshot, post: string, day: Day): Person[] =>
  peopleInPost(snapshot, day)
    .filter(person => person.delegateFor.includes(post))
    .sort((a, b) => a.key.localeCompare(b.key));

type Owned = Pick<ReturnItem, 'post' | 'approverPost'>;

/**
 * Of any item, whether that person may answer for it on that day: its holder, the delegate of one, or of a vacant post its
 * approver. People are looked through once, for a whole register of items.
 */
export const createMayAnswer = (
  snapshot: Snapshot,
  { entraId, day }: { entraId: string; day: Day },
): ((item: Owned) => boolean) => {
  const people = peopleInPost(snapshot, day);
  const held = new Set(people.flatMap(person => person.posts));
  const theirs = people.filter(person => person.entraId === entraId);
  const posts = new Set(theirs.flatMap(person => person.posts));
  const delegated = new Set(theirs.flatMap(person => person.delegateFor));
  const standsIn = ({ post, approverPost }: Owned) =>
    approverPost !== null && posts.has(approverPost) && !held.has(post);
  return item => posts.has(item.post) || delegated.has(item.post) || standsIn(item);
};

/** The same of one item. */
export const mayAnswer = (
  snapshot: Snapshot,
  item: Owned,
  somebody: { entraId: string; day: Day },
): boolean => createMayAnswer(snapshot, somebody)(item);

/**
 * The one person who is asked on a day. Of a job share, the one who is in that day; the delegate while all are away;
 * nobody where they are too, or the post is vacant.
 */
export const askedHolder = (snapshot: Snapshot, post: string, day: Day): Person | null => {
  const holder = withDelegates(holdersOf(snapshot, post, day), delegatesOf(snapshot, post, day), { day });
  return holder.state === 'in' ? holder.person : null;
};
