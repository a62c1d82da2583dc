import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { limitsOf } from '../../../store/graph/gate.ts';
import { fromOrder, orders, type Order } from '../../../store/graph/order.ts';
import {
  emptyQueue,
  join,
  look,
  pause,
  settle,
  unitsSpent,
  type Queue,
  type Waiting,
} from '../../../store/graph/queue.ts';

const limits = limitsOf({ atOnce: 8, unitsPerMinute: 1200, longestWait: 30 });

type Step =
  | { kind: 'join'; order: Order; units: number }
  | { kind: 'settle'; which: number; wasTurnedAway: boolean }
  | { kind: 'pause'; order: Order; milliseconds: number }
  | { kind: 'time'; milliseconds: number };

const anyOrder = fc.constantFrom(...orders);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('join' as const), order: anyOrder, units: fc.nat(60) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      which: fc.nat(),
      wasTurnedAway: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('pause' as const),
      order: anyOrder,
      milliseconds: fc.nat(40_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('time' as const), milliseconds: fc.nat(20_000) }) },
);

type Run = { queue: Queue; now: number; onWay: Waiting[]; joined: number; over: number[] };

const begun = (): Run => ({ queue: emptyQueue(limits), now: 1_000_000, onWay: [], joined: 0, over: [] });

const applied = (run: Run, step: Step): Run => {
  const { queue, now, onWay, joined } = run;
  if (step.kind === 'time') return { ...run, now: now + step.milliseconds };
  if (step.kind === 'pause') return { ...run, queue: pause(queue, step.order, now + step.milliseconds) };
  if (step.kind === 'join')
    return { ...run, joined: joined + 1, queue: join(queue, { ...step, id: joined }) };
  const call = onWay[step.which % Math.max(1, onWay.length)];
  if (!call) return run;
  return {
    ...run,
    queue: settle(queue, call, { wasTurnedAway: step.wasTurnedAway, now }),
    onWay: onWay.filter(one => one !== call),
    over: [...run.over, call.id],
  };
};

const looked = (run: Run) => {
  const seen = look(run.queue, run.now);
  const next: Run = {
    ...run,
    queue: seen.queue,
    onWay: [...run.onWay, ...seen.started],
    over: [...run.over, ...seen.refused.map(({ call }) => call.id)],
  };
  return { next, seen };
};

const waitingIn = (queue: Queue): Waiting[] => orders.flatMap(order => queue.waiting[order]);

const total = (queue: Queue, from: Order): number =>
  fromOrder(from).reduce((sum, order) => sum + queue.inFlight[order], 0);

/** What must hold after every look, whatever happened before. */
const holdTrue = ({ next, seen }: ReturnType<typeof looked>, before: Run): void => {
  const { queue, now } = next;
  for (const order of orders) expect(total(queue, order)).toBeLessThanOrEqual(limits.atOnce[order]);
  for (const call of seen.started) {
    const rank = orders.indexOf(call.order);
    const earlier = waitingIn(queue).filter(one => orders.indexOf(one.order) < rank);
    const sooner = queue.waiting[call.order].filter(one => one.id < call.id);
    expect([earlier, sooner]).toEqual([[], []]);
    expect(before.queue.pausedUntil[call.order]).toBeLessThanOrEqual(now);
  }
  const projections = unitsSpent(queue, now, ['projection']);
  const biggest = Math.max(
    0,
    ...seen.started.filter(one => one.order === 'projection').map(one => one.units),
  );
  if (seen.started.some(one => one.order === 'projection'))
    expect(projections).toBeLessThanOrEqual(Math.max(limits.projectionUnits, biggest));
  const known = [...next.over, ...next.onWay.map(one => one.id), ...waitingIn(queue).map(one => one.id)];
  expect(known.sort((a, b) => a - b)).toEqual(Array.from({ length: next.joined }, (_, id) => id));
};

describe('whatever comes, waits, pauses and comes back', () => {
  test('never are more on the way than allowed, nobody overtakes an earlier order, and nobody is lost', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 80 }), steps => {
        let run = begun();
        for (const step of steps) {
          run = applied(run, step);
          const after = looked(run);
          holdTrue(after, run);
          run = after.next;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('everybody goes or is told in the end, once calls come back and time goes by', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), steps => {
        let run = steps.reduce((state, step) => looked(applied(state, step)).next, begun());
        for (let turns = 0; turns < 2000 && run.over.length < run.joined; turns += 1) {
          const { next, seen } = looked(run);
          run =
            next.onWay.length > 0
              ? applied(next, { kind: 'settle', which: 0, wasTurnedAway: false })
              : { ...next, now: Math.max(next.now, seen.nextLook ?? next.now) };
        }
        expect(run.over).toHaveLength(run.joined);
      }),
      { numRuns: 200 },
    );
  });
});

