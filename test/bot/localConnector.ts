import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Arrival, Behaviour } from '../contract/sender.ts';

const read = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** A connector on this machine: remembers what arrives, and answers posted messages as it is told. */
export const startConnector = async () => {
  const arrivals: Arrival[] = [];
  const told: { message: Behaviour; creation: Behaviour; gone: string | null; mostAtOnce: number } = {
    message: { status: 201, body: { id: 'activity-1' } },
    creation: { status: 201, body: { id: 'conversation-new' } },
    gone: null,
    mostAtOnce: 0,
  };
  const answer = async (request: IncomingMessage): Promise<Behaviour> => {
    const text = await read(request);
    arrivals.push({
      method: request.method ?? '',
      path: request.url ?? '',
      body: text === '' ? null : (JSON.parse(text) as unknown),
      authorization: request.headers.authorization,
    });
    if (request.url === '/v3/conversations') return told.creation;
    const isGone = told.gone !== null && (request.url ?? '').includes(told.gone);
    return isGone ? { status: 404 } : told.message;
  };
  let open = 0;
  const server = createServer((request, response) => {
    open += 1;
    told.mostAtOnce = Math.max(told.mostAtOnce, open);
    void answer(request).then(behaviour => {
      open -= 1;
      if (behaviour === 'break') {
        request.socket.destroy();
        return;
      }
      response.writeHead(behaviour.status, { 'content-type': 'application/json', ...behaviour.headers });
      response.end(behaviour.body === undefined ? '' : JSON.stringify(behaviour.body));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    told,
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
