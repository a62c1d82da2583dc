import { retryAfterOf } from './failure.ts';
import { factsOf, type Link } from './request.ts';
import { pauseAsked } from './takeTurn.ts';
import { CarriedError } from './transport.ts';

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

/** A write goes out again where it certainly was not done, or where its own condition (`If-Match`) makes that safe. */
const laterWrites = new Set([429, 503, 504]);
const laterReads = new Set([429, 502, 503, 504]);

/** A read that fails inside Graph is asked for once more: mostly that helps, and where it does not it lasts for weeks. */
const isWorthAnother = (method: string, status: number, attempt: number): boolean => {
  if (method === 'POST') return false;
  if (method !== 'GET') return laterWrites.has(status);
  return laterReads.has(status) || (status === 500 && attempt === 1);
};

const brokeOff = (error: unknown): boolean => error instanceof CarriedError && error.isWorthAnother;

/**
 * Asks again after the time Graph asks for, or after 1, 2, 4 … seconds where it says nothing. Never for a POST: the client's
 * own handler resends those, and then a row can be made twice. Never for a member of a batch, whose outer answer is a
 * 200. A read whose answer broke off is asked for again too.
 */
export const retryWhenSafe =
  ({ wait, now, random, attempts, longestWait }: RetryOptions): Link =>
  async (context, next) => {
    const { method } = factsOf(context);
    const backOff = (attempt: number) => wait(1000 * 2 ** (attempt - 1) * (0.5 + random()));
    for (let attempt = 1; ; attempt += 1) {
      try {
        await next();
      } catch (error) {
        if (!brokeOff(error) || attempt >= attempts) throw error;
        await backOff(attempt);
        continue;
      }
      const { response } = context;
      if (!response || attempt >= attempts || !isWorthAnother(method, response.status, attempt)) return;
      const asked = retryAfterOf(response.headers, now());
      if (asked !== undefined && asked > longestWait) return;
      // A pause of the whole order is kept where requests take their turn.
      if (pauseAsked(response, now()) !== undefined) continue;
      await (asked === undefined ? backOff(attempt) : wait(asked * 1000));
    }
  };
