import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { createAnswering, createChase, createPace } from '../chase/index.ts';
import { createDirectory } from '../store/index.ts';
import { createApp } from './app.ts';
import { createChanges } from './changes.ts';
import { createClock } from './clock.ts';
import type { ServerConfig } from './config.ts';
import { createConversation } from './conversation.ts';
import { createIdentity } from './identity.ts';
import { createHomeAccess, createHomeLedger, createKeeping } from './keeping.ts';
import type { Log } from './log.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { tellingAnswering } from './telling.ts';

export type Running = { url: string; stop: () => Promise<void> };

/** Between two looks at what is due, in milliseconds. */
const tickEvery = 2_000;

const cutAfter = 1_000;

const createSystem = (config: ServerConfig, log: Log) => {
  const { graph, register, calendar } = createKeeping(config, new Date());
  const ledger = createHomeLedger(config);
  const access = createHomeAccess(config, graph);
  const changes = createChanges();
  const clock = createClock({ url: config.CLOCK_URL, realNow: () => new Date() });
  const answering = tellingAnswering(createAnswering({ register, ledger }), changes);
  const pace = createPace({ realNow: Date.now, sleep });
  const { sender, messages } = createConversation({ config, register, answering, ledger, pace, clock, log });
  const directory = createDirectory({ graph, catalogueAppId: null, manifestId: config.BOT_APP_ID });
  const chase = createChase({ register, ledger, sender, directory, calendar, pace, realNow: Date.now });
  const scheduler = createScheduler({
    clock,
    register,
    answering,
    chase,
    calendar,
    changes,
    log,
    realNow: Date.now,
  });
  const app = createApp({
    identity: createIdentity({
      authority: config.ENTRA_AUTHORITY,
      tenants: config.TENANTS,
      apiClientId: config.API_CLIENT_ID,
    }),
    access: (person, authorization) => access.of(person, authorization.replace(/^Bearer /i, '')),
    reading: {
      councils: () => register.councils(),
      snapshot: (council, at, reach) => answering.snapshot(council, at, reach),
    },
    answering,
    now: clock.now,
    changes,
    messages,
    publicConfig: {
      officeJsUrl: config.OFFICE_JS_URL,
      apiClientId: config.API_CLIENT_ID,
      authority: config.ENTRA_AUTHORITY,
      tenants: config.TENANTS,
    },
    ready: scheduler.ready,
    load: () => ({ asKnownAt: register.asKnownAt(), graph: graph.load() }),
    pages: join(import.meta.dirname, '..'),
    log,
  });
  return { app, scheduler };
};

/** Ticks until stopped, and then waits for what is under way. */
const keepTicking = (scheduler: Scheduler): (() => Promise<void>) => {
  const ending = new AbortController();
  const loop = (async () => {
    while (!ending.signal.aborted) {
      await scheduler.tick();
      await sleep(tickEvery, undefined, { signal: ending.signal }).catch(() => undefined);
    }
    await scheduler.settled();
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
