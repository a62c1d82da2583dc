import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import type { ServerConfig } from './config.ts';
import type { Log } from './log.ts';
import type { Scheduler } from './scheduler.ts';
import { createSystem } from './system.ts';

export type Running = { url: string; stop: () => Promise<void> };

/** Between two looks at what is due, in milliseconds. */
const tickEvery = 2_000;

const cutAfter = 1_000;

/** Ticks until stopped, and then waits for what is under way. */
const keepTicking = (scheduler: Scheduler): (() => Promise<void>) => {
  const ending = new AbortController();
  const loop = (async () => {
    while (!ending.signal.aborted) {
      await scheduler.tick();
      await sleep(tickEvery, undefined, { signal: ending.signal }).catch(() => undefined);
    }
    await scheduler.stop();
  })();
  return async () => {
    ending.abort();
    await loop;
  };
};

/** Starts the one process. Resolves once it listens; `/ready` tells when the register has been read. */
export const start = async (config: ServerConfig, log: Log): Promise<Running> => {
  const { app, scheduler } = createSystem(config, log);
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const opened = serve({ fetch: app.fetch, port: config.PORT, hostname: config.HOST }, () =>
      resolve(opened),
    );
    opened.once('error', reject);
  });
  const stopTicking = keepTicking(scheduler);
  log('listening', { host: config.HOST, port: config.PORT, publicUrl: config.PUBLIC_URL });
  return {
    url: `http://${config.HOST}:${config.PORT}`,
    stop: async () => {
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      // Streams of changes would keep it open for ever; requests have this long to end.
      const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), cutAfter);
      await Promise.all([closed, stopTicking()]);
      clearTimeout(cut);
      log('stopped');
    },
  };
};
