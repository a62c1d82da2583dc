import { isCollecting } from '../chase/index.ts';
import {
  comparePeriods,
  dayOf,
  parsePeriod,
  type Instant,
  type PeriodId,
  type Person,
  type Snapshot,
} from '../register/index.ts';
import { etagOf } from './etag.ts';
import { ruleRefusal } from './problem.ts';
import type { Me, RegisterView } from './wire.ts';

/**
 * The period asked for, otherwise the one being collected, otherwise the latest that has opened.
 * @throws Refusal 422 where it is no period, 404 where the register has none such
 */
export const choosePeriod = (snapshot: Snapshot, asked: string | undefined, now: Instant): PeriodId => {
  if (asked !== undefined) {
    const parsed = parsePeriod(asked);
    if (!parsed.ok) throw ruleRefusal(parsed.problems);
    if (snapshot.periods.some(each => each.period === parsed.value)) return parsed.value;
    throw ruleRefusal([{ code: 'unknown-period', field: 'period', facts: { period: parsed.value } }]);
  }
  const latestFirst = [...snapshot.periods].sort((a, b) => comparePeriods(b.period, a.period));
  const chosen =
    latestFirst.find(each => isCollecting(each, dayOf(now))) ??
    latestFirst.find(each => each.opensOn <= dayOf(now)) ??
    latestFirst.at(-1);
  if (!chosen) throw ruleRefusal([{ code: 'unknown-period', field: 'period' }]);
  return chosen.period;
};

/** No address, no absence, no role of anybody else goes to a page. */
const reduce = ({ key, council, entraId, displayName, posts }: Person): Person => ({
  key,
  council,
  entraId,
  displayName,
  roles: [],
  posts,
  delegateFor: [],
  workingDays: [],
  awayUntil: null,
  fallbackEmail: null,
  from: null,
  to: null,
});

const mends = (person: Person): boolean =>
  person.roles.some(role => role === 'performance' || role === 'admin');

/** A snapshot as one person may see it: links to rows only for those who may mend them. */
export const reduceSnapshot = (snapshot: Snapshot, person: Person): Snapshot => ({
  ...snapshot,
  people: snapshot.people.map(reduce),
  problems: mends(person) ? snapshot.problems : snapshot.problems.map(row => ({ ...row, webUrl: null })),
});

/** The ETag leaves out the instant, but not the day: what is late depends on it. */
export const viewRegister = (
  snapshot: Snapshot,
  { me, person, period, now }: { me: Me; person: Person; period: PeriodId; now: Instant },
): RegisterView => {
  const reduced = reduceSnapshot(snapshot, person);
  const etag = etagOf([{ ...reduced, asAt: dayOf(now) }, me, period]);
  return { snapshot: reduced, council: snapshot.council, period, me, now, etag };
};
