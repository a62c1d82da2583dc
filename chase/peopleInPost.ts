import type { Day, Person, Snapshot } from '../register/index.ts';

/** People in post on that day. */
export const peopleInPost = (snapshot: Snapshot, day: Day): Person[] =>
  snapshot.people.filter(({ from, to }) => (from === null || from <= day) && (to === null || to >= day));
