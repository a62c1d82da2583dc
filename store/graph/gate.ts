import type { Instant } from '../../register/index.ts';
import { QuarterbookError } from '../quarterbookError.ts';
import { orders, type Order, type Turn } from './order.ts';
import { emptyQueue, join, look, pause, settle, unitsSpent, type Limits, type Queue } from './queue.ts';
import type { Wait } from './retry.ts';

/** How it stands between us and Graph. `pausedUntil` is null where an order is not paused. */
export type GraphLoad = {
  inFlight: number;
  waiting: Record<Order, number>;
  pausedUntil: Record<Order, Instant | null>;
  unitsLastMinute: number;
};

/** Where every request waits for its turn. */
export type Gate = {
  /**
   * Resolves when the call may go, to what must be called once it is over, with whether Graph turned it away. Rejects with `throttled` and `retryAfter`
   * where Graph wants to be left alone for longer than anybody should wait.
   */
  turn(turn: Turn): Promise<(wasTurnedAway: boolean) => void>;
  /** Graph asked this order, and so all behind it, to wait that many seconds. */
  pause(order: Order, seconds: number): void;
  load(): GraphLoad;
};

export type GateOptions = { limits: Limits; wait: Wait; now: () => number };

/**
 * Of so many requests at once one place is kept for answers and one more for edits, so that neither waits for a resync;
 * projections have a quarter of the places and a quarter of the tenant's units.
 */
export const limitsOf = (most: { atOnce: number; unitsPerMinute: number; longestWait: number }): Limits => {
  const { atOnce, unitsPerMinute, longestWait } = most;
  return {
    atOnce: {
      answer: atOnce,
      edit: Math.max(1, atOnce - 1),
      delta: Math.max(1, atOnce - 2),
      projection: Math.max(1, Math.floor(atOnce / 4)),
    },
    projectionUnits: unitsPerMinute / 4,
    longestPause: longestWait * 1000,
  };
};

const byOrder = <T>(of: (order: Order) => T): Record<Order, T> => ({
  answer: of('answer'),
  edit: of('edit'),
  delta: of('delta'),
  projection: of('projection'),
});

const loadOf = (queue: Queue, now: number): GraphLoad => ({
  inFlight: orders.reduce((sum, order) => sum + queue.inFlight[order], 0),
  waiting: byOrder(order => queue.waiting[order].length),
  pausedUntil: byOrder(order =>
    queue.pausedUntil[order] > now ? new Date(queue.pausedUntil[order]).toISOString() : null,
  ),
  unitsLastMinute: unitsSpent(queue, now),
});

const leftAlone = (seconds: number): QuarterbookError =>
  new QuarterbookError('throttled', `Microsoft Graph asked us to wait ${seconds} seconds`, {
    retryAfter: seconds,
  });

type Caller = { go: () => void; refuse: (error: QuarterbookError) => void };

/** Runs the queue on real time: all it decides, `look` decides. */
export const createGate = ({ limits, wait, now }: GateOptions): Gate => {
  let queue = emptyQueue(limits);
  let lastId = 0;
  let wakesAt: number | null = null;
  let slept = 0;
  const callers = new Map<number, Caller>();
  // What was slept has passed, whatever the clock says: a clock that was set back must not hold anybody twice.
  const time = (): number => (slept = Math.max(slept, now()));

  const wakeAt = (at: number): void => {
    if (wakesAt !== null && wakesAt <= at) return;
    wakesAt = at;
    void wait(at - time()).then(() => {
      slept = Math.max(slept, at);
      if (wakesAt === at) wakesAt = null;
      serve();
    });
  };

  const serve = (): void => {
    const seen = look(queue, time());
    queue = seen.queue;
    for (const { id } of seen.started) callers.get(id)?.go();
    for (const { call, until } of seen.refused)
      callers.get(call.id)?.refuse(leftAlone(Math.ceil((until - time()) / 1000)));
    for (const { id } of [...seen.started, ...seen.refused.map(({ call }) => call)]) callers.delete(id);
    if (seen.nextLook !== null) wakeAt(seen.nextLook);
  };

  const finish = (turn: Turn) => (wasTurnedAway: boolean) => {
    queue = settle(queue, turn, { wasTurnedAway, now: time() });
    serve();
  };

  return {
    turn: turn =>
      new Promise((resolve, reject) => {
        lastId += 1;
        callers.set(lastId, { go: () => resolve(finish(turn)), refuse: reject });
        queue = join(queue, { ...turn, id: lastId });
        serve();
      }),
    pause: (order, seconds) => {
      queue = pause(queue, order, time() + seconds * 1000);
      serve();
    },
    load: () => loadOf(queue, time()),
  };
};
