import type { Outcome, RejectionCode } from '../chase/index.ts';
import { TokenFailure } from './connector.ts';
import type { TeamsRefusal } from './teamsClient.ts';

/** Codes in the body of a 403, as Teams documents them. */
const forbidden: Record<string, RejectionCode> = {
  BotNotInConversationRoster: 'not-installed',
  ForbiddenOperationException: 'not-installed',
  ConversationBlockedByUser: 'blocked',
  MessageWritesBlocked: 'blocked',
  BotDisabledByAdmin: 'disabled-by-admin',
  NotEnoughPermissions: 'disabled-by-admin',
};

type Failure = Partial<TeamsRefusal>;

const rejected = (code: RejectionCode, status: number | null, retryAfter: number | null = null): Outcome => ({
  kind: 'rejected',
  code,
  status,
  retryAfter,
});

/** No connection was ever made, and so nothing was sent. */
const beforeAnything: ReadonlySet<unknown> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const wasNeverSent = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && beforeAnything.has(error.code)) || wasNeverSent(error.cause));

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Every `code`, `errorCode` and `subCode` of a body, at any depth; some arrive as JSON within a string. */
const codesIn = (body: unknown): string[] => {
  if (typeof body === 'string') {
    const inner = parse(body);
    return typeof inner === 'object' ? codesIn(inner) : [];
  }
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
    /^(code|errorCode|subCode)$/.test(name) && typeof value === 'string' ? [value] : codesIn(value),
  );
};

/** Seconds; a date is counted from now. Null where there is none that can be read. */
const retryAfterOf = ({ response }: Failure, realNow: number): number | null => {
  const header = response?.headers.get('retry-after') ?? null;
  if (header === null) return null;
  const seconds = /^\d+(\.\d+)?$/.test(header) ? Number(header) : (Date.parse(header) - realNow) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
};

const forbiddenCode = ({ response }: Failure): RejectionCode => {
  const named = codesIn(response?.bodyAsText ?? '').find(code => forbidden[code] !== undefined);
  return (named === undefined ? undefined : forbidden[named]) ?? 'unrecognised';
};

/**
 * What a refused or broken send means. 429 and 412 were certainly not accepted. 5xx, 408 and broken connections may
 * have been delivered: unknown. A 403 without a known code is final for that recipient, never a crash.
 */
export const outcomeOf = (error: unknown, realNow: number): Outcome => {
  if (error instanceof TokenFailure) return rejected('unauthorised', null);
  const failure: Failure = typeof error === 'object' && error !== null ? error : {};
  const status = failure.statusCode ?? null;
  if (status === null)
    return wasNeverSent(error)
      ? rejected('unrecognised', null)
      : { kind: 'unknown', reason: 'the connection broke' };
  // What came with it cannot be read; it was taken all the same.
  if (status < 400)
    return { kind: 'unknown', reason: `the connector answered ${status}, and nothing to read` };
  switch (status) {
    case 401:
      return rejected('unauthorised', status);
    case 403:
      return rejected(forbiddenCode(failure), status);
    case 404:
      return rejected('left', status);
    case 413:
      return rejected('too-large', status);
    case 412:
    case 429:
      return rejected('throttled', status, retryAfterOf(failure, realNow));
    default:
      return status >= 500 || status === 408
        ? { kind: 'unknown', reason: `the connector answered ${status}` }
        : rejected('unrecognised', status);
  }
};
