import { ConnectorClient } from 'botframework-connector';
import type { Pace } from '../chase/index.ts';
import { isServiceHost } from './serviceHosts.ts';
import { connectorScope, type TokenSource } from './tokenSource.ts';

/** A client of Teams' connector at a service address. Throws `UnlistedAddress` for one that is not on the list. */
export type Connector = (serviceUrl: string) => ConnectorClient;

export type ConnectorParts = {
  tokens: TokenSource;
  pace: Pace;
  /** Which queue its requests wait in. */
  kind: 'answer' | 'chase';
  serviceHosts: readonly string[];
  /** After so many seconds without a response the outcome of a request is unknown. */
  timeoutSeconds?: number;
};

/** No token could be had, so nothing was sent. */
export class TokenFailure extends Error {
  constructor(cause: unknown) {
    super('no access token for the connector', { cause });
  }
}

/** Our token does not go there, so nothing was sent. */
export class UnlistedAddress extends Error {
  constructor() {
    super('that service address is not on the list');
  }
}

type Request = { url: string; abortSignal?: AbortSignal };
type Policy<R extends Request> = {
  name: string;
  sendRequest(request: R, next: (request: R) => Promise<unknown>): Promise<unknown>;
};
type Pipeline = {
  removePolicy(which: { name: string }): unknown[];
  addPolicy(policy: Policy<Request>): void;
};

/** The SDK keeps its pipeline private; a version that hides it elsewhere must not pass unnoticed. */
const pipelineOf = (client: ConnectorClient): Pipeline => {
  const { client: inner } = client as unknown as { client?: { pipeline?: Pipeline } };
  if (!inner?.pipeline) throw new Error('this version of botframework-connector has no pipeline to mend');
  return inner.pipeline;
};

const credentials = (tokens: TokenSource): ConstructorParameters<typeof ConnectorClient>[0] => ({
  signRequest: async request => {
    const token = await tokens.token(connectorScope).catch((error: unknown) => {
      throw new TokenFailure(error);
    });
    request.headers.set('authorization', `Bearer ${token}`);
    return request;
  },
});

/** Requests into one conversation go one after another, whatever they are for. */
const inItsTurn = <T>(pace: Pace, url: string, request: () => Promise<T>): Promise<T> => {
  const [, conversation] = /\/v3\/conversations\/([^/?]+)\//.exec(url) ?? [];
  return conversation === undefined ? request() : pace.alone(conversation, request);
};

/**
 * Connector clients that send every request once. The SDK repeats POSTs on 5xx, 408 and broken connections, which
 * delivers messages twice; `noRetryPolicy` is ignored, so its retry policy is taken out of the pipeline
 * (https://github.com/microsoft/botbuilder-js, 4.23). Every request waits for its turn in the pace.
 */
export const createConnector =
  ({ tokens, pace, kind, serviceHosts, timeoutSeconds = 15 }: ConnectorParts): Connector =>
  serviceUrl => {
    if (!isServiceHost(serviceUrl, serviceHosts)) throw new UnlistedAddress();
    const client = new ConnectorClient(credentials(tokens), { baseUri: serviceUrl });
    const pipeline = pipelineOf(client);
    const removed = pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    if (removed.length === 0)
      throw new Error('this version of botframework-connector has another retry policy');
    pipeline.addPolicy({
      name: 'quarterbookPace',
      sendRequest: (request, next) =>
        inItsTurn(pace, request.url, async () => {
          await pace.turn(kind);
          request.abortSignal = AbortSignal.timeout(timeoutSeconds * 1000);
          return next(request);
        }),
    });
    return client;
  };
