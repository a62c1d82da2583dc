import { isFailure, QuarterbookError } from '../quarterbookError.ts';
import { retryAfterOf } from './failure.ts';
import { factsOf, type Link } from './request.ts';
import { pauseAsked } from './takeTurn.ts';
import { CarriedError, unwrapped } from './transport.ts';

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

/** Of a write that an earlier attempt may have done: that a later one was turned away says nothing of the first. */
const leftOpen = (method: string, error: unknown, retryAfter?: number): CarriedError => {
  const cause = unwrapped(error);
  return new CarriedError(
    new QuarterbookError(
      'unknown-outcome',
      `A ${method} may have been done before its repeat was turned away`,
      {
        cause,
        retryAfter: retryAfter ?? (isFailure(cause) ? (cause.retryAfter ?? undefined) : undefined),
      },
    ),
  );
};

const wasTurnedAway = ({ status }: Response): boolean => status === 429 || status === 503;

/**
 * Asks again after the time Graph asks for, or after 1, 2, 4 … seconds where it says nothing. Never for a POST: the client's
 * own handler resends those, and then a row can be made twice. Never for a member of a batch, whose outer answer is a
 * 200. A read whose answer broke off is asked for again too. A write whose answer did not come in time (504), and whose
 * repeats are turned away, fails as `unknown-outcome`.
 */
export const retryWhenSafe =
  ({ wait, now, random, attempts, longestWait }: RetryOptions): Link =>
  async (context, next) => {
    const { method } = factsOf(context);
    const backOff = (attempt: number) => wait(1000 * 2 ** (attempt - 1) * (0.5 + random()));
    let mayBeDone = false;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await next();
      } catch (error) {
        if (!brokeOff(error) || attempt >= attempts) throw mayBeDone ? leftOpen(method, error) : error;
        await backOff(attempt);
        continue;
      }
      const { response } = context;
      if (!response) return;
      const asked = retryAfterOf(response.headers, now());
      const isLast = attempt >= attempts || (asked !== undefined && asked > longestWait);
      if (isLast && mayBeDone && wasTurnedAway(response)) throw leftOpen(method, null, asked);
      if (isLast || !isWorthAnother(method, response.status, attempt)) return;
      mayBeDone ||= method !== 'GET' && response.status === 504;
      // A pause of the whole order is kept where requests take their turn.
      if (pauseAsked(response, now()) !== undefined) continue;
      await (asked === undefined ? backOff(attempt) : wait(asked * 1000));
    }
  };
