import { createChase, createPace, type Outcome, type PlannedMessage } from '../../chase/index.ts';
import { accept, instantAt, refuse } from '../../register/index.ts';
import type { Calendar, Day, RegisterStore, Snapshot } from '../../register/index.ts';
import { england } from '../register/madeSnapshot.ts';
import { memoryDirectory } from './memoryDirectory.ts';
import { memoryLedger } from './memoryLedger.ts';
import { memoryRegister } from './memoryRegister.ts';

export const publicUrl = 'https://quarterbook.council.example';

export type Answer = (message: PlannedMessage, attempt: number) => Outcome;

export const taken = (message: PlannedMessage): Outcome => ({
  kind: 'accepted',
  activityId: `activity-${message.key}`,
  conversationId: 'conversation',
});

export const refusal = (
  code: Extract<Outcome, { kind: 'rejected' }>['code'],
  retryAfter: number | null = null,
): Outcome => ({
  kind: 'rejected',
  code,
  status: 403,
  retryAfter,
});

/** One register over several councils, of which the first can be changed. */
const overAll = (first: RegisterStore, others: readonly Snapshot[]): RegisterStore => ({
  ...first,
  councils: () => [...first.councils(), ...others.map(({ council }) => council)],
  snapshot: (council, asAt, reach) => {
    const other = others.find(one => one.council === council);
    if (other) return accept({ ...other, asAt });
    return first.councils().includes(council)
      ? first.snapshot(council, asAt, reach)
      : refuse({ code: 'unknown-council' });
  },
});

type Bench = { answer?: Answer; inFlight?: number; calendar?: Calendar; others?: readonly Snapshot[] };

/** The chase of a register in memory, on a clock of leases that only `sleep` moves. */
export const openChase = (
  start: Snapshot,
  { answer = taken, inFlight = 4, calendar = england, others = [] }: Bench = {},
) => {
  const clock = { at: Date.parse('2024-11-20T12:00:00Z') };
  const { ledger, messages } = memoryLedger(() => clock.at);
  const { register, state } = memoryRegister(start);
  const people = memoryDirectory();
  const told = { answer, holdsLease: true };
  const sent: string[] = [];
  const pace = createPace({ realNow: () => clock.at, sleep: async ms => void (clock.at += ms) });
  const sender = {
    send: async (message: PlannedMessage) => {
      await pace.turn('chase');
      sent.push(message.key);
      return told.answer(message, sent.filter(key => key === message.key).length);
    },
  };
  const parts = {
    register: overAll(register, others),
    ledger,
    sender,
    directory: people.directory,
    lease: { isHeld: () => told.holdsLease },
    calendar,
    pace,
    realNow: () => clock.at,
    publicUrl,
    inFlight,
  };
  const chase = createChase(parts);
  /** "Car Parks Manager: opens", for each person and step of what a run at nine o'clock planned. */
  const runOn = async (day: Day): Promise<string[]> =>
    (await chase.run(instantAt(day))).planned.flatMap(({ recipient, steps }) =>
      steps.map(({ step }) => `${recipient.entraId}: ${step}`),
    );
  return { chase, parts, clock, ledger, messages, state, sent, people: people.state, told, runOn };
};
