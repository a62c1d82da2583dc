import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureAuthority } from '../../local/authority/index.ts';

/** A storage account that takes every request and never answers one; with `begins` it begins to, and stops. */
export const startSilentStorage = async ({ begins = false } = {}) => {
  const home = await mkdtemp(join(tmpdir(), 'quarterbook-'));
  const { server: tls, caPem } = await ensureAuthority(home);
  const asked: string[] = [];
  const server = createServer(tls, (request, response) => {
    asked.push(`${request.method ?? ''} ${new URL(request.url ?? '', 'https://localhost').pathname}`);
    if (!begins) return;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{');
  });
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}/account?sig=secret`,
    origin: `https://localhost:${port}`,
    ca: caPem,
    asked,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>(resolve => server.close(() => resolve()));
      await rm(home, { recursive: true, force: true });
    },
  };
};
