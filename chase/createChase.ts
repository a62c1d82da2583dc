import { dayOf } from '../register/index.ts';
import type { Calendar, Instant, RegisterStore, Snapshot } from '../register/index.ts';
import { createAbsences, type Absences } from './absences.ts';
import { createBrake, type Brake } from './brake.ts';
import { readCircumstances } from './circumstances.ts';
import type { DeliverParts } from './deliver.ts';
import { withAnswers } from './journal.ts';
import { createMessageQueue, type MessageQueue } from './messageQueue.ts';
import { planNudge, type Nudge, type NudgeRefusal } from './nudge.ts';
import { isSendingTime } from './planChase.ts';
import { planAround, planDay } from './planDay.ts';
import type { Directory, JournalledAnswer, Ledger, PlannedMessage, SendingLease } from './ports.ts';
import { sendQueue, type Sent } from './sendQueue.ts';
import { createTurns } from './turns.ts';

export type ChaseParts = DeliverParts & {
  register: Pick<RegisterStore, 'councils' | 'snapshot'>;
  ledger: Ledger;
  directory: Directory;
  lease: Pick<SendingLease, 'isHeld'>;
  calendar: Calendar;
  /** All councils of the register unless told. */
  councils?: readonly string[];
  /** Messages on their way at once; each goes to another conversation. */
  inFlight?: number;
  /** Who is known to be away, where somebody else asks too. */
  absences?: Absences;
};

export type ChaseRun = Sent & { planned: PlannedMessage[] };

/** The posts of one council, or all that owe something. */
export type NudgeRequest = { council: string; posts: readonly string[] | null; now: Instant };

/** By post: whether somebody is written to, or why nobody is. */
export type Nudged = { post: string; nudged: true } | { post: string; nudged: false; why: NudgeRefusal };

export type Chase = {
  /** Plans and sends what is due at that business time. Safe to run again, and never twice at once. */
  run(now: Instant): Promise<ChaseRun>;
  /** Sends what was planned for that day and lies there, because a server died; plans nothing. */
  resume(now: Instant): Promise<Sent>;
  /** Plans a word from the performance team, which the next run sends. Whoever asks has been checked. */
  nudge(request: NudgeRequest): Promise<Nudged[]>;
};

type Parts = ChaseParts & { absences: Absences; brake: Brake };

/** The business time of a run, and the answers that are still on their way into the register. */
type Moment = { now: Instant; unwritten: JournalledAnswer[] };

const momentAt = async ({ ledger }: Parts, now: Instant): Promise<Moment> => ({
  now,
  unwritten: await ledger.listUnwritten(),
});

const snapshotOf = (parts: Parts, council: string, { now, unwritten }: Moment): Snapshot | null => {
  // An officer is asked for their restricted items too; a message names none of its items.
  const snapshot = parts.register.snapshot(council, now, 'all');
  return snapshot.ok ? withAnswers(snapshot.value, unwritten, 'all') : null;
};

type OnPlanned = (message: PlannedMessage) => void;

const insertsAtOnce = 4;

/** Told of each message once it is in the ledger: sending begins before the last one is. */
const planAll = async (parts: Parts, moment: Moment, onPlanned: OnPlanned): Promise<PlannedMessage[]> => {
  const { now } = moment;
  const { calendar, ledger, absences } = parts;
  const councils = parts.councils ?? parts.register.councils();
  const snapshots = councils.flatMap(council => snapshotOf(parts, council, moment) ?? []);
  const circumstances = await readCircumstances(ledger, { day: dayOf(now), calendar });
  const messages = await planDay({ ...circumstances, snapshots, calendar, now }, absences);
  const isNew = new Set<string>();
  const left = [...messages];
  const insert = async () => {
    for (let message = left.shift(); message; message = left.shift()) {
      if (!(await ledger.insertOnce(message, now))) continue;
      isNew.add(message.key);
      onPlanned(message);
    }
  };
  const inserts = await Promise.allSettled(Array.from({ length: insertsAtOnce }, insert));
  for (const one of inserts) if (one.status === 'rejected') throw one.reason;
  return messages.filter(({ key }) => isNew.has(key));
};

const sendFrom = (parts: Parts, queue: MessageQueue, moment: Moment): Promise<Sent> =>
  sendQueue(parts, queue, {
    now: moment.now,
    snapshotOf: council => snapshotOf(parts, council, moment),
  });

