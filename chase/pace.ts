import { createTurns } from './turns.ts';

/**
 * One queue for every request to a tenant's connector, replies and creations included. Answers to people go before
 * the chase. Times are real, never the simulated clock.
 */
export type Pace = {
  /** Resolves when the next request may go. */
  turn(kind: 'answer' | 'chase'): Promise<void>;
  /** One request at a time for each conversation, in the order of asking: Teams answers 412 to two at once. */
  alone<T>(conversation: string, request: () => Promise<T>): Promise<T>;
  /** Nothing goes for that many seconds from now, or for ten minutes where they are more. */
  pause(seconds: number): void;
  /** Milliseconds until a pause is over; 0 where there is none. */
  pausedFor(): number;
  /** Resolves after that many seconds: one conversation waits, and the others go on. */
  rest(seconds: number): Promise<void>;
};

/** `realNow` in milliseconds from any start, and never back; `sleep` in milliseconds. */
export type PaceSettings = {
  perSecond?: number;
  realNow: () => number;
  sleep: (milliseconds: number) => Promise<void>;
};

/** So long without a request, in milliseconds, is a rest; and so long after it the pace is gentler. */
const idle = 1000;

/** In seconds. A longer one, or one that cannot be meant, would silence the replies to people as well. */
const longestPause = 600;

/**
 * Teams takes 50 requests a second from an app in a tenant; 48 is the highest rate that was measured to be never
 * refused, and so the default.
 */
export const createPace = ({ perSecond = 48, realNow, sleep }: PaceSettings): Pace => {
  const gap = 1000 / perSecond;
  const gentleGap = 1000 / Math.max(1, perSecond - 4);
  const waiting = { answer: [] as (() => void)[], chase: [] as (() => void)[] };
  let next = 0;
  let running = false;
  let gentleUntil = 0;
  let pausedUntil = 0;

  /** The first request after a rest opens a connection and comes late, and those behind it would come too close. */
  const gapAt = (now: number): number => {
    if (now > next + idle) gentleUntil = now + idle;
    return now < gentleUntil ? gentleGap : gap;
  };

  const run = async () => {
    running = true;
    while (waiting.answer.length + waiting.chase.length > 0) {
      const wait = next - realNow();
      if (wait > 0) {
        await sleep(wait);
        continue;
      }
      const go = waiting.answer.shift() ?? waiting.chase.shift();
      const now = realNow();
      const step = gapAt(now);
      next = Math.max(next, now - step) + step;
      go?.();
    }
    running = false;
  };

  return {
    turn: kind =>
      new Promise(resolve => {
        waiting[kind].push(resolve);
        if (!running) void run();
      }),
    alone: createTurns(),
    pause: seconds => {
      pausedUntil = Math.max(pausedUntil, realNow() + Math.min(seconds, longestPause) * 1000);
      next = Math.max(next, pausedUntil);
    },
    pausedFor: () => Math.max(0, pausedUntil - realNow()),
    rest: seconds => sleep(seconds * 1000),
  };
};
