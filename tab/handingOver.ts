import { dayOf, itemsGoingOn, type Snapshot } from '../register/index.ts';

/** Something that still goes on and belongs to a post. */
export type OwnedItem = { key: string; ref: string; title: string; post: string };

const { compare } = new Intl.Collator('en-GB', { numeric: true });

/** Everything that this person may read and that still goes on, by reference as people count. */
export const ownedItems = (snapshot: Snapshot): OwnedItem[] =>
  itemsGoingOn(snapshot, dayOf(snapshot.asAt))
    .map(({ key, ref, title, post }) => ({ key, ref, title, post }))
    .sort((a, b) => compare(a.ref, b.ref));

const byName = (posts: Iterable<string>): string[] =>
  [...new Set(posts)].sort((a, b) => a.localeCompare(b, 'en-GB'));

/** Posts that own something, by name. */
export const postsThatOwn = (items: readonly OwnedItem[]): string[] => byName(items.map(({ post }) => post));

/** Posts that somebody holds, or that own something: to one of these it can go. */
export const postsToChoose = ({ people }: Snapshot, items: readonly OwnedItem[]): string[] =>
  byName([...people.flatMap(({ posts }) => posts), ...items.map(({ post }) => post)]);

const counted = (count: number): string => (count === 1 ? '1 item' : `${count} items`);

/** "Hand over 12 items to Parks Manager". */
export const handOverWords = (count: number, toPost: string): string =>
  toPost === '' ? `Hand over ${counted(count)}` : `Hand over ${counted(count)} to ${toPost}`;

/** "12 items now belong to Parks Manager, who is asked for them from now on." */
export const handedOverWords = ({ count, toPost }: { count: number; toPost: string }): string =>
  `${counted(count)} now ${count === 1 ? 'belongs' : 'belong'} to ${toPost}, who is asked for ${count === 1 ? 'it' : 'them'} from now on. What was said before stays with whoever said it.`;