/**
 * Sends what is planned and in nobody's hands: what a server left behind that died, or is about to. Looks again after
 * each round, until a round has sent nothing.
 */
const sendRest = async (parts: Parts, now: Instant): Promise<Sent> => {
  const settled: Sent['settled'] = [];
  for (;;) {
    const moment = await momentAt(parts, now);
    const planned = await parts.ledger.listDay(dayOf(now), 'planned');
    // What was tried comes last: where it was about one person after all, nobody waits for them.
    const untried = planned.filter(({ outcome }) => outcome === null);
    const queue = createMessageQueue([...untried, ...planned.filter(({ outcome }) => outcome !== null)]);
    queue.end();
    const sent = await sendFrom(parts, queue, moment);
    settled.push(...sent.settled);
    if (sent.stopped !== null || sent.settled.length === 0) return { settled, stopped: sent.stopped };
  }
};

/** Sending begins with the first message that is planned. */
const runOnce = async (
  parts: Parts,
  now: Instant,
  plan: (onPlanned: OnPlanned) => Promise<PlannedMessage[]>,
): Promise<ChaseRun> => {
  const queue = createMessageQueue([]);
  const sending = sendFrom(parts, queue, await momentAt(parts, now));
  const planning = plan(queue.push).finally(queue.end);
  // Both have ended before either is thrown: the next run must not find this one still at work.
  const [planned, sent] = await Promise.allSettled([planning, sending]);
  if (planned.status === 'rejected') throw planned.reason;
  if (sent.status === 'rejected') throw sent.reason;
  if (sent.value.stopped !== null) return { planned: planned.value, ...sent.value };
  const rest = await sendRest(parts, now);
  const settled = [...sent.value.settled, ...rest.settled];
  return { planned: planned.value, settled, stopped: rest.stopped };
};

const recipientsOf = (nudges: readonly Nudge[]): string[] =>
  nudges.flatMap(one => ('message' in one ? [one.message.recipient.entraId] : []));

/** One message may stand for several posts; what somebody else planned meanwhile is left as it is. */
const insertNudges = async (ledger: Ledger, nudges: readonly Nudge[], now: Instant): Promise<Nudged[]> => {
  const isNew = new Map<string, boolean>();
  for (const one of nudges)
    if ('message' in one && !isNew.has(one.message.key))
      isNew.set(one.message.key, await ledger.insertOnce(one.message, now));
  return nudges.map((one): Nudged => {
    const { post } = one;
    if ('why' in one) return { post, nudged: false, why: one.why };
    return isNew.get(one.message.key) === true
      ? { post, nudged: true }
      : { post, nudged: false, why: 'written-to-today' };
  });
};

const nudgeOnce = async (parts: Parts, { council, posts, now }: NudgeRequest): Promise<Nudged[]> => {
  const { ledger, calendar, absences } = parts;
  const snapshot = snapshotOf(parts, council, await momentAt(parts, now));
  if (!snapshot) return [];
  const { sent, snoozed, unreachable } = await readCircumstances(ledger, { day: dayOf(now), calendar });
  const input = { snapshot, posts, sent, calendar, now, snoozed, unreachable };
  const nudges = await planAround(
    { plan: away => planNudge({ ...input, away }), concerned: recipientsOf },
    absences,
    now,
  );
  return insertNudges(ledger, nudges, now);
};

const nothingSent: Sent = { settled: [], stopped: null };

/**
 * The runner: plan → insert once → claim → send → settle. Planned rows are the queue, so that what a process left
 * behind is sent by the next one on the same day, to people who still owe something; on a later day it is planned
 * anew.
 */
export const createChase = (given: ChaseParts): Chase => {
  const parts: Parts = {
    ...given,
    absences: given.absences ?? createAbsences(given.directory),
    brake: createBrake(),
  };
  const inTurn = createTurns();
  const plan = (now: Instant) => (onPlanned: OnPlanned) =>
    inTurn('plan', async () => planAll(parts, await momentAt(parts, now), onPlanned));
  return {
    run: now =>
      inTurn('run', async () =>
        isSendingTime(now, parts.calendar) ? runOnce(parts, now, plan(now)) : { planned: [], ...nothingSent },
      ),
    resume: now =>
      inTurn('run', async () => (isSendingTime(now, parts.calendar) ? sendRest(parts, now) : nothingSent)),
    nudge: request => inTurn('plan', () => nudgeOnce(parts, request)),
  };
};
