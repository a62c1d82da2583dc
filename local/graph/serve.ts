import type { IncomingMessage } from 'node:http';
import { parseAddress, parseQuery } from './address.ts';
import { answer } from './answer.ts';
import { readDownload } from './drive.ts';
import { exchangeOf } from './exchange.ts';
import type { OnExchange } from './exchange.ts';
import type { Authorise, Graph, GraphRequest, Reply, Row } from './graph.ts';
import { findLocalDoor } from './localDoors.ts';
import type { LocalDoor } from './localDoors.ts';
import { Refusal, idsOf, invalidRequest, notImplemented, replyOf } from './refusal.ts';
import { headersOf, readBytes } from './wire.ts';

/** What stands after the host in every address of Graph's. */
export const version = '/v1.0';

const invalidToken = (): Refusal =>
  new Refusal(401, 'InvalidAuthenticationToken', {
    message: 'Access token is empty, expired or not for this service.',
    headers: {
      'WWW-Authenticate':
        'Bearer realm="", authorization_uri="", client_id="00000003-0000-0000-c000-000000000000"',
    },
  });

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

const openDoor = async (graph: Graph, door: LocalDoor, incoming: IncomingMessage): Promise<Reply> => {
  const text = new TextDecoder().decode(await readBytes(incoming));
  try {
    return door.open(graph, (text === '' ? {} : JSON.parse(text)) as Row);
  } catch (error) {
    throw error instanceof SyntaxError ? invalidRequest('That is no JSON.') : error;
  }
};

export type Hooks = { authorise: Authorise; onExchange: OnExchange | null };

/** Answers whatever comes over the wire: a request of Graph's, a download, or one of local Graph's own doors. */
export const serve = async (
  graph: Graph,
  { authorise, onExchange }: Hooks,
  incoming: IncomingMessage,
): Promise<Reply> => {
  const ids = idsOf(graph, headersOf(incoming)['client-request-id']);
  const idHeaders = { 'request-id': ids.requestId, 'client-request-id': ids.clientRequestId };
  const { method = 'GET', url = '' } = incoming;
  const door = findLocalDoor(method, url);
  let request: GraphRequest | null = null;
  const told = (reply: Reply): Reply => {
    // What nobody hears whole is no exchange.
    if (reply.cut === undefined) onExchange?.(exchangeOf(incoming, request, reply));
    return { ...reply, headers: { ...idHeaders, ...reply.headers } };
  };
  try {
    if (door) return told(await openDoor(graph, door, incoming));
    const download = method === 'GET' ? giveDownload(graph, url) : null;
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
