import { dayOf } from '../register/index.ts';
import type { Calendar, Day, Instant, RegisterStore, Snapshot } from '../register/index.ts';
import { isStepOwed } from './isStepOwed.ts';
import { withAnswers } from './journal.ts';
import type { Pace } from './pace.ts';
import { isSendingTime, planChase } from './planChase.ts';
import type {
  Claim,
  Directory,
  JournalledAnswer,
  Ledger,
  LedgerMessage,
  Outcome,
  PlannedMessage,
  Sender,
} from './ports.ts';

export type ChaseParts = {
  register: RegisterStore;
  ledger: Ledger;
  sender: Sender;
  directory: Directory;
  calendar: Calendar;
  /** Paused when the connector asks for it; the sender's own requests wait for their turn in it. */
  pace: Pace;
  /** Real time in milliseconds, for leases. */
  realNow: () => number;
  /** All councils of the register unless told. */
  councils?: readonly string[];
  /** Messages on their way at once; each goes to another conversation. */
  inFlight?: number;
};

export type ChaseRun = {
  planned: PlannedMessage[];
  settled: { message: PlannedMessage; outcome: Outcome }[];
  /** Set where the whole tenant refuses us: the rest stays planned and is taken up by the next run of that day. */
  stopped: 'disabled-by-admin' | 'unauthorised' | null;
};

export type Chase = {
  /** Plans and sends what is due at that business time. Safe to run again, and never twice at once. */
  run(now: Instant): Promise<ChaseRun>;
};

const leaseSeconds = 120;

/** Sending stops this long before the lease ends, so that a late answer still finds our claim. */
const reserve = 30_000;

const stops = (outcome: Outcome) =>
  outcome.kind === 'rejected' && (outcome.code === 'disabled-by-admin' || outcome.code === 'unauthorised')
    ? outcome.code
    : null;

const sendOnce = async (sender: Sender, message: PlannedMessage): Promise<Outcome> => {
  try {
    return await sender.send(message);
  } catch {
    return { kind: 'unknown', reason: 'the sender broke off' };
  }
};

/** A refusal that certainly left nothing behind is tried again under the same claim: throttled, or not installed once. */
const deliver = async (parts: ChaseParts, message: PlannedMessage, claim: Claim): Promise<Outcome> => {
  let installed = false;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await sendOnce(parts.sender, message);
    if (outcome.kind !== 'rejected') return outcome;
    if (outcome.code === 'throttled') {
      // “Later” without a time, or with a time that has passed, is not “at once”.
      const seconds = Math.max(1, outcome.retryAfter ?? 2 ** attempt);
      parts.pace.pause(seconds);
      if (parts.realNow() + seconds * 1000 + reserve > Date.parse(claim.leaseUntil)) return outcome;
    } else if (outcome.code === 'not-installed' && !installed) {
      installed = true;
      if ((await parts.directory.install(message.recipient.entraId)) === 'refused') return outcome;
    } else {
      return outcome;
    }
  }
};

/** The business time of a run, and the answers that are still on their way into the register. */
type Moment = { now: Instant; unwritten: JournalledAnswer[] };

const snapshotOf = (parts: ChaseParts, council: string, { now, unwritten }: Moment): Snapshot | null => {
  // An officer is asked for their restricted items too; a message names none of its items.
  const snapshot = parts.register.snapshot(council, now, 'all');
  return snapshot.ok ? withAnswers(snapshot.value, unwritten, 'all') : null;
};

const stillOwes = (
  snapshot: Snapshot | null,
  message: PlannedMessage,
  at: { day: Day; calendar: Calendar },
): boolean => snapshot !== null && message.steps.some(step => isStepOwed(snapshot, step, at));

const planAll = async (parts: ChaseParts, moment: Moment): Promise<PlannedMessage[]> => {
  const { now } = moment;
  const sent = (await parts.ledger.listDay(dayOf(now))).map(message => message.key);
  const planned: PlannedMessage[] = [];
  for (const council of parts.councils ?? parts.register.councils()) {
    const snapshot = snapshotOf(parts, council, moment);
    if (!snapshot) continue;
    for (const message of planChase({ snapshot, sent, calendar: parts.calendar, now })) {
      if (await parts.ledger.insertOnce(message, now)) planned.push(message);
    }
  }
  return planned;
};

const sendQueue = async (
  parts: ChaseParts,
  queue: LedgerMessage[],
  moment: Moment,
): Promise<Omit<ChaseRun, 'planned'>> => {
  const run: Omit<ChaseRun, 'planned'> = { settled: [], stopped: null };
  const at = { day: dayOf(moment.now), calendar: parts.calendar };
  const work = async () => {
    for (let message = queue.shift(); message && run.stopped === null; message = queue.shift()) {
      const snapshot = snapshotOf(parts, message.council, moment);
      if (!stillOwes(snapshot, message, at)) continue;
      const claim = await parts.ledger.claim(message.key, leaseSeconds);
      if (!claim) continue;
      const outcome = await deliver(parts, message, claim);
      await parts.ledger.settle(claim, outcome);
      run.settled.push({ message, outcome });
      run.stopped ??= stops(outcome);
    }
  };
  await Promise.all(Array.from({ length: parts.inFlight ?? 8 }, work));
  return run;
};

const runOnce = async (parts: ChaseParts, now: Instant): Promise<ChaseRun> => {
  if (!isSendingTime(now, parts.calendar)) return { planned: [], settled: [], stopped: null };
  const moment = { now, unwritten: await parts.ledger.listUnwritten() };
  const planned = await planAll(parts, moment);
  const today = await parts.ledger.listDay(dayOf(now));
  const queue = today.filter(message => message.state === 'planned');
  return { planned, ...(await sendQueue(parts, queue, moment)) };
};

/**
 * The runner: plan → insert once → claim → send → settle. Planned rows are the queue, so that what a process left
 * behind is sent by the next one on the same day, to people who still owe something, and on no later day.
 */
export const createChase = (parts: ChaseParts): Chase => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: now => {
      const next = last.then(() => runOnce(parts, now));
      last = next.catch(() => undefined);
      return next;
    },
  };
};
