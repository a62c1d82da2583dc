import { randomUUID } from 'node:crypto';
import type { Graph, Reply } from './graph.ts';

/** An answer that is an error. Thrown by whatever finds the reason, turned into Graph's error body in one place. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  readonly innerCode: string | null;

  constructor(
    status: number,
    code: string,
    detail: { message: string; headers?: Record<string, string>; innerCode?: string },
  ) {
    super(detail.message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.headers = detail.headers ?? {};
    this.innerCode = detail.innerCode ?? null;
  }
}

export const invalidRequest = (message: string): Refusal => new Refusal(400, 'invalidRequest', { message });

export const itemNotFound = (message = 'The resource could not be found.'): Refusal =>
  new Refusal(404, 'itemNotFound', { message });

export const notImplemented = (what: string): Refusal =>
  new Refusal(501, 'notImplemented', { message: `${what} is not part of local Graph.` });

/** Ids that a client may quote when it asks what went wrong. */
export type RequestIds = { requestId: string; clientRequestId: string; date: string };

export const idsOf = ({ now }: Pick<Graph, 'now'>, clientRequestId: string | undefined): RequestIds => {
  const requestId = randomUUID();
  return {
    requestId,
    clientRequestId: clientRequestId ?? requestId,
    date: now().toISOString().slice(0, 19),
  };
};

export const replyOf = (refusal: Refusal, ids: RequestIds): Reply => ({
  status: refusal.status,
  headers: refusal.headers,
  body: {
    error: {
      code: refusal.code,
      message: refusal.message,
      innerError: {
        ...(refusal.innerCode ? { code: refusal.innerCode } : {}),
        date: ids.date,
        'request-id': ids.requestId,
        'client-request-id': ids.clientRequestId,
      },
    },
  },
});
