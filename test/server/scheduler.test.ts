import { describe, expect, test } from '@jest/globals';
import type { ChaseRun, PlannedMessage } from '../../chase/index.ts';
import { accept, type ReportingPeriod, type RegisterStore } from '../../register/index.ts';
import { createChanges } from '../../server/changes.ts';
import type { KeepChases } from '../../server/keepChases.ts';
import { createScheduler } from '../../server/scheduler.ts';
import { memoryRegister } from '../chase/memoryRegister.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const nothingKept: KeepChases = async () => 0;
const nothingSent: ChaseRun = { planned: [], settled: [], stopped: null };

const leftBehind: [PlannedMessage] = [
  {
    key: '2024-10-01_person',
    council: 'kings-lynn',
    recipient: { entraId: 'person', post: 'Car Parks Manager' },
    day: '2024-10-01',
    steps: [
      {
        ladder: 'quarterly-return',
        step: 'opens',
        period: '2024-25-Q2',
        itemKeys: ['kings-lynn/action/A02'],
      },
    ],
    reason: 'The return has opened.',
  },
];

/** A scheduler on the sample register, whose real time and business time the test sets. */
const openOffice = () => {
  const time = { business: '2024-09-30T08:00:00Z', real: 0, clockFails: false };
  const seen = {
    refreshes: 0,
    chased: [] as string[],
    resumed: 0,
    kept: 0,
    caughtUp: 0,
    saved: [] as ReportingPeriod[],
    told: [] as unknown[],
  };
  const outcome = {
    run: async (): Promise<ChaseRun> => nothingSent,
    resume: async (): Promise<Pick<ChaseRun, 'settled' | 'stopped'>> => nothingSent,
    refresh: async (): Promise<string[]> => [],
    keep: nothingKept,
  };
  const logged: { event: string; facts: unknown }[] = [];
  const lease = { free: true, held: false };
  const { register, state } = memoryRegister(sampleSnapshot());
  const changes = createChanges();
  changes.listen(change => seen.told.push(change));
  const watched: RegisterStore = {
    ...register,
    etag: () => '"1"',
    refresh: () => {
      seen.refreshes += 1;
      return outcome.refresh();
    },
    saveReportingPeriod: async (period, etag) => {
      seen.saved.push(period);
      const periods = state.snapshot.periods.map(each => (each.key === period.key ? period : each));
      state.snapshot = { ...state.snapshot, periods };
      return { kind: 'saved', etag, value: period };
    },
  };
  const scheduler = createScheduler({
    clock: {
      now: () => time.business,
      refresh: async () => {
        if (time.clockFails) throw new Error('no clock');
      },
    },
    register: watched,
    answering: {
      catchUp: async () => {
        seen.caughtUp += 1;
        return { written: 0, waiting: 0 };
      },
    },
    chase: {
      run: now => {
        seen.chased.push(now);
        return outcome.run();
      },
      resume: async () => {
        seen.resumed += 1;
        return outcome.resume();
      },
    },
    lease: {
      hold: async () => (lease.held = lease.free),
      isHeld: () => lease.held,
      release: async () => void (lease.held = false),
    },
    keepChases: mayGoOn => {
      seen.kept += 1;
      return outcome.keep(mayGoOn);
    },
    calendar: { holidays: [] },
    changes,
    log: (event, facts) => logged.push({ event, facts }),
    realNow: () => time.real,
  });
  const tick = async (real = 2_000) => {
    time.real += real;
    await scheduler.tick();
    await scheduler.settled();
  };
  return { scheduler, time, seen, outcome, logged, lease, tick, snapshot: () => accept(state.snapshot) };
};

