import { accept, itemsGoingOn, refuse } from '../register/index.ts';
import type { Complaint, Day, Item, Owner, Result, Snapshot } from '../register/index.ts';

type Owned = Exclude<Item, Complaint>;

const allItems = ({ actions, indicators, recommendations, documents }: Snapshot): Owned[] =>
  [actions, indicators, recommendations, documents].flat();

/** Every post that owns something or is held by somebody, by name: what an item can be handed to. */
export const postsIn = (snapshot: Snapshot): string[] => {
  const posts = [
    ...allItems(snapshot).map(({ post }) => post),
    ...snapshot.people.flatMap(person => person.posts),
  ];
  return [...new Set(posts)].sort((a, b) => a.localeCompare(b, 'en-GB'));
};

/**
 * A post as the owner of an item: with the approver and the directorate that its other items have, or, where it owns
 * nothing yet, those of the item. Nobody approves for themselves: where that would be so there is no approver.
 * Refused with `not-a-choice` where the register knows no such post.
 */
export const ownerIn = (snapshot: Snapshot, post: string, item: Item): Result<Owner> => {
  if (!postsIn(snapshot).includes(post))
    return refuse({ code: 'not-a-choice', field: 'post', facts: { text: post } });
  const { approverPost, directorate } = allItems(snapshot).find(one => one.post === post) ?? item;
  return accept({ post, approverPost: approverPost === post ? null : approverPost, directorate });
};

/** Keys of everything that a post owns and that still goes on: what is handed over when whoever held it leaves. */
export const keysOwnedBy = (snapshot: Snapshot, post: string, day: Day): string[] =>
  itemsGoingOn(snapshot, day)
    .filter(item => item.post === post)
    .map(({ key }) => key);
