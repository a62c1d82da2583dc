import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

export type FrontServer = { stop: () => Promise<void> };

const hosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A page of another site may neither reach us under a name of its own nor post to us from a form of its own. */
const isFromHere = ({ headers, method }: IncomingMessage): boolean => {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  if (!hosts.has(host)) return false;
  if (method === 'GET' || method === 'HEAD' || headers.origin === undefined) return true;
  return headers.origin === `http://${headers.host}`;
};

const refuse = (response: ServerResponse, status: number, title: string): void => {
  response
    .writeHead(status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify({ status, title }));
};

/** Passes a request on as it is, and the answer as it comes, so that a stream of events stays one. */
const passOn = (incoming: IncomingMessage, outgoing: ServerResponse, port: number): void => {
  const passed = request(
    { host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers: incoming.headers },
    answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      outgoing.flushHeaders();
      answer.pipe(outgoing);
    },
  );
  passed.once('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else refuse(outgoing, 502, 'Quarterbook is not answering.');
  });
  outgoing.once('close', () => passed.destroy());
  incoming.pipe(passed);
};

const isLocal = (url: string): boolean => /^\/local(?:[/?]|$)/.test(url);

/** The one origin that browsers see: `/local` is answered here, everything else is the product's. */
export const startFrontServer = async (
  app: Hono,
  ports: { front: number; product: number },
): Promise<FrontServer> => {
  const listener = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => {
    const url = incoming.url ?? '/';
    if (url === '/') outgoing.writeHead(302, { location: '/local/' }).end();
    else if (!isLocal(url)) passOn(incoming, outgoing, ports.product);
    else if (isFromHere(incoming)) void listener(incoming, outgoing);
    else refuse(outgoing, 403, 'This address answers only pages of this machine.');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(ports.front, '127.0.0.1', resolve);
  });
  return {
    stop: () =>
      new Promise(resolve => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
