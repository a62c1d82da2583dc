import { dayOf } from '../register/index.ts';
import type { Calendar, Day, Instant, Snapshot } from '../register/index.ts';
import { deliver, type DeliverParts, type Fallback } from './deliver.ts';
import { isStepOwed } from './isStepOwed.ts';
import { peopleInPost } from './peopleInPost.ts';
import { councilOfStep, councilsOf } from './planDay.ts';
import type { MessageQueue } from './messageQueue.ts';
import type { Claim, Ledger, Outcome, PlannedMessage, SendingLease } from './ports.ts';

export type Sent = {
  settled: { message: PlannedMessage; outcome: Outcome }[];
  /**
   * Set where the whole tenant refuses us, or where it is no longer ours to send: the rest stays planned and is taken up
   * by the next run of that day, of this server or of another.
   */
  stopped: 'disabled-by-admin' | 'unauthorised' | 'lease-lost' | null;
};

export type QueueParts = DeliverParts & {
  ledger: Pick<Ledger, 'claim' | 'settle'>;
  /** Looked at before each message: another server may have taken over. */
  lease: Pick<SendingLease, 'isHeld'>;
  calendar: Calendar;
  /** Messages on their way at once; each goes to another conversation. */
  inFlight?: number;
};

/** The register as it stands at that moment; null where there is no such council. */
export type SnapshotOf = (council: string) => Snapshot | null;

const leaseSeconds = 120;

const stops = (outcome: Outcome): Sent['stopped'] =>
  outcome.kind === 'rejected' && (outcome.code === 'disabled-by-admin' || outcome.code === 'unauthorised')
    ? outcome.code
    : null;

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

const settleTries = 4;

/** What happened is on record before the next message goes; a ledger that stumbles is asked again. */
const record = async ({ ledger, pace }: QueueParts, claim: Claim, outcome: Outcome): Promise<void> => {
  for (let left = settleTries - 1; ; left -= 1) {
    try {
      await ledger.settle(claim, outcome);
      return;
    } catch (failure) {
      if (left === 0) throw failure;
      await pace.rest(settleTries - left);
    }
  }
};

/** Sends what is planned to those who still owe something: each is claimed before and settled after. */
export const sendQueue = async (
  parts: QueueParts,
  queue: MessageQueue,
  { now, snapshotOf }: { now: Instant; snapshotOf: SnapshotOf },
): Promise<Sent> => {
  const sent: Sent = { settled: [], stopped: null };
  const day = dayOf(now);
  const work = async () => {
    for (let message = await queue.next(); message && sent.stopped === null; message = await queue.next()) {
      if (!parts.lease.isHeld()) {
        sent.stopped = 'lease-lost';
        return;
      }
      if (!stillOwes(snapshotOf, message, { day, calendar: parts.calendar })) continue;
      const claim = await parts.ledger.claim(message.key, leaseSeconds);
      if (!claim) continue;
      const fallback = fallbackOf(snapshotOf, message, day);
      const outcome = await deliver(parts, message, { claim, fallback });
      await record(parts, claim, outcome);
      sent.settled.push({ message, outcome });
      sent.stopped ??= stops(outcome);
    }
  };
  const works = await Promise.allSettled(Array.from({ length: parts.inFlight ?? 16 }, work));
  // Thrown once nothing is on its way any more: the next run must not find this one still at work.
  for (const one of works) if (one.status === 'rejected') throw one.reason;
  return sent;
};
