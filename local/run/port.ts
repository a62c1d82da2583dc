import { createServer } from 'node:net';
import type { Ports } from './settings.ts';

const listenOnce = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  });

/** The ports that somebody else listens on. */
export const listTakenPorts = async (ports: Ports): Promise<number[]> => {
  const all = Object.values(ports);
  const taken = await Promise.all(
    all.map(port =>
      listenOnce(port).then(
        () => false,
        () => true,
      ),
    ),
  );
  return all.filter((_, index) => taken[index]);
};

/** A free port for each part. Somebody else may take one before it is used; then its part says so. */
export const findFreePorts = async (): Promise<Ports> => {
  const free = (): Promise<number> => listenOnce(0);
  const [front, product, graph, entra, teams, tables, blobs] = await Promise.all([
    free(),
    free(),
    free(),
    free(),
    free(),
    free(),
    free(),
  ]);
  return { front, product, graph, entra, teams, tables, blobs };
};
