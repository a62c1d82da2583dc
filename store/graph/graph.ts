import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import type { TokenSource } from '../credential.ts';
import { QuarterbookError } from '../quarterbookError.ts';
import { authenticate, sayWhoWeAre } from './authentication.ts';
import { failureOf, retryAfterOf } from './failure.ts';
import { chainOf, type Link } from './request.ts';
import { retryWhenSafe, type RetryOptions } from './retry.ts';
import { CarriedError, sendWith, unwrapped, type Fetch } from './transport.ts';

export type GraphOptions = {
  /** With its version, `https://graph.microsoft.com/v1.0`. https only. */
  baseUrl: string;
  tokens: TokenSource;
  fetch?: Fetch;
  /** Milliseconds that one request may take. */
  timeout?: number;
  retry?: Partial<RetryOptions>;
};

export type GraphAnswer = { status: number; headers: Headers; body: unknown };

export type GraphCall = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below the base URL, or a link that Graph gave, which is followed as it is. */
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
};

/** Microsoft Graph as the store uses it. Whatever is not a success is thrown as a `QuarterbookError`. */
export type Graph = {
  /** The base URL with its version, for `@odata.bind`. */
  baseUrl: string;
  call(call: GraphCall): Promise<GraphAnswer>;
  /** The answer's bytes; null where there is no such file. */
  bytes(path: string): Promise<Uint8Array | null>;
  wait: RetryOptions['wait'];
};

const parseBaseUrl = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const segments = url?.pathname.split('/').filter(part => part !== '') ?? [];
  const version = segments.pop();
  if (url?.protocol !== 'https:' || version === undefined) {
    throw new QuarterbookError(
      'bad-configuration',
      `Not an https address of Graph with its version: ${text}`,
    );
  }
  return { origin: url.origin, root: [url.origin, ...segments].join('/'), version };
};

const standardRetry: RetryOptions = {
  wait: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
  now: () => Date.now(),
  random: () => Math.random(),
  attempts: 4,
  longestWait: 30,
};

/** A token that cannot be had is our own error already; it must get through the client unharmed. */
const carried =
  (link: Link): Link =>
  (context, next) =>
    link(context, next).catch((error: unknown) => {
      throw error instanceof QuarterbookError ? new CarriedError(error) : error;
    });

const send = async (client: Client, call: GraphCall): Promise<Response> => {
  const request = client
    .api(call.path)
    .responseType(ResponseType.RAW)
    .headers(call.headers ?? {});
  const body = call.body ?? {};
  const methods = {
    GET: () => request.get(),
    POST: () => request.post(body),
    PATCH: () => request.patch(body),
    PUT: () => request.put(body),
    DELETE: () => request.delete(),
  };
  try {
    return (await methods[call.method]()) as Response;
  } catch (error) {
    throw unwrapped(error);
  }
};

const parseBody = async (response: Response, path: string): Promise<unknown> => {
  const text = await response.text().catch((cause: unknown) => {
    throw new QuarterbookError('unreachable', `The answer of Microsoft Graph to ${path} broke off`, {
      cause,
    });
  });
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    if (!response.ok) return null;
    throw new QuarterbookError(
      'unreadable',
      `Microsoft Graph answered ${path} with something that is not JSON`,
    );
  }
};

/** What may stand in a message: the path without its query, which can hold a delta token or a filter. */
const shown = (path: string): string => path.replace(/^https?:\/\/[^/]+/, '').split('?', 1)[0] ?? '';

/**
 * Graph over Microsoft's own client for its requests, with our own chain of middleware. Idempotent calls are repeated
 * when Graph asks for it; a POST never is.
 */
export const createGraph = (options: GraphOptions): Graph => {
  const { origin, root, version } = parseBaseUrl(options.baseUrl);
  const retry = { ...standardRetry, ...options.retry };
  const client = Client.initWithMiddleware({
    baseUrl: root,
    defaultVersion: version,
    middleware: chainOf([
      sayWhoWeAre,
      carried(authenticate(options.tokens, { origin, scope: `${origin}/.default` })),
      retryWhenSafe(retry),
      sendWith(options.fetch ?? globalThis.fetch, options.timeout ?? 30_000),
    ]),
  });
  const checked = async (call: GraphCall): Promise<Response> => {
    const response = await send(client, call);
    if (response.ok) return response;
    const path = shown(call.path);
    const retryAfter = retryAfterOf(response.headers, retry.now());
    const body = await parseBody(response, path);
    throw failureOf({ method: call.method, path, status: response.status, body, retryAfter });
  };
  return {
    baseUrl: `${root}/${version}`,
    wait: retry.wait,
    call: async call => {
      const response = await checked(call);
      return {
        status: response.status,
        headers: response.headers,
        body: await parseBody(response, shown(call.path)),
      };
    },
    bytes: async path => {
      try {
        return new Uint8Array(await (await checked({ method: 'GET', path })).arrayBuffer());
      } catch (error) {
        if (error instanceof QuarterbookError && error.code === 'not-found') return null;
        throw error;
      }
    },
  };
};
