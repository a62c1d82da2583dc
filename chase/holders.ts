import type { Day, ReturnItem, Person, Snapshot } from '../register/index.ts';
import { peopleInPost } from './peopleInPost.ts';
import { chooseHolder } from './roster.ts';

/** Everyone who may answer for a post on that day; empty while it is vacant. */
export const holdersOf = (snapshot: Snapshot, post: string, day: Day): Person[] =>
  peopleInPost(snapshot, day)
    .filter(person => person.posts.includes(post))
    .sort((a, b) => a.key.localeCompare(b.key));

/** True where that person may answer for that item on that day: its holder, or of a vacant post its approver. */
export const mayAnswer = (
  snapshot: Snapshot,
  item: Pick<ReturnItem, 'post' | 'approverPost'>,
  { entraId, day }: { entraId: string; day: Day },
): boolean => {
  const holders = holdersOf(snapshot, item.post, day);
  const standIns =
    holders.length > 0 || item.approverPost === null ? [] : holdersOf(snapshot, item.approverPost, day);
  return [...holders, ...standIns].some(person => person.entraId === entraId);
};

/**
 * The one holder who is asked on a day. Of a job share, the one who is in that day; nobody where all are away or the
 * post is vacant.
 */
export const askedHolder = (snapshot: Snapshot, post: string, day: Day): Person | null => {
  const holder = chooseHolder(holdersOf(snapshot, post, day), { day });
  return holder.state === 'in' ? holder.person : null;
};