describe('the day’s chase', () => {
  test('goes out once on each working day, from nine o’clock on', async () => {
    const { time, seen, tick } = openOffice();
    time.business = '2024-10-01T07:59:00Z';
    await tick();
    expect(seen.chased).toEqual([]);
    time.business = '2024-10-01T08:00:00Z';
    await tick();
    time.business = '2024-10-01T11:00:00Z';
    await tick();
    time.business = '2024-10-02T08:00:00Z';
    await tick();
    time.business = '2024-10-05T08:00:00Z';
    await tick();
    expect(seen.chased).toEqual(['2024-10-01T08:00:00Z', '2024-10-02T08:00:00Z']);
  });

  test('is the work of the one server that has the right to send; another goes on where it left', async () => {
    const { time, seen, tick, lease, logged, scheduler } = openOffice();
    time.business = '2024-10-01T08:00:00Z';
    lease.free = false;
    await tick();
    expect(seen.chased).toEqual([]);
    lease.free = true;
    await tick();
    expect(seen.chased).toEqual(['2024-10-01T08:00:00Z']);
    expect(logged.filter(({ event }) => event === 'lease')).toEqual([
      { event: 'lease', facts: { held: true } },
    ]);
    await scheduler.stop();
    expect(lease.held).toBe(false);
  });

  test('once it is done is looked after each minute: what another server left behind is sent, and told', async () => {
    const { time, seen, tick, outcome, logged } = openOffice();
    time.business = '2024-10-01T08:00:00Z';
    await tick();
    await tick();
    expect(seen).toMatchObject({ chased: [time.business], resumed: 0 });
    await tick(60_000);
    expect(seen).toMatchObject({ chased: [time.business], resumed: 1 });
    const quiet = logged.length;
    const told = seen.told.length;
    const [message] = leftBehind;
    outcome.resume = async () => ({
      settled: [{ message, outcome: { kind: 'unknown', reason: 'the connection broke' } }],
      stopped: null,
    });
    await tick(60_000);
    expect(logged.slice(quiet).map(({ event }) => event)).toEqual(['chased', 'outcome-unknown']);
    expect(seen.told.slice(told)).toEqual([{ council: message.council }]);
    time.business = '2024-10-01T21:00:00Z';
    await tick(60_000);
    expect(seen.resumed).toBe(2);
  });

  test('that failed is tried again on the same day, and logged in one line', async () => {
    const { time, seen, tick, outcome, logged } = openOffice();
    time.business = '2024-10-01T08:00:00Z';
    outcome.run = async () => {
      throw new Error('no connection');
    };
    await tick();
    outcome.run = async () => nothingSent;
    await tick();
    expect(seen.chased).toHaveLength(1);
    await tick(60_000);
    await tick();
    expect(seen.chased).toHaveLength(2);
    expect(logged.filter(line => line.event === 'task-failed')).toHaveLength(1);
  });

  test('that the tenant stopped is taken up again after a while', async () => {
    const { time, seen, tick, outcome } = openOffice();
    time.business = '2024-10-01T08:00:00Z';
    outcome.run = async () => ({ ...nothingSent, stopped: 'disabled-by-admin' });
    await tick();
    await tick(60_000);
    expect(seen.chased).toHaveLength(1);
    await tick(300_000);
    expect(seen.chased).toHaveLength(2);
  });

  test('runs again at once for what was planned beside it, also where it was planned while it ran', async () => {
    const { scheduler, time, seen, tick, outcome } = openOffice();
    time.business = '2024-10-01T08:00:00Z';
    outcome.run = async () => {
      if (seen.chased.length === 1) scheduler.wake();
      return nothingSent;
    };
    await tick();
    await tick();
    await tick();
    expect(seen.chased).toHaveLength(2);
    scheduler.wake();
    await tick();
    await tick();
    expect(seen.chased).toHaveLength(3);
  });

  test('does not run at night for what was planned beside it', async () => {
    const { scheduler, time, seen, tick } = openOffice();
    time.business = '2024-10-01T19:00:00Z';
    scheduler.wake();
    await tick();
    expect(seen.chased).toEqual([]);
  });

  test('tells open pages of the councils that were written to', async () => {
    const { time, seen, tick, outcome } = openOffice();
    time.business = '2024-09-30T08:00:00Z';
    outcome.run = async () => ({
      ...nothingSent,
      settled: [
        {
          message: {
            key: '2024-09-30_a',
            council: 'kings-lynn',
            recipient: { entraId: 'a', post: 'Car Parks Manager' },
            day: '2024-09-30',
            steps: [],
            reason: '',
          },
          outcome: { kind: 'unknown', reason: 'the connection broke' },
        },
      ],
    });
    await tick();
    expect(seen.told).toEqual([{ council: 'kings-lynn' }]);
  });
});

