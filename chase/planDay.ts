import { councilOf, dayOf } from '../register/index.ts';
import type { Calendar, Day, Instant, Snapshot } from '../register/index.ts';
import type { Absences } from './absences.ts';
import type { Circumstances } from './circumstances.ts';
import { peopleInPost } from './peopleInPost.ts';
import { planChase } from './planChase.ts';
import type { ChaseStep, PlannedMessage } from './ports.ts';

/** The councils that a message speaks of: its own first, and those of its other steps. */
export const councilsOf = ({ council, steps }: Pick<PlannedMessage, 'council' | 'steps'>): string[] => [
  ...new Set([council, ...steps.map(step => councilOfStep(step, council))]),
];

/** A step is about items of one council; their keys say which. */
export const councilOfStep = ({ itemKeys: [first] }: ChaseStep, otherwise: string): string =>
  first === undefined ? otherwise : councilOf(first);

const joined = (messages: readonly [PlannedMessage, ...PlannedMessage[]]): PlannedMessage => {
  const [first] = messages;
  if (messages.length === 1) return first;
  const posts = new Set(messages.map(({ recipient }) => recipient.post));
  return {
    ...first,
    recipient: { ...first.recipient, post: [...posts].join(', ') },
    steps: messages.flatMap(({ steps }) => steps),
    reason: messages.map(({ reason }) => reason).join(' '),
  };
};

/** One message a person, also of somebody who holds posts in several councils; in their order. */
const onePerPerson = (messages: readonly PlannedMessage[]): PlannedMessage[] => {
  const theirs = new Map<string, [PlannedMessage, ...PlannedMessage[]]>();
  for (const message of messages) {
    const before = theirs.get(message.key);
    if (before) before.push(message);
    else theirs.set(message.key, [message]);
  }
  return [...theirs.values()].map(joined);
};

/** Nobody is told over the head of somebody who is away, so those have to be asked about as well. */
const passedOver = (snapshot: Snapshot, messages: readonly PlannedMessage[], day: Day): string[] => {
  const escalated = new Set(
    messages.flatMap(({ steps }) =>
      steps.filter(({ to = 'owner' }) => to !== 'owner').flatMap(({ itemKeys }) => itemKeys),
    ),
  );
  if (escalated.size === 0) return [];
  const { actions, indicators, recommendations, documents } = snapshot;
  const items = [actions, indicators, recommendations, documents].flat();
  const posts = new Set(
    items.filter(({ key }) => escalated.has(key)).flatMap(({ post, approverPost }) => [post, approverPost]),
  );
  return peopleInPost(snapshot, day)
    .filter(person => [...person.posts, ...person.delegateFor].some(post => posts.has(post)))
    .map(({ entraId }) => entraId);
};

type Planning<T> = {
  plan: (away: ReadonlySet<string>) => T;
  /** Whose absence the plan turns on. */
  concerned: (plan: T) => Iterable<string>;
};

/** Plans, asks about those whom the plan turns on, and plans again while that brings up somebody who is away. */
export const planAround = async <T>(
  { plan, concerned }: Planning<T>,
  absences: Pick<Absences, 'among'>,
  now: Instant,
): Promise<T> => {
  const asked = new Set<string>();
  let away: ReadonlySet<string> = new Set();
  for (;;) {
    const planned = plan(away);
    const others = [...concerned(planned)].filter(entraId => !asked.has(entraId));
    for (const entraId of others) asked.add(entraId);
    const gone = await absences.among(others, now);
    if (gone.size === 0) return planned;
    away = new Set([...away, ...gone]);
  }
};

export type DayToPlan = Pick<Circumstances, 'sent' | 'record' | 'snoozed' | 'unreachable'> & {
  snapshots: readonly Snapshot[];
  calendar: Calendar;
  now: Instant;
};

/** Everybody who is written to on a day, in every council of the register: one message each. */
export const planDay = (
  { snapshots, ...day }: DayToPlan,
  absences: Pick<Absences, 'among'>,
): Promise<PlannedMessage[]> =>
  planAround(
    {
      plan: away => onePerPerson(snapshots.flatMap(snapshot => planChase({ ...day, snapshot, away }))),
      concerned: messages => [
        ...messages.map(({ recipient }) => recipient.entraId),
        ...snapshots.flatMap(snapshot => passedOver(snapshot, messages, dayOf(day.now))),
      ],
    },
    absences,
    day.now,
  );
