import { GraphClientError } from '@microsoft/microsoft-graph-client';
import { QuarterbookError, reasonOf, wasNeverSent } from '../quarterbookError.ts';
import { factsOf, type Link } from './request.ts';

export type Fetch = typeof globalThis.fetch;

/**
 * The client keeps an error of its own class as it is and rewrites every other, so ours travels inside one of those.
 */
export class CarriedError extends GraphClientError {
  readonly carried: QuarterbookError;
  /** True where asking again at once can help and can do no harm. */
  readonly isWorthAnother: boolean;

  constructor(carried: QuarterbookError, isWorthAnother = false) {
    super(carried.message);
    Object.setPrototypeOf(this, CarriedError.prototype);
    this.carried = carried;
    this.isWorthAnother = isWorthAnother;
  }
}

const broken = (error: unknown, { method, url }: { method: string; url: URL }): CarriedError => {
  const reason = reasonOf(error) ?? 'no reason given';
  if (wasNeverSent(error) || method === 'GET') {
    return new CarriedError(
      new QuarterbookError('unreachable', `Microsoft Graph cannot be reached at ${url.origin} (${reason})`),
      // Where nobody listens, and where time ran out once, the next attempt fares no better.
      !wasNeverSent(error) && reason !== 'TimeoutError',
    );
  }
  return new CarriedError(
    new QuarterbookError(
      'unknown-outcome',
      `The connection to Microsoft Graph at ${url.origin} broke after ${method} ${url.pathname} was sent (${reason})`,
    ),
  );
};

const withoutBody = new Set([204, 205, 304]);

/** Read to its end here, so that an answer cut in the middle is a broken connection like any other. */
const whole = async (response: Response): Promise<Response> => {
  const { status, headers } = response;
  const bytes = await response.arrayBuffer();
  return new Response(withoutBody.has(status) ? null : bytes, { status, headers });
};

/** The end of the chain: one request, one whole answer, `timeout` milliseconds at most. */
export const sendWith =
  (fetch: Fetch, timeout: number): Link =>
  async context => {
    const { url, method } = factsOf(context);
    try {
      const init = { ...context.options, signal: AbortSignal.timeout(timeout) };
      context.response = await whole(await fetch(url, init));
    } catch (error) {
      throw broken(error, { method, url });
    }
  };

/** Brings our error back out of whatever the client made of it. */
export const unwrapped = (error: unknown): unknown => (error instanceof CarriedError ? error.carried : error);
