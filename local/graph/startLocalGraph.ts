import { randomUUID } from 'node:crypto';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseAddress, parseQuery } from './address.ts';
import { answer, idsOf } from './answer.ts';
import { harshBehaviour } from './behaviour.ts';
import type { Behaviour } from './behaviour.ts';
import { openDatabase } from './database.ts';
import { readDownload } from './drive.ts';
import { exchangeOf } from './exchange.ts';
import type { OnExchange } from './exchange.ts';
import type {
  Authorise,
  DirectoryPerson,
  Graph,
  GraphRequest,
  Installation,
  Reply,
  TeamsApp,
} from './graph.ts';
import { recordFromEnvironment } from './recordExchanges.ts';
import { Refusal, notImplemented, replyOf } from './refusal.ts';
import { ensureSite } from './sites.ts';

export type LocalGraphOptions = {
  /** 0 takes any free one. Listens on 127.0.0.1 alone. */
  port: number;
  /** Where everything is kept; null keeps it in memory. */
  data: string | null;
  tls: { key: string; cert: string };
  authorise: Authorise;
  people: readonly DirectoryPerson[];
  /** Of the tenant's SharePoint; the register's site is `/sites/Quarterbook` there. */
  siteHost?: string;
  teamsApps?: readonly TeamsApp[];
  behaviour?: Partial<Behaviour>;
  /** What is written as created and modified. */
  now?: () => Date;
  /** Told after an app was installed for a person through Graph, and after it was taken away. */
  onInstall?: (installation: Installation) => void | Promise<void>;
  onUninstall?: (installation: Installation) => void | Promise<void>;
  /** Told of each request with its answer; a batch is one. By default as `LOCAL_GRAPH_RECORD` says. */
  onExchange?: OnExchange | null;
};

export type LocalGraph = {
  /** `https://localhost:N/v1.0`. */
  url: string;
  close(): Promise<void>;
};

const bodyLimit = 60 * 1024 * 1024;

const readBytes = async (incoming: IncomingMessage): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimit)
      throw new Refusal(413, 'BadRequest', { message: 'The request body is too large.' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const headersOf = (incoming: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );

const jsonType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

const write = (outgoing: ServerResponse, reply: Reply): void => {
  const { status, headers = {}, body } = reply;
  if (body === undefined) {
    outgoing.writeHead(status, headers).end();
  } else if (body instanceof Uint8Array) {
    outgoing.writeHead(status, { ...headers, 'Content-Length': String(body.length) }).end(body);
  } else {
    outgoing.writeHead(status, { 'Content-Type': jsonType, ...headers }).end(JSON.stringify(body));
  }
};

const invalidToken = (): Refusal =>
  new Refusal(401, 'InvalidAuthenticationToken', {
    message: 'Access token is empty, expired or not for this service.',
    headers: {
      'WWW-Authenticate':
        'Bearer realm="", authorization_uri="", client_id="00000003-0000-0000-c000-000000000000"',
    },
  });

const version = '/v1.0';

const letIn = async (incoming: IncomingMessage, authorise: Authorise): Promise<GraphRequest> => {
  const [rawPath = '', query = ''] = (incoming.url ?? '').split('?', 2);
  const method = incoming.method ?? 'GET';
  const caller = await authorise({
    authorization: incoming.headers.authorization ?? null,
    method,
    path: rawPath,
  });
  if (!caller) throw invalidToken();
  if (rawPath !== version && !rawPath.startsWith(`${version}/`)) throw notImplemented(`${method} ${rawPath}`);
  const path = rawPath.slice(version.length);
  return {
    method,
    path,
    segments: parseAddress(path),
    query: parseQuery(new URLSearchParams(query)),
    headers: headersOf(incoming),
    bytes: await readBytes(incoming),
    caller,
  };
};

const giveDownload = (graph: Graph, url: string): Reply | null => {
  const ticket = /^\/download\/(?<ticket>[\w-]+)$/.exec(url)?.groups?.['ticket'];
  if (ticket === undefined) return null;
  const file = readDownload(graph, ticket);
  return file
    ? { status: 200, headers: { 'Content-Type': file.type }, body: file.bytes }
    : {
        status: 404,
        body: { error: { code: 'itemNotFound', message: 'That address is not good any more.' } },
      };
};

type Hooks = { authorise: Authorise; onExchange: OnExchange | null };

const serve = async (
  graph: Graph,
  { authorise, onExchange }: Hooks,
  incoming: IncomingMessage,
): Promise<Reply> => {
  const ids = idsOf(graph, headersOf(incoming)['client-request-id']);
  const idHeaders = { 'request-id': ids.requestId, 'client-request-id': ids.clientRequestId };
  let request: GraphRequest | null = null;
  const told = (reply: Reply): Reply => {
    onExchange?.(exchangeOf(incoming, request, reply));
    return { ...reply, headers: { ...idHeaders, ...reply.headers } };
  };
  try {
    const download = incoming.method === 'GET' ? giveDownload(graph, incoming.url ?? '') : null;
    return told(download ?? (await answer(graph, ids, (request = await letIn(incoming, authorise)))));
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(error);
    const refusal =
      error instanceof Refusal
        ? error
        : new Refusal(500, 'generalException', { message: 'An unspecified error has occurred.' });
    return told(replyOf(refusal, ids));
  }
};

const quarterbookApp: TeamsApp = {
  id: 'ca7a1060-0000-4000-8000-000000000003',
  externalId: 'b07c0ffe-0000-4000-8000-000000000002',
  displayName: 'Quarterbook',
};

const makeGraph = (options: LocalGraphOptions): Graph => ({
  base: '',
  origin: '',
  database: openDatabase(options.data, randomUUID),
  people: options.people,
  teamsApps: options.teamsApps ?? [quarterbookApp],
  behaviour: { ...harshBehaviour, ...options.behaviour },
  now: options.now ?? (() => new Date()),
  onInstall: options.onInstall ?? (() => undefined),
  onUninstall: options.onUninstall ?? (() => undefined),
  downloads: new Map(),
});

/**
 * Starts Graph over https on this machine, with the tenant's root site and the register's; both are made once, lists
 * are the clients'. Rejects where the port is taken.
 */
export const startLocalGraph = async (options: LocalGraphOptions): Promise<LocalGraph> => {
  const graph = makeGraph(options);
  const host = options.siteHost ?? 'kingslynn.sharepoint.local';
  ensureSite(graph, { host, path: '', displayName: 'Communication site' });
  ensureSite(graph, { host, path: '/sites/Quarterbook', displayName: 'Quarterbook' });
  const { authorise, onExchange = recordFromEnvironment() } = options;
  const server = createServer(options.tls, (incoming, outgoing) => {
    void serve(graph, { authorise, onExchange }, incoming).then(reply => {
      write(outgoing, reply);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  graph.origin = `https://localhost:${port}`;
  graph.base = `${graph.origin}${version}`;
  return {
    url: graph.base,
    close: () =>
      new Promise(resolve => {
        server.close(() => {
          graph.database.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
