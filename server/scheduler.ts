import {
  councilsOf,
  isSendingTime,
  type Answering,
  type Chase,
  type ChaseRun,
  type Outcome,
  type SendingLease,
} from '../chase/index.ts';
import { councilOf, dayOf, type Calendar, type Instant, type RegisterStore } from '../register/index.ts';
import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { KeepChases } from './keepChases.ts';
import { factsOf, type Log } from './log.ts';
import { openPeriods } from './openPeriods.ts';

export type SchedulerParts = {
  clock: Clock;
  register: RegisterStore;
  answering: Pick<Answering, 'catchUp'>;
  chase: Pick<Chase, 'run' | 'resume'>;
  /** Only the server that has it sends; the others stand by. */
  lease: SendingLease;
  /** Writes the readable record of the chase; it makes way for the chase itself. */
  keepChases: KeepChases;
  calendar: Calendar;
  changes: Changes;
  log: Log;
  /** Real time in milliseconds. */
  realNow: () => number;
};

export type Scheduler = {
  /** Does what is due now. Never rejects: what failed is logged, and tried again after a while. */
  tick: () => Promise<void>;
  /** True once the clock and the register have been read. */
  ready: () => boolean;
  /** Something was planned beside the day's own chase: the next tick sends it. */
  wake: () => void;
  /**
   * Resolves when the reading of the register and the chase that are under way, if any, have ended. The readable record
   * is not waited for: it is written again from where it stands.
   */
  settled: () => Promise<void>;
  /** The same, and lets another server send. */
  stop: () => Promise<void>;
};

type Task = { name: string; every: number; run: () => Promise<void> };

/** In milliseconds of real time. Delta every 30 s costs fourteen units a minute of Graph's budget. */
const refreshEvery = 30_000;
const catchUpEvery = 10_000;
const longestPause = 60_000;
const chaseAgainAfter = 300_000;
/** How often the server that may send looks for what another one left behind. */
const lookForLeftEvery = 60_000;
const keepChasesEvery = 60_000;

/** A task that runs at most so often, and after failures ever more rarely, up to once a minute. */
const createGuard = ({ log, realNow }: Pick<SchedulerParts, 'log' | 'realNow'>, task: Task) => {
  let next = 0;
  let failures = 0;
  return async (): Promise<void> => {
    if (realNow() < next) return;
    try {
      await task.run();
      failures = 0;
      next = realNow() + task.every;
    } catch (failure) {
      failures += 1;
      next = realNow() + Math.min(longestPause, 1_000 * 2 ** failures);
      log('task-failed', { task: task.name, failures, ...factsOf(failure) });
    }
  };
};

