import type { Day, Person, Snapshot } from '../register/index.ts';
import { holdersOf } from './peopleInPost.ts';
import { postsIn } from './ownerIn.ts';

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Who is meant by an Entra id, a name or a post: people, and of a post that nobody holds the post. Empty for nobody. */
export const whoIs = (
  snapshot: Snapshot,
  text: string,
  day: Day,
): ({ person: Person } | { post: string })[] => {
  const named = snapshot.people.filter(
    ({ entraId, displayName }) => same(entraId, text) || same(displayName, text),
  );
  const post = postsIn(snapshot).find(one => same(one, text));
  const holders = post === undefined ? [] : holdersOf(snapshot, post, day);
  const people = [...new Set([...named, ...holders])];
  if (people.length > 0) return people.map(person => ({ person }));
  return post === undefined ? [] : [{ post }];
};
