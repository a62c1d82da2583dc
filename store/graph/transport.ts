import { GraphClientError } from '@microsoft/microsoft-graph-client';
import { QuarterbookError, reasonOf, wasNeverSent } from '../quarterbookError.ts';
import { isIdempotent } from './failure.ts';
import { factsOf, type Link } from './request.ts';

export type Fetch = typeof globalThis.fetch;

/**
 * The client keeps an error of its own class as it is and rewrites every other, so ours travels inside one of those.
 */
export class CarriedError extends GraphClientError {
  readonly carried: QuarterbookError;

  constructor(carried: QuarterbookError) {
    super(carried.message);
    Object.setPrototypeOf(this, CarriedError.prototype);
    this.carried = carried;
  }
}

const broken = (error: unknown, { method, url }: { method: string; url: URL }): QuarterbookError => {
  const reason = reasonOf(error) ?? 'no reason given';
  if (wasNeverSent(error) || isIdempotent(method)) {
    return new QuarterbookError(
      'unreachable',
      `Microsoft Graph cannot be reached at ${url.origin} (${reason})`,
    );
  }
  return new QuarterbookError(
    'unknown-outcome',
    `The connection to Microsoft Graph at ${url.origin} broke after ${method} ${url.pathname} was sent (${reason})`,
  );
};

/** The end of the chain: one request, one answer, `timeout` milliseconds at most. */
export const sendWith =
  (fetch: Fetch, timeout: number): Link =>
  async context => {
    const { url, method } = factsOf(context);
    try {
      context.response = await fetch(url, { ...context.options, signal: AbortSignal.timeout(timeout) });
    } catch (error) {
      throw new CarriedError(broken(error, { method, url }));
    }
  };

/** Brings our error back out of whatever the client made of it. */
export const unwrapped = (error: unknown): unknown => (error instanceof CarriedError ? error.carried : error);