/** `accepted`, `unknown` and `rejected-…` by reason; only those that there are. */
const countOutcomes = (outcomes: readonly Outcome[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const name = outcome.kind === 'rejected' ? `rejected-${outcome.code}` : outcome.kind;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

/** To the log what became of a run, and to open pages that something did. */
const createTelling =
  ({ changes, log }: SchedulerParts) =>
  (now: Instant, { planned, settled, stopped }: ChaseRun): void => {
    const outcomes = countOutcomes(settled.map(each => each.outcome));
    new Set(settled.flatMap(({ message }) => councilsOf(message))).forEach(council => changes.tell(council));
    log('chased', { day: dayOf(now), planned: planned.length, ...outcomes, stopped });
    for (const { message, outcome } of settled) {
      if (outcome.kind === 'unknown') log('outcome-unknown', { key: message.key, reason: outcome.reason });
    }
  };

/** The day's chase, in the background, because a large council's takes longer than a tick. */
const createDailyChase = (parts: SchedulerParts) => {
  const { clock, chase, lease, calendar, log, realNow } = parts;
  const tell = createTelling(parts);
  let doneOn: string | null = null;
  let notBefore = 0;
  let wanted = false;
  let lookAfter = 0;
  let running: Promise<void> | null = null;

  const isDue = (now: Instant): boolean => doneOn !== dayOf(now) || wanted;

  /** Once the day's own chase is done, only what was left behind. */
  const send = async (now: Instant): Promise<ChaseRun> => {
    if (!isDue(now)) return { planned: [], ...(await chase.resume(now)) };
    wanted = false;
    return chase.run(now);
  };

  const run = async (): Promise<void> => {
    const now = clock.now();
    lookAfter = realNow() + lookForLeftEvery;
    try {
      const isFirst = isDue(now);
      const { planned, settled, stopped } = await send(now);
      if (!isFirst && settled.length === 0 && stopped === null) return;
      if (stopped === null) doneOn = dayOf(now);
      // Once it is ours again, or another server's, the rest goes at once.
      else if (stopped !== 'lease-lost') notBefore = realNow() + chaseAgainAfter;
      tell(now, { planned, settled, stopped });
    } catch (failure) {
      notBefore = realNow() + longestPause;
      log('task-failed', { task: 'chase', ...factsOf(failure) });
    }
  };

  return {
    start: (): void => {
      const now = clock.now();
      if (!isDue(now) && realNow() < lookAfter) return;
      if (!isSendingTime(now, calendar) || realNow() < notBefore) return;
      if (running || !lease.isHeld()) return;
      running = run().finally(() => {
        running = null;
      });
    },
    wake: (): void => {
      wanted = true;
    },
    isRunning: (): boolean => running !== null,
    settled: async (): Promise<void> => {
      await running;
    },
  };
};

type Guard = (name: string, every: number, run: () => Promise<void>) => () => Promise<void>;

/** What is done at every tick, each at most so often. */
const createDuties = ({ clock, register, answering, changes, lease, log }: SchedulerParts, guard: Guard) => {
  const open = guard('open-periods', 0, async () => {
    const opened = await openPeriods(register, clock.now());
    if (opened.length > 0) log('periods-opened', { periods: opened.join(', ') });
    new Set(opened.map(councilOf)).forEach(council => changes.tell(council));
  });
  const catchUp = guard('catch-up', catchUpEvery, async () => {
    const { written, waiting } = await answering.catchUp();
    if (written + waiting > 0) log('caught-up', { written, waiting });
  });
  // Asked often, and by itself it renews only now and then.
  const hold = guard('lease', 0, async () => {
    const before = lease.isHeld();
    const held = await lease.hold();
    if (held !== before) log('lease', { held });
  });
  return { open, catchUp, hold };
};

/** Work in the background: whoever starts it while it goes on waits for the same. */
const oneAtATime = (work: () => Promise<void>) => {
  let running: Promise<void> | null = null;
  return {
    start: (): Promise<void> =>
      (running ??= work().finally(() => {
        running = null;
      })),
    running: (): Promise<void> | null => running,
  };
};

/** What happens by itself: the register kept fresh, periods opened, answers written, the day's chase sent and recorded. */
export const createScheduler = (parts: SchedulerParts): Scheduler => {
  const { clock, register, changes, log } = parts;
  let hasTime = false;
  let hasRegister = false;
  const guard: Guard = (name, every, run) => createGuard(parts, { name, every, run });

  const readClock = guard('clock', 0, async () => {
    await clock.refresh();
    hasTime = true;
  });
  const refresh = guard('refresh', refreshEvery, async () => {
    const changed = await register.refresh();
    hasRegister = true;
    changed.forEach(changes.tell);
  });
  const { open, catchUp, hold } = createDuties(parts, guard);
  const chase = createDailyChase(parts);
  const keep = guard('keep-chases', keepChasesEvery, async () => {
    const changed = await parts.keepChases(() => !chase.isRunning());
    if (changed > 0) log('chases-kept', { changed });
  });
  const reading = oneAtATime(refresh);
  const keeping = oneAtATime(keep);

  const settled = async (): Promise<void> => {
    await Promise.all([reading.running(), chase.settled()]);
  };
  return {
    tick: async () => {
      await readClock();
      const read = reading.start();
      // Later nobody waits for it: Graph can hold it up for minutes, and answers go before.
      if (!hasRegister) await read;
      if (!hasTime || !hasRegister) return;
      // What comes between can take long, and a lease that is not renewed runs out.
      await hold();
      await catchUp();
      await open();
      await hold();
      chase.start();
      if (!chase.isRunning()) void keeping.start();
    },
    ready: () => hasTime && hasRegister,
    wake: chase.wake,
    settled,
    stop: async () => {
      // Without it nothing more is claimed: what is in hand is settled, and another server sends the rest.
      await parts.lease.release();
      await settled();
    },
  };
};