describe('the readable record of the chase', () => {
  test('is written once a minute, and what fails is tried again', async () => {
    const { seen, time, tick, outcome, logged } = openOffice();
    time.business = '2024-09-29T08:00:00Z';
    await tick();
    await tick(30_000);
    expect(seen.kept).toBe(1);
    outcome.keep = async () => {
      throw new Error('the list is gone');
    };
    await tick(30_000);
    await tick(30_000);
    expect(seen.kept).toBe(3);
    expect(logged.filter(({ event }) => event === 'task-failed')).toHaveLength(2);
  });

  test('makes way for the chase, and holds up nothing', async () => {
    const { scheduler, time, seen, outcome } = openOffice();
    time.business = '2024-09-29T08:00:00Z';
    const way: (() => boolean)[] = [];
    let goOn = (): void => undefined;
    outcome.keep = mayGoOn => {
      way.push(mayGoOn);
      return new Promise(resolve => (goOn = () => resolve(0)));
    };
    const tick = () => {
      time.real += 60_000;
      return scheduler.tick();
    };
    await tick();
    expect(way[0]?.()).toBe(true);
    time.business = '2024-10-01T08:00:00Z';
    let finish = (): void => undefined;
    outcome.run = () => new Promise(resolve => (finish = () => resolve(nothingSent)));
    await tick();
    expect(way[0]?.()).toBe(false);
    goOn();
    await tick();
    expect(seen.kept).toBe(1);
    finish();
    await scheduler.settled();
    // A minute after the chase it is looked for what was left behind, and after that there is time for the record.
    await tick();
    await scheduler.settled();
    time.real += 2_000;
    await scheduler.tick();
    expect(seen.kept).toBe(2);
  });
});

describe('a planned period', () => {
  test('begins to collect on its day, once, and open pages are told', async () => {
    const { time, seen, tick } = openOffice();
    await tick();
    expect(seen.saved).toEqual([]);
    time.business = '2024-10-01T08:00:00Z';
    await tick();
    await tick();
    expect(seen.saved.map(each => [each.period, each.state])).toEqual([['2024-25-Q2', 'collecting']]);
    expect(seen.told).toEqual([{ council: 'kings-lynn' }]);
  });
});

describe('the register', () => {
  test('is read afresh every half minute, and pages are told of what changed', async () => {
    const { seen, tick, outcome } = openOffice();
    await tick();
    await tick(10_000);
    expect(seen.refreshes).toBe(1);
    outcome.refresh = async () => ['kings-lynn'];
    await tick(20_000);
    expect(seen.refreshes).toBe(2);
    expect(seen.told).toEqual([{ council: 'kings-lynn' }]);
  });

  test('that cannot be reached is asked ever more rarely, and nothing else is done on an empty one', async () => {
    const { scheduler, seen, tick, outcome, time } = openOffice();
    time.business = '2024-10-01T08:00:00Z';
    outcome.refresh = async () => {
      throw new Error('unreachable');
    };
    for (let tries = 0; tries < 30; tries += 1) await tick();
    expect(seen.refreshes).toBe(5);
    expect(scheduler.ready()).toBe(false);
    expect([...seen.chased, ...seen.saved, seen.caughtUp]).toEqual([0]);
    outcome.refresh = async () => [];
    await tick(60_000);
    expect(scheduler.ready()).toBe(true);
    expect(seen.chased).toHaveLength(1);
  });
});

test('without a time nothing is done', async () => {
  const { scheduler, time, tick, seen } = openOffice();
  time.clockFails = true;
  await tick();
  expect(scheduler.ready()).toBe(false);
  expect(seen.chased).toEqual([]);
});

test('answers that wait are written though Graph holds up the reading of the lists', async () => {
  const { scheduler, time, seen, outcome, tick } = openOffice();
  await tick();
  const before = seen.caughtUp;
  let goOn = (): void => undefined;
  outcome.refresh = () => new Promise(resolve => (goOn = () => resolve([])));
  time.real += 30_000;
  await Promise.race([scheduler.tick(), new Promise(resolve => setImmediate(resolve))]);
  expect(seen.refreshes).toBe(2);
  expect(seen.caughtUp).toBe(before + 1);
  time.real += 30_000;
  await Promise.race([scheduler.tick(), new Promise(resolve => setImmediate(resolve))]);
  expect([seen.refreshes, seen.caughtUp]).toEqual([2, before + 2]);
  goOn();
  await scheduler.settled();
});
