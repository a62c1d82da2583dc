import { QuarterbookError, type FailureCode } from '../quarterbookError.ts';

const byStatus: Record<number, FailureCode> = {
  400: 'invalid',
  401: 'unauthorised',
  403: 'refused',
  404: 'not-found',
  409: 'already-there',
  410: 'gone',
  412: 'changed',
  422: 'invalid',
  423: 'unavailable',
  429: 'throttled',
  501: 'invalid',
  507: 'refused',
};

/** 409 is said both of a name that is taken and of a row that somebody changed; Graph's own code tells them apart. */
const codeOf = (status: number, graphCode: string | null, method: string): FailureCode => {
  if (graphCode === 'resourceModified') return 'changed';
  const known = byStatus[status];
  if (known) return known;
  // A 500, a 502 or a 504 can come after the write was done.
  if (status >= 500) return method === 'GET' || status === 503 ? 'unavailable' : 'unknown-outcome';
  return 'unreadable';
};

const graphCodeOf = (body: unknown): string | null => {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[A-Za-z.]{1,60}$/.test(code) ? code : null;
};

/**
 * Seconds to wait, from either form of `Retry-After`; undefined where there is none. Graph also sends fractions, `2.128`.
 *
 * @see https://learn.microsoft.com/graph/throttling#sample-response
 */
export const retryAfterOf = (headers: Headers, now: number): number | undefined => {
  const text = headers.get('Retry-After');
  if (text === null) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
};

type Answer = {
  method: string;
  path: string;
  status: number;
  body: unknown;
  retryAfter?: number | undefined;
};

/** An answer that is not a success, as the one error. Of the body it keeps Graph's short code and nothing else. */
export const failureOf = ({ method, path, status, body, retryAfter }: Answer): QuarterbookError => {
  const graphCode = graphCodeOf(body);
  const code = codeOf(status, graphCode, method);
  const said = graphCode === null ? `${status}` : `${status} ${graphCode}`;
  return new QuarterbookError(code, `Microsoft Graph answered ${said} to ${method} ${path}`, {
    status,
    retryAfter,
  });
};
