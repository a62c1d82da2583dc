import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { extname, join } from 'node:path';
import type { PublicConfig, RegisterView } from '../../server/client.ts';

const dist = join(import.meta.dirname, '../../tab/dist');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.png': 'image/png' };

/** A parent frame that speaks TeamsJS: the handshake, the context, a token, and changes of theme. */
export const hostPage = `<!doctype html><html lang="en"><title>Host</title>
<style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%;display:block}</style>
<iframe title="Register" name="tab"></iframe>
<script>
const given = new URLSearchParams(location.search);
const frame = document.querySelector('iframe');
const runtime = JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: {} });
window.heard = [];
const answers = {
  initialize: () => ['content', 'web', runtime, '2.58.0'],
  getContext: () => [{ theme: given.get('theme') ?? 'default', locale: 'en-gb', entityId: 'register',
    subEntityId: given.get('sub') ?? '', frameContext: 'content', hostName: 'Teams', sessionId: 's',
    hostClientType: 'web', userObjectId: 'u', tid: 't' }],
  'authentication.getAuthToken': () => window.refuses ? [false, 'interaction_required'] : [true, given.get('token') ?? 'token-from-teams'],
};
addEventListener('message', ({ data, source }) => {
  if (source !== frame.contentWindow || !data || !data.func) return;
  window.heard.push(data.func);
  const answer = answers[data.func];
  if (answer) source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args: answer() }, location.origin);
});
window.changeTheme = theme => frame.contentWindow.postMessage({ func: 'themeChange', args: [theme] }, location.origin);
frame.src = '/tab/' + (given.get('query') ?? '');
</script></html>`;

export const publicConfig: PublicConfig = {
  officeJsUrl: '',
  apiClientId: 'a1c0ffee-0000-4000-8000-000000000001',
  authority: 'https://entra.test',
  tenants: ['7e1f0f5e-5d1c-4c6b-9a36-3d1f2c2a9b10'],
};

/** Bytes of a built file as a server sends it, compressed. */
export const sizeAsSent = (path: string): number =>
  gzipSync(readFileSync(join(dist, path.replace('/tab/', '')))).length;

export type TabServer = {
  origin: string;
  /** Replaces what the register holds, and tells open pages. */
  change: (view: RegisterView) => void;
  /** Answers the register with this status until told otherwise; null is normal. */
  refuse: (status: number | null) => void;
  /** Requests for the register since the start, with their tokens. */
  asked: () => string[];
  close: () => Promise<void>;
};

/**
 * The built page as the product serves it, with a register that the test holds in its hand.
 *
 * @param item what is answered about one item by its key; undefined is "no such item"
 */
export const startTabServer = async (
  first: RegisterView,
  item: (key: string) => object | undefined = () => undefined,
): Promise<TabServer> => {
  let view = first;
  let refusal: number | null = null;
  const asked: string[] = [];
  const streams = new Set<ServerResponse>();

  const sendRegister = (request: IncomingMessage, response: ServerResponse): void => {
    asked.push(request.headers.authorization ?? '');
    if (refusal !== null) {
      const problem = { type: 'about:blank', title: 'No', status: refusal, detail: 'No.', code: 'refused' };
      response
        .writeHead(refusal, { 'Content-Type': 'application/problem+json' })
        .end(JSON.stringify(problem));
      return;
    }
    if (request.headers['if-none-match'] === view.etag) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(view));
  };

  const sendItem = (key: string, response: ServerResponse): void => {
    const found = item(key);
    if (found) response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(found));
    else response.writeHead(404).end();
  };

  const sendFile = (path: string, response: ServerResponse): void => {
    const file = join(dist, path === '/tab/' ? 'index.html' : path.replace('/tab/', ''));
    if (!existsSync(file)) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'Content-Type': types[extname(file)] ?? 'text/plain' })
        .end(readFileSync(file));
  };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/host') response.writeHead(200, { 'Content-Type': 'text/html' }).end(hostPage);
    else if (pathname === '/config.json')
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(publicConfig));
    else if (pathname === '/api/register') sendRegister(request, response);
    else if (pathname.startsWith('/api/items/'))
      sendItem(decodeURIComponent(pathname.replace('/api/items/', '')), response);
    else if (pathname === '/api/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': open\n\n');
      streams.add(response);
      request.on('close', () => streams.delete(response));
    } else sendFile(pathname, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${port}`,
    change: next => {
      view = next;
      for (const stream of streams) stream.write('event: changed\ndata: {"council":"kings-lynn"}\n\n');
    },
    refuse: status => {
      refusal = status;
    },
    asked: () => asked,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
