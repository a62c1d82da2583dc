import { isIdempotent, retryAfterOf } from './failure.ts';
import { factsOf, type Link } from './request.ts';

/** Waits in milliseconds; a parameter, so that a test need not. */
export type Wait = (milliseconds: number) => Promise<void>;

export type RetryOptions = {
  wait: Wait;
  now: () => number;
  /** Between 0 and 1; spreads the waits of those who were turned away together. */
  random: () => number;
  /** Requests in all, the first included. */
  attempts: number;
  /** Seconds. Where Graph asks for longer, the failure goes up with its `retryAfter` instead. */
  longestWait: number;
};

const later = new Set([429, 503, 504]);

/**
 * Asks again after the time Graph asks for, or after 1, 2, 4 … seconds where it says nothing. Never for a POST: the
 * client's own handler resends those, and then a row can be made twice. Never for a member of a batch, whose outer
 * answer is a 200.
 */
export const retryWhenSafe =
  ({ wait, now, random, attempts, longestWait }: RetryOptions): Link =>
  async (context, next) => {
    const { method } = factsOf(context);
    for (let attempt = 1; ; attempt += 1) {
      await next();
      const { response } = context;
      if (!response || !later.has(response.status) || !isIdempotent(method) || attempt >= attempts) return;
      const seconds = retryAfterOf(response.headers, now()) ?? 2 ** (attempt - 1) * (0.5 + random());
      if (seconds > longestWait) return;
      await response.body?.cancel();
      await wait(seconds * 1000);
    }
  };
