import { dayOf } from '../register/index.ts';
import type { Calendar, Day, Instant, Snapshot } from '../register/index.ts';
import { refusedByTenant, type Brake, type TenantStop } from './brake.ts';
import { deliver, type DeliverParts, type Fallback } from './deliver.ts';
import { isStepOwed } from './isStepOwed.ts';
import { peopleInPost } from './peopleInPost.ts';
import { isSendingTime } from './planChase.ts';
import { councilOfStep, councilsOf } from './planDay.ts';
import type { MessageQueue, WaitingMessage } from './messageQueue.ts';
import type { Claim, Ledger, Outcome, PlannedMessage, SendingLease } from './ports.ts';

export type Sent = {
  settled: { message: PlannedMessage; outcome: Outcome }[];
  /**
   * Set where the whole tenant refuses us or has stopped answering, where the sending hours are over, or where it is no
   * longer ours to send: the rest stays planned and is taken up by the next run of that day, of this server or of
   * another.
   */
  stopped: TenantStop | 'out-of-hours' | 'lease-lost' | null;
};

export type QueueParts = DeliverParts & {
  ledger: Pick<Ledger, 'claim' | 'settle' | 'release'>;
  /** Looked at before each message: another server may have taken over. */
  lease: Pick<SendingLease, 'isHeld'>;
  brake: Brake;
  calendar: Calendar;
  /** Messages on their way at once; each goes to another conversation. */
  inFlight?: number;
};

/** The register as it stands at that moment; null where there is no such council. */
export type SnapshotOf = (council: string) => Snapshot | null;

type At = { now: Instant; snapshotOf: SnapshotOf };

const leaseSeconds = 120;

/** A pause of the tenant that is longer than this, in milliseconds, is not waited for by a run. */
const longestWait = 60_000;

const stillOwes = (
  snapshotOf: SnapshotOf,
  { council, steps, recipient: { entraId } }: PlannedMessage,
  at: { day: Day; calendar: Calendar },
): boolean =>
  steps.some(step => {
    const snapshot = snapshotOf(councilOfStep(step, council));
    return snapshot !== null && isStepOwed(snapshot, step, { ...at, entraId });
  });

/** The address that the register has for somebody, where the performance team wrote one down. */
const fallbackOf =
  (snapshotOf: SnapshotOf, message: PlannedMessage, day: Day): Fallback =>
  () => {
    const rows = councilsOf(message)
      .flatMap(council => snapshotOf(council) ?? [])
      .flatMap(snapshot => peopleInPost(snapshot, day))
      .filter(({ entraId }) => entraId === message.recipient.entraId);
    return rows.find(({ fallbackEmail }) => fallbackEmail !== null)?.fallbackEmail ?? null;
  };

const recordTries = 4;

/** What happened is on record before the next message goes; a ledger that stumbles is asked again. */
const record = async ({ pace }: QueueParts, write: () => Promise<void>): Promise<void> => {
  for (let left = recordTries - 1; ; left -= 1) {
    try {
      await write();
      return;
    } catch (failure) {
      if (left === 0) throw failure;
      await pace.rest(recordTries - left);
    }
  }
};

/** What stands in the way of the next message; a short pause of the tenant is waited for, with nothing in hand. */
const hindrance = async (parts: QueueParts, businessNow: () => Instant): Promise<Sent['stopped']> => {
  for (;;) {
    if (!parts.lease.isHeld()) return 'lease-lost';
    if (!isSendingTime(businessNow(), parts.calendar)) return 'out-of-hours';
    const pause = parts.pace.pausedFor();
    if (pause === 0) return null;
    if (pause > longestWait) return 'throttled';
    await parts.pace.rest(pause / 1000);
  }
};

const wasReleased = ({ outcome }: WaitingMessage): boolean => outcome !== undefined && outcome !== null;

/** Claims, sends and records one message at a time, and says what there was to stop for. */
const createHand = (parts: QueueParts, { now, snapshotOf }: At, sent: Sent) => {
  const { ledger, calendar, brake } = parts;
  const day = dayOf(now);
  let anyTaken = false;

  /**
   * What the tenant refused was not said to anybody: it goes back among the planned. Refused again in a run in which
   * others were taken it was about this person after all.
   */
  const put = async (message: WaitingMessage, claim: Claim, outcome: Outcome): Promise<Sent['stopped']> => {
    anyTaken ||= outcome.kind === 'accepted';
    const isTheirs = anyTaken && wasReleased(message);
    if (refusedByTenant(outcome) === null || isTheirs) {
      await record(parts, () => ledger.settle(claim, outcome));
      sent.settled.push({ message, outcome });
    } else {
      await record(parts, () => ledger.release(claim, outcome));
    }
    const stop = brake.note(outcome);
    return isTheirs ? null : stop;
  };

  /** True where it was sent, whatever came of it. */
  return async (message: WaitingMessage): Promise<boolean> => {
    if (!stillOwes(snapshotOf, message, { day, calendar })) return false;
    const claim = await ledger.claim(message.key, leaseSeconds);
    if (!claim) return false;
    const outcome = await deliver(parts, message, { claim, fallback: fallbackOf(snapshotOf, message, day) });
    const stop = await put(message, claim, outcome);
    sent.stopped ??= stop;
    return true;
  };
};

/**
 * Sends what is planned to those who still owe something: each is claimed before and settled after. The first goes
 * alone, so that a tenant that refuses everything refuses one.
 */
export const sendQueue = async (parts: QueueParts, queue: MessageQueue, at: At): Promise<Sent> => {
  const sent: Sent = { settled: [], stopped: null };
  const hand = createHand(parts, at, sent);
  const began = parts.realNow();
  const businessNow = () => new Date(Date.parse(at.now) + (parts.realNow() - began)).toISOString();
  /** True where one was sent and more may be. */
  const sendNext = async (): Promise<boolean> => {
    for (;;) {
      const message = await queue.next();
      if (!message || sent.stopped !== null) return false;
      sent.stopped ??= await hindrance(parts, businessNow);
      if (sent.stopped !== null) return false;
      if (await hand(message)) return true;
    }
  };
  const work = async () => {
    while (await sendNext());
  };
  if (!(await sendNext())) return sent;
  const works = await Promise.allSettled(Array.from({ length: parts.inFlight ?? 16 }, work));
  // Thrown once nothing is on its way any more: the next run must not find this one still at work.
  for (const one of works) if (one.status === 'rejected') throw one.reason;
  return sent;
};
