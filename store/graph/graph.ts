import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import type { TokenSource } from '../credential.ts';
import { QuarterbookError } from '../quarterbookError.ts';
import { authenticate, sayWhoWeAre } from './authentication.ts';
import { failureOf, retryAfterOf } from './failure.ts';
import { createGate, limitsOf, type Gate, type GraphLoad } from './gate.ts';
import { TurnOptions, type Order } from './order.ts';
import { readAnswer, shownPath } from './readAnswer.ts';
import { chainOf, type Link } from './request.ts';
import { retryWhenSafe, type RetryOptions } from './retry.ts';
import { takeTurn } from './takeTurn.ts';
import { CarriedError, sendWith, unwrapped, type Fetch } from './transport.ts';
import { unitsOf } from './units.ts';

export type GraphOptions = {
  /** With its version, `https://graph.microsoft.com/v1.0`. https only. */
  baseUrl: string;
  tokens: TokenSource;
  fetch?: Fetch;
  /** Milliseconds that one request may take. */
  timeout?: number;
  retry?: Partial<RetryOptions>;
  /** Requests on their way at once; 8 unless told. */
  atOnce?: number;
  /**
   * Resource units that SharePoint grants an application in a minute: 1,250 unless told, which is what the smallest
   * tenants have. @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
   */
  unitsPerMinute?: number;
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
  /** The same Graph, for calls that go in that order. Where nobody says, a call is an edit. */
  inOrder(order: Order): Graph;
  /**
   * Keeps the pause that a member of a batch was asked for, inside an outer answer of 200; false where its headers ask
   * for none.
   */
  keepPause(headers: Headers): boolean;
  /** Whether we are paused, who waits, and what was spent: for whoever looks after the service. */
  load(): GraphLoad;
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
  // What SharePoint counts by the minute is over within two.
  longestWait: 120,
};

/** A token that cannot be had is our own error already; it must get through the client unharmed. */
const carried =
  (link: Link): Link =>
  (context, next) =>
    link(context, next).catch((error: unknown) => {
      throw error instanceof QuarterbookError ? new CarriedError(error) : error;
    });

const send = async (client: Client, call: GraphCall, order: Order): Promise<Response> => {
  const request = client
    .api(call.path)
    .middlewareOptions([new TurnOptions({ order, units: unitsOf(call) })])
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

const createClient = (options: GraphOptions, retry: RetryOptions, gate: Gate): Client => {
  const { origin, root, version } = parseBaseUrl(options.baseUrl);
  return Client.initWithMiddleware({
    baseUrl: root,
    defaultVersion: version,
    middleware: chainOf([
      sayWhoWeAre,
      carried(authenticate(options.tokens, { origin, scope: `${origin}/.default` })),
      retryWhenSafe(retry),
      takeTurn(gate, retry.now),
      sendWith(options.fetch ?? globalThis.fetch, options.timeout ?? 30_000),
    ]),
  });
};

type Parts = { baseUrl: string; client: Client; retry: RetryOptions; gate: Gate };

const graphInOrder = (parts: Parts, order: Order): Graph => {
  const { baseUrl, client, retry, gate } = parts;
  const checked = async (call: GraphCall): Promise<Response> => {
    const response = await send(client, call, order);
    if (response.ok) return response;
    const path = shownPath(call.path);
    const retryAfter = retryAfterOf(response.headers, retry.now());
    const body = await readAnswer(response, path);
    throw failureOf({ method: call.method, path, status: response.status, body, retryAfter });
  };
  return {
    baseUrl,
    wait: retry.wait,
    inOrder: other => graphInOrder(parts, other),
    load: () => gate.load(),
    keepPause: headers => {
      const seconds = retryAfterOf(headers, retry.now());
      if (seconds !== undefined) gate.pause(order, seconds);
      return seconds !== undefined;
    },
    call: async call => {
      const response = await checked(call);
      const { status, headers } = response;
      return { status, headers, body: await readAnswer(response, shownPath(call.path)) };
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

/**
 * Graph over Microsoft's own client for its requests, with our own chain of middleware. Calls wait for their turn by their
 * order. Those that are safe to repeat are repeated when Graph asks for it; a POST never is.
 */
export const createGraph = (options: GraphOptions): Graph => {
  const { root, version } = parseBaseUrl(options.baseUrl);
  const retry = { ...standardRetry, ...options.retry };
  const { atOnce = 8, unitsPerMinute = 1250 } = options;
  const limits = limitsOf({ atOnce, unitsPerMinute, longestWait: retry.longestWait });
  const gate = createGate({ limits, wait: retry.wait, now: retry.now });
  const client = createClient(options, retry, gate);
  return graphInOrder({ baseUrl: `${root}/${version}`, client, retry, gate }, 'edit');
};