const waiting = (id: number, order: Order, units = 2): Waiting => ({ id, order, units });
const queueOf = (...calls: Waiting[]): Queue => calls.reduce(join, emptyQueue(limits));
const idsOf = (calls: readonly Waiting[]): number[] => calls.map(({ id }) => id);

describe('places', () => {
  test('are kept for an answer while a resync takes all it may', () => {
    const many = Array.from({ length: 20 }, (_, id) => waiting(id, 'delta'));
    const { queue, started } = look(queueOf(...many), 0);
    expect(started).toHaveLength(6);
    expect(idsOf(look(join(queue, waiting(99, 'answer')), 0).started)).toEqual([99]);
  });

  test('are a quarter for projections', () => {
    const many = Array.from({ length: 20 }, (_, id) => waiting(id, 'projection'));
    expect(look(queueOf(...many), 0).started).toHaveLength(2);
  });
});

describe('a pause', () => {
  test('of delta holds delta and projections, and neither answers nor edits', () => {
    const queue = pause(queueOf(...orders.map((order, id) => waiting(id, order))), 'delta', 5000);
    const { started, nextLook } = look(queue, 0);
    expect(started.map(({ order }) => order)).toEqual(['answer', 'edit']);
    expect(nextLook).toBe(5000);
  });

  test('of answers holds everybody', () => {
    const queue = pause(queueOf(...orders.map((order, id) => waiting(id, order))), 'answer', 5000);
    expect(look(queue, 4999).started).toEqual([]);
    expect(look(queue, 5000).started).toHaveLength(4);
  });

  test('is never made shorter by another', () => {
    const queue = pause(pause(queueOf(waiting(0, 'edit')), 'edit', 5000), 'edit', 1000);
    expect(look(queue, 1000).nextLook).toBe(5000);
  });

  test('longer than anybody should wait is told at once, to those behind it too', () => {
    const queue = pause(
      queueOf(waiting(0, 'answer'), waiting(1, 'delta'), waiting(2, 'projection')),
      'delta',
      31_000,
    );
    const { started, refused } = look(queue, 0);
    expect(idsOf(started)).toEqual([0]);
    expect(refused.map(({ call, until }) => [call.id, until])).toEqual([
      [1, 31_000],
      [2, 31_000],
    ]);
  });

  test('ends with one call that goes ahead; the others follow when it was let through', () => {
    const paused = pause(queueOf(...[0, 1, 2].map(id => waiting(id, 'delta'))), 'delta', 5000);
    const first = look(paused, 5000);
    expect(idsOf(first.started)).toEqual([0]);
    const away = pause(first.queue, 'delta', 9000);
    const second = look(settle(away, { order: 'delta' }, { wasTurnedAway: true, now: 5000 }), 9000);
    expect(idsOf(second.started)).toEqual([1]);
    const through = settle(second.queue, { order: 'delta' }, { wasTurnedAway: false, now: 9100 });
    expect(idsOf(look(join(through, waiting(3, 'delta')), 9100).started)).toEqual([2, 3]);
  });

  test('ends for one of an earlier order after the other, before anybody behind them goes', () => {
    const calls = [waiting(0, 'edit'), waiting(1, 'edit'), waiting(2, 'delta')];
    const first = look(pause(queueOf(...calls), 'edit', 5000), 5000);
    expect(idsOf(first.started)).toEqual([0]);
    const second = look(settle(first.queue, { order: 'edit' }, { wasTurnedAway: false, now: 5100 }), 5100);
    expect(idsOf(second.started)).toEqual([1, 2]);
  });

  test('is not over because a call that set out before it comes back', () => {
    const { queue } = look(queueOf(waiting(0, 'delta')), 0);
    const paused = pause(
      [1, 2].reduce((next, id) => join(next, waiting(id, 'delta')), queue),
      'delta',
      5000,
    );
    const back = settle(paused, { order: 'delta' }, { wasTurnedAway: false, now: 1000 });
    expect(idsOf(look(back, 5000).started)).toEqual([1]);
  });
});

describe('projections', () => {
  test('spend a quarter of the units of a minute, and go on when it is over', () => {
    const many = Array.from({ length: 30 }, (_, id) => waiting(id, 'projection', 20));
    let queue = queueOf(...many);
    let gone = 0;
    let next: number | null = null;
    for (let turn = 0; turn < 40; turn += 1) {
      const seen = look(queue, 0);
      gone += seen.started.length;
      next = seen.nextLook;
      queue = seen.started.reduce(
        (state, call) => settle(state, call, { wasTurnedAway: false, now: 0 }),
        seen.queue,
      );
    }
    expect([gone, unitsSpent(queue, 0)]).toEqual([15, 300]);
    expect(look(queue, next! - 1).started).toEqual([]);
    expect(look(queue, next!).started).toHaveLength(2);
  });

  test('that cost more than their whole share go when nothing else was spent', () => {
    expect(look(queueOf(waiting(0, 'projection', 400)), 0).started).toHaveLength(1);
  });
});
