import { request as httpsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';
import type { Graph, Row } from './graph.ts';
import { textIn } from './requestBody.ts';

type Post = { url: string; body: string; contentType: string; patience: number };

export type Heard = { status: number; contentType: string; text: string };

const nobodyHeard: Heard = { status: 0, contentType: '', text: '' };

/** Sends something to a receiver on this machine. Whoever does not answer, or not in time, is answered for with status 0. */
export const post = (trusted: string | null, { url, body, contentType, patience }: Post): Promise<Heard> =>
  new Promise(resolve => {
    const outgoing = httpsRequest(
      url,
      {
        method: 'POST',
        headers: { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(patience),
        ...(trusted === null ? {} : { ca: [...rootCertificates, trusted] }),
      },
      incoming => {
        const parts: Buffer[] = [];
        incoming.on('data', (part: Buffer) => parts.push(part));
        incoming.once('error', () => {
          resolve(nobodyHeard);
        });
        incoming.once('end', () => {
          resolve({
            status: incoming.statusCode ?? 0,
            contentType: incoming.headers['content-type'] ?? '',
            text: Buffer.concat(parts).toString(),
          });
        });
      },
    );
    outgoing.once('error', () => {
      resolve(nobodyHeard);
    });
    outgoing.end(body);
  });

/** Local Graph calls nobody outside this machine. */
export const isOnThisMachine = (url: string): boolean =>
  URL.canParse(url) &&
  new URL(url).protocol === 'https:' &&
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

/** Of a list it says that something changed there, never what. https://learn.microsoft.com/graph/api/resources/changenotification */
const notificationOf = (subscription: Row): Row => ({
  subscriptionId: subscription['id'],
  clientState: textIn(subscription, 'secret') || null,
  changeType: 'updated',
  resource: subscription['resource'],
  subscriptionExpirationDateTime: subscription['expires'],
  tenantId: '00000000-0000-0000-0000-000000000000',
  resourceData: null,
});

const deliver = async (graph: Graph, subscription: Row): Promise<void> => {
  const body = JSON.stringify({ value: [notificationOf(subscription)] });
  const url = textIn(subscription, 'url');
  for (let attempt = 0; attempt < graph.behaviour.notificationAttempts; attempt += 1) {
    const { status } = await post(graph.trusted, {
      url,
      body,
      contentType: 'application/json; charset=utf-8',
      patience: graph.behaviour.validationPatience,
    });
    if (status >= 200 && status < 300) return;
  }
};

/** Tells whoever subscribed to a list that it changed, some time after the change was answered. */
export const announceChange = (graph: Graph, listId: string): void => {
  const subscriptions = graph.database.all('select * from subscriptions where list_id = ? and expires > ?', [
    listId,
    graph.now().toISOString(),
  ]);
  for (const subscription of subscriptions) void deliver(graph, subscription);
};
