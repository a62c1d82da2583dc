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
  const told: { message: Behaviour; creation: Behaviour } = {
    message: { status: 201, body: { id: 'activity-1' } },
    creation: { status: 201, body: { id: 'conversation-new' } },
  };
  const answer = async (request: IncomingMessage): Promise<Behaviour> => {
    const text = await read(request);
    arrivals.push({
      method: request.method ?? '',
      path: request.url ?? '',
      body: text === '' ? null : (JSON.parse(text) as unknown),
      authorization: request.headers.authorization,
    });
    return request.url === '/v3/conversations' ? told.creation : told.message;
  };
  const server = createServer((request, response) => {
    void answer(request).then(behaviour => {
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
