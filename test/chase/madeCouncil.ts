import { addDays, instantAt, isWorkingDay } from '../../register/index.ts';
import type { Day, Person, Role, Snapshot } from '../../register/index.ts';
import { ladderNames, planChase, type ChaseInput, type PlannedMessage } from '../../chase/index.ts';
import { england, snapshotOf } from '../register/madeSnapshot.ts';

/** Somebody who holds a post, known by it. */
export const holder = (post: string, said: Partial<Person> = {}): Person => ({
  key: `made-up/${said.entraId ?? post}`,
  council: 'made-up',
  entraId: post,
  displayName: post,
  roles: ['officer'],
  posts: [post],
  delegateFor: [],
  workingDays: [1, 2, 3, 4, 5],
  awayUntil: null,
  fallbackEmail: null,
  from: null,
  to: null,
  ...said,
});

const inRole = (post: string, role: Role) => holder(post, { roles: [role] });

/** An owner, their approver, the director above, and internal audit. */
export const everybody = [
  holder('Car Parks Manager'),
  holder('Parks Manager'),
  inRole('Assistant Director', 'approver'),
  inRole('Director of Resources', 'director'),
  inRole('Head of Internal Audit', 'audit'),
];

/** The directors' post is met on the way up: the assistant director's own item is approved by it. */
export const chain = { post: 'Car Parks Manager', approverPost: 'Assistant Director' };

export const councilWith = (more: Partial<Snapshot>): Snapshot => snapshotOf({ people: everybody, ...more });

/** Nine o'clock on one day, with nothing on record, and everything asked for that has a ladder. */
export const planOn = (snapshot: Snapshot, day: Day, said: Partial<ChaseInput> = {}): PlannedMessage[] =>
  planChase({
    snapshot: { ...snapshot, asAt: instantAt(day) },
    sent: [],
    calendar: england,
    now: instantAt(day),
    ladders: ladderNames,
    ...said,
  });

/** Every morning from the first day to the last, each with what went out before on record. */
export const play = (
  snapshotOn: (day: Day) => Snapshot,
  [from, to]: readonly [Day, Day],
  saidOn: (day: Day) => Partial<ChaseInput> = () => ({}),
): PlannedMessage[] => {
  const messages: PlannedMessage[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (isWorkingDay(day, england))
      messages.push(...planOn(snapshotOn(day), day, { record: { from, messages }, ...saidOn(day) }));
  return messages;
};

/** "2024-05-31 30-days-before Car Parks Manager", one line a step, in order. */
export const linesOf = (messages: readonly PlannedMessage[]): string[] =>
  messages.flatMap(({ day, recipient, steps }) =>
    steps.map(({ step, to, because }) =>
      [day, step, recipient.entraId, ...(to ? [`(${to})`] : []), ...(because ? [because] : [])].join(' '),
    ),
  );
