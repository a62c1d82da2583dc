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

/**
 * True where that person may answer for that item on that day: its holder, the delegate of one, or of a vacant post its
 * approver.
 */
export const mayAnswer = (
  snapshot: Snapshot,
  item: Pick<ReturnItem, 'post' | 'approverPost'>,
  { entraId, day }: { entraId: string; day: Day },
): boolean => {
  const holders = holdersOf(snapshot, item.post, day);
  const standIns =
    holders.length > 0 || item.approverPost === null ? [] : holdersOf(snapshot, item.approverPost, day);
  const delegates = delegatesOf(snapshot, item.post, day);
  return [...holders, ...delegates, ...standIns].some(person => person.entraId === entraId);
};

/**
 * The one person who is asked on a day. Of a job share, the one who is in that day; the delegate while all are away;
 * nobody where they are too, or the post is vacant.
 */
export const askedHolder = (snapshot: Snapshot, post: string, day: Day): Person | null => {
  const holder = withDelegates(holdersOf(snapshot, post, day), delegatesOf(snapshot, post, day), { day });
  return holder.state === 'in' ? holder.person : null;
};
