import {
  dayOf,
  type Instant,
  type Person,
  type Reach,
  type Result,
  type Snapshot,
} from '../register/index.ts';
import type { SignedIn } from './identity.ts';
import { refusal, ruleRefusal } from './problem.ts';
import type { Me, Membership } from './wire.ts';

/** A signed-in person who is listed in at least one register. `people` is by council. */
export type Listed = { me: Me; people: Map<string, Person> };

/** One who may read the register as well, with how much of it. */
export type Visitor = Listed & { reach: Reach };

/** The register as people know it: the lists, with every answer that has been accepted. */
export type Reading = {
  councils: () => string[];
  snapshot: (council: string, at: Instant, reach: Reach) => Result<Snapshot>;
};

const holdsOn = (person: Person, day: string): boolean =>
  (person.from === null || person.from <= day) && (person.to === null || person.to >= day);

/** What somebody with that reach may read of a council. */
export const snapshotOf = (
  reading: Reading,
  council: string,
  { now, reach }: { now: Instant; reach: Reach },
): Snapshot => {
  const snapshot = reading.snapshot(council, now, reach);
  if (!snapshot.ok) throw ruleRefusal(snapshot.problems);
  return snapshot.value;
};

const membershipOf = (snapshot: Snapshot, person: Person): Membership => ({
  council: snapshot.council,
  title: snapshot.councilTitle,
  personKey: person.key,
  roles: person.roles,
  posts: person.posts,
});

/**
 * Finds a signed-in person in the registers.
 * @throws Refusal 403 `not-in-register`
 */
export const listedIn = (reading: Reading, signedIn: SignedIn, now: Instant): Listed => {
  const found = reading.councils().flatMap(council => {
    const snapshot = snapshotOf(reading, council, { now, reach: 'open' });
    const person = snapshot.people.find(
      each => each.entraId === signedIn.entraId && holdsOn(each, dayOf(now)),
    );
    return person ? [{ person, membership: membershipOf(snapshot, person) }] : [];
  });
  const first = found[0];
  if (!first) throw refusal('not-in-register');
  return {
    me: {
      entraId: signedIn.entraId,
      displayName: first.person.displayName,
      councils: found.map(each => each.membership),
    },
    people: new Map(found.map(each => [each.membership.council, each.person])),
  };
};

/**
 * The council that is asked for, or the only or first one of this person.
 * @throws Refusal 404 where there is no such council, 403 where the person is not listed in it
 */
export const chooseCouncil = (
  reading: Reading,
  visitor: Listed,
  asked: string | undefined,
): { council: string; person: Person } => {
  const council = asked ?? visitor.me.councils[0]?.council ?? '';
  if (!reading.councils().includes(council)) {
    throw ruleRefusal([{ code: 'unknown-council', field: 'council', facts: { council } }]);
  }
  const person = visitor.people.get(council);
  if (!person) throw refusal('not-in-council');
  return { council, person };
};
