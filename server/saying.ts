import type { Snapshot, Update } from '../register/index.ts';
import type { SaidBy, SaidUpdate } from './wire.ts';

export const saidByOf = (snapshot: Snapshot, entraId: string): SaidBy => {
  const person = snapshot.people.find(each => each.entraId === entraId);
  return person ? { displayName: person.displayName, posts: person.posts } : null;
};

/** An update with who said it. */
export const say = (snapshot: Snapshot, update: Update): SaidUpdate => ({
  update,
  saidBy: saidByOf(snapshot, update.submittedBy),
});

/** A post, as committee papers have it: of a person their first post; what is no person's id is a post already. */
export const postOf = (snapshot: Snapshot, by: string): string => {
  const person = snapshot.people.find(each => each.entraId === by);
  if (person) return person.posts[0] ?? person.displayName;
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(by) ? 'Somebody who is no longer listed' : by;
};
