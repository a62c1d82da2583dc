import { fromOrder, orders, type Order, type Turn } from './order.ts';

export type Limits = {
  /** Requests on their way at once: of this order and all behind it together. */
  atOnce: Readonly<Record<Order, number>>;
  /** Resource units that projections may spend in a minute. */
  projectionUnits: number;
  /** Milliseconds. Nobody waits for a pause that is longer: they are told instead. */
  longestPause: number;
};

export type Waiting = Turn & { id: number };

type Spent = { second: number; order: Order; units: number };

/** Calls to Graph, by order: who waits, who is on the way, who is paused. All times in milliseconds. */
export type Queue = {
  limits: Limits;
  waiting: Readonly<Record<Order, readonly Waiting[]>>;
  inFlight: Readonly<Record<Order, number>>;
  pausedUntil: Readonly<Record<Order, number>>;
  /** After a pause one call of an order goes ahead: all at once would be turned away at once. */
  probing: Readonly<Record<Order, boolean>>;
  /** By second, of the last minute or a little more. */
  spent: readonly Spent[];
};

export type Look = {
  queue: Queue;
  /** In the order in which they go. */
  started: Waiting[];
  /** With the end of the pause that is too long for them. */
  refused: { call: Waiting; until: number }[];
  /** When to look again though nobody came back; null where only that can help. */
  nextLook: number | null;
};

const minute = 60;

export const emptyQueue = (limits: Limits): Queue => ({
  limits,
  waiting: { answer: [], edit: [], delta: [], projection: [] },
  inFlight: { answer: 0, edit: 0, delta: 0, projection: 0 },
  pausedUntil: { answer: 0, edit: 0, delta: 0, projection: 0 },
  probing: { answer: false, edit: false, delta: false, projection: false },
  spent: [],
});

export const join = (queue: Queue, call: Waiting): Queue => ({
  ...queue,
  waiting: { ...queue.waiting, [call.order]: [...queue.waiting[call.order], call] },
});

/**
 * A call that was on its way is over. One that Graph let through ends the probing of its order; one that set out before
 * the pause says nothing of how it is after it.
 */
export const settle = (
  queue: Queue,
  { order }: Pick<Turn, 'order'>,
  { wasTurnedAway, now }: { wasTurnedAway: boolean; now: number },
): Queue => ({
  ...queue,
  inFlight: { ...queue.inFlight, [order]: queue.inFlight[order] - 1 },
  probing: {
    ...queue.probing,
    [order]: queue.probing[order] && (wasTurnedAway || queue.pausedUntil[order] > now),
  },
});

/** Nothing of this order or behind it goes before that time; those before it go on. Never shortens a pause. */
export const pause = (queue: Queue, order: Order, until: number): Queue => ({
  ...queue,
  pausedUntil: {
    ...queue.pausedUntil,
    ...Object.fromEntries(fromOrder(order).map(one => [one, Math.max(queue.pausedUntil[one], until)])),
  },
  probing: { ...queue.probing, ...Object.fromEntries(fromOrder(order).map(one => [one, true])) },
});

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** Units spent within the last minute, by some orders. */
export const unitsSpent = (queue: Queue, now: number, by: readonly Order[] = orders): number =>
  total(
    queue.spent
      .filter(({ second, order }) => second > now / 1000 - minute - 1 && by.includes(order))
      .map(({ units }) => units),
  );

const hasPlace = ({ inFlight, limits, probing }: Queue, order: Order): boolean =>
  !(probing[order] && inFlight[order] > 0) &&
  orders
    .slice(0, orders.indexOf(order) + 1)
    .every(one => total(fromOrder(one).map(behind => inFlight[behind])) < limits.atOnce[one]);

const projections = ['projection'] as const;

/** A call that costs more than the whole share still goes when nothing else was spent, or it would wait for ever. */
const isWithinShare = (queue: Queue, { order, units }: Waiting, now: number): boolean => {
  if (order !== 'projection') return true;
  const spent = unitsSpent(queue, now, projections);
  return spent === 0 || spent + units <= queue.limits.projectionUnits;
};

const mayStart = (queue: Queue, call: Waiting, now: number): boolean =>
  queue.pausedUntil[call.order] <= now && hasPlace(queue, call.order) && isWithinShare(queue, call, now);

const withSpent = (spent: readonly Spent[], { order, units }: Waiting, now: number): Spent[] => {
  const second = Math.floor(now / 1000);
  const kept = spent.filter(one => one.second > second - minute - 1);
  const same = kept.find(one => one.second === second && one.order === order);
  return same
    ? kept.map(one => (one === same ? { ...same, units: same.units + units } : one))
    : [...kept, { second, order, units }];
};

const start = (queue: Queue, call: Waiting, now: number): Queue => ({
  ...queue,
  waiting: { ...queue.waiting, [call.order]: queue.waiting[call.order].slice(1) },
  inFlight: { ...queue.inFlight, [call.order]: queue.inFlight[call.order] + 1 },
  spent: withSpent(queue.spent, call, now),
});

const refuseLongPauses = (queue: Queue, now: number): Pick<Look, 'queue' | 'refused'> => {
  const tooLong = orders.filter(order => queue.pausedUntil[order] - now > queue.limits.longestPause);
  return {
    queue: {
      ...queue,
      waiting: { ...queue.waiting, ...Object.fromEntries(tooLong.map(order => [order, []])) },
    },
    refused: tooLong.flatMap(order =>
      queue.waiting[order].map(call => ({ call, until: queue.pausedUntil[order] })),
    ),
  };
};

/** The moment from which time alone lets the first of an order go; null where it is not time that it waits for. */
const waitsUntil = (queue: Queue, order: Order, now: number): number | null => {
  const [call] = queue.waiting[order];
  if (!call) return null;
  if (queue.pausedUntil[order] > now) return queue.pausedUntil[order];
  if (isWithinShare(queue, call, now)) return null;
  const times = queue.spent.map(({ second }) => (second + minute + 1) * 1000).filter(time => time > now);
  return times.find(time => isWithinShare(queue, call, time)) ?? null;
};

/** Who may go now. Strictly by order, and within an order by arrival. */
export const look = (before: Queue, now: number): Look => {
  const { queue: kept, refused } = refuseLongPauses(before, now);
  let queue = kept;
  const started: Waiting[] = [];
  for (const order of orders) {
    for (
      let [call] = queue.waiting[order];
      call && mayStart(queue, call, now);
      [call] = queue.waiting[order]
    ) {
      queue = start(queue, call, now);
      started.push(call);
    }
    // Where somebody waits, everybody behind waits too.
    if (queue.waiting[order].length > 0) break;
  }
  const times = orders.flatMap(order => waitsUntil(queue, order, now) ?? []);
  return { queue, started, refused, nextLook: times.length === 0 ? null : Math.min(...times) };
};
