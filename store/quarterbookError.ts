/**
 * Why something outside could not be done. Decided by status, by the other side's own code or by the socket; never by
 * the words of a message.
 */
export const failureCodes = [
  /** Nothing is listening there, or no name leads there: certainly not done. */
  'unreachable',
  /** It was sent, and no clear answer came back: it may or may not have been done. */
  'unknown-outcome',
  /** Too many requests, and still too many after waiting. */
  'throttled',
  /** The other side is there and says that it cannot just now. */
  'unavailable',
  /** Our sign-in was not accepted. */
  'unauthorised',
  /** We are known, and not allowed. */
  'refused',
  'not-found',
  /** Somebody else changed it in the meantime. */
  'changed',
  'already-there',
  /** What we asked for does not make sense to the other side. */
  'invalid',
  /** A delta link that is no longer good. */
  'gone',
  /** An answer that is not what was agreed. */
  'unreadable',
  /** The site lacks a list that the register needs. */
  'not-provisioned',
  /** The site was upgraded by a newer Quarterbook than this one. */
  'newer-layout',
  /** The register was asked before it was first filled. */
  'not-ready',
  'bad-configuration',
] as const;
export type FailureCode = (typeof failureCodes)[number];

type Facts = { status?: number | undefined; retryAfter?: number | undefined; cause?: unknown };

/**
 * The one error of everything that talks to somebody else. `retryAfter` is in seconds, null where nobody said; `status`
 * is the HTTP status, null where there was none. Neither message nor cause ever holds a token, a query or a body.
 */
export class QuarterbookError extends Error {
  readonly code: FailureCode;
  readonly status: number | null;
  readonly retryAfter: number | null;

  constructor(code: FailureCode, message: string, facts: Facts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'QuarterbookError';
    this.code = code;
    this.status = facts.status ?? null;
    this.retryAfter = facts.retryAfter ?? null;
  }
}

export const isFailure = (error: unknown, ...codes: FailureCode[]): error is QuarterbookError =>
  error instanceof QuarterbookError && (codes.length === 0 || codes.includes(error.code));

const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** By shape and not by class: an error of another realm (a worker, a test's sandbox) is no instance of our `Error`. */
const socketCode = (error: unknown): string | null => {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('errors' in error && Array.isArray(error.errors)) return socketCode(error.errors[0]);
  return 'cause' in error ? socketCode(error.cause) : null;
};

/** TLS fails before any request is sent; Node names these `CERT_…`, `ERR_TLS_…`, `UNABLE_TO_…`, `…_CERT…`. */
const isTls = (code: string): boolean => /CERT|TLS|^UNABLE_TO_/.test(code);

/** True where the request certainly never left: asking again cannot do anything twice. */
export const wasNeverSent = (error: unknown): boolean => {
  const code = socketCode(error);
  return code !== null && (neverSent.has(code) || isTls(code));
};

const nameOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : null;

/** What a socket says of itself (`ECONNREFUSED`), for the message; null where it says nothing. */
export const reasonOf = (error: unknown): string | null => socketCode(error) ?? nameOf(error);
