import { dayOf } from '../register/index.ts';
import type { Calendar, Day, Instant, Snapshot } from '../register/index.ts';
import { deliver, type DeliverParts, type Fallback } from './deliver.ts';
import { isStepOwed } from './isStepOwed.ts';
import { peopleInPost } from './peopleInPost.ts';
import { councilOfStep, councilsOf } from './planDay.ts';
import type { Ledger, LedgerMessage, Outcome, PlannedMessage } from './ports.ts';

export type Sent = {
  settled: { message: PlannedMessage; outcome: Outcome }[];
  /** Set where the whole tenant refuses us: the rest stays planned and is taken up by the next run of that day. */
  stopped: 'disabled-by-admin' | 'unauthorised' | null;
};

export type QueueParts = DeliverParts & {
  ledger: Pick<Ledger, 'claim' | 'settle'>;
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
  { council, steps }: PlannedMessage,
  at: { day: Day; calendar: Calendar },
): boolean =>
  steps.some(step => {
    const snapshot = snapshotOf(councilOfStep(step, council));
    return snapshot !== null && isStepOwed(snapshot, step, at);
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

/** Sends what is planned to those who still owe something: each is claimed before and settled after. */
export const sendQueue = async (
  parts: QueueParts,
  queue: LedgerMessage[],
  { now, snapshotOf }: { now: Instant; snapshotOf: SnapshotOf },
): Promise<Sent> => {
  const sent: Sent = { settled: [], stopped: null };
  const day = dayOf(now);
  const work = async () => {
    for (let message = queue.shift(); message && sent.stopped === null; message = queue.shift()) {
      if (!stillOwes(snapshotOf, message, { day, calendar: parts.calendar })) continue;
      const claim = await parts.ledger.claim(message.key, leaseSeconds);
      if (!claim) continue;
      const fallback = fallbackOf(snapshotOf, message, day);
      const outcome = await deliver(parts, message, { claim, fallback });
      await parts.ledger.settle(claim, outcome);
      sent.settled.push({ message, outcome });
      sent.stopped ??= stops(outcome);
    }
  };
  await Promise.all(Array.from({ length: parts.inFlight ?? 8 }, work));
  return sent;
};
