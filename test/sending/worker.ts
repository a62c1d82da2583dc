import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger, Outcome, Sender, SendingLease } from '../../chase/index.ts';
import { createChanges } from '../../server/changes.ts';
import { createScheduler } from '../../server/scheduler.ts';
import { createSendingLease } from '../../store/index.ts';
import { memoryRegister } from '../chase/memoryRegister.ts';
import { england } from '../register/madeSnapshot.ts';
import { madeReturn, opening } from './madeReturn.ts';
import { openLedger, wireChase, type Where } from './wiring.ts';

/** Where a worker ends itself, as if the power went: once it has so many claims, or so many answers to its sends. */
export type KillAt = { point: 'claimed' | 'answered'; nth: number };

export type WorkerOptions = {
  where: Where;
  recipients: number;
  name: string;
  /** Null where the worker believes that the right to send is its own, whatever any other believes. */
  blobsUrl: string | null;
  killAt: KillAt | null;
};

/** What it says on its way, one line each. A line is out before the next thing is done. */
const say = (what: string): void => void process.stdout.write(`${what}\n`);

const count = (killAt: KillAt | null) => {
  const seen = { claimed: 0, answered: 0 };
  return (point: KillAt['point']): void => {
    seen[point] += 1;
    if (killAt?.point === point && killAt.nth === seen[point]) process.kill(process.pid, 'SIGKILL');
  };
};

/** Says which messages are this worker's to settle: from before the claim until after the outcome is written. */
const watchLedger = (ledger: Ledger, reach: (point: KillAt['point']) => void): Ledger => ({
  ...ledger,
  claim: async (key, seconds) => {
    say(`has ${key}`);
    const claim = await ledger.claim(key, seconds);
    if (claim) reach('claimed');
    else say(`leaves ${key}`);
    return claim;
  },
  settle: async (claim, outcome: Outcome) => {
    await ledger.settle(claim, outcome);
    say(`leaves ${claim.key}`);
  },
});

const believed: SendingLease = { hold: async () => true, isHeld: () => true, release: async () => undefined };

const leaseOf = ({ blobsUrl, where }: WorkerOptions): SendingLease =>
  blobsUrl === null
    ? believed
    : createSendingLease({
        blobsUrl,
        tenant: where.tenant,
        seconds: 15,
        transport: { tlsOptions: { ca: where.ca } },
      });

/** A server's sending, as shipped: scheduler, lease, planner, queue, sender, ledger. It goes on until it is ended. */
const work = async (options: WorkerOptions): Promise<void> => {
  const { where, recipients, name, killAt } = options;
  const reach = count(killAt);
  const snapshot = madeReturn(recipients);
  const { register } = memoryRegister(snapshot);
  const lease = leaseOf(options);
  const around = (sender: Sender): Sender => ({
    send: async message => {
      const outcome = await sender.send(message);
      reach('answered');
      return outcome;
    },
  });
  const ledger = watchLedger(openLedger(where), reach);
  const { chase } = wireChase({
    ...where,
    snapshot,
    ledger,
    lease,
    name,
    around,
    onLetter: to => say(`writes ${to}`),
  });
  const scheduler = createScheduler({
    clock: { now: () => opening, refresh: async () => undefined },
    register: { ...register, refresh: async () => [] },
    answering: { catchUp: async () => ({ written: 0, waiting: 0 }) },
    chase,
    lease,
    keepChases: async () => 0,
    calendar: england,
    changes: createChanges(),
    log: (event, facts) => say(`log ${event} ${JSON.stringify(facts ?? null)}`),
    realNow: Date.now,
  });
  for (;;) {
    await scheduler.tick();
    await sleep(250);
  }
};

process.once('message', (options: WorkerOptions) => void work(options));
