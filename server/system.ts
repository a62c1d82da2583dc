import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hono } from 'hono';
import { createAbsences, createAnswering, createChase, createDeciding, createPace } from '../chase/index.ts';
import { freezeMeeting, freezePeriod, readFrozen } from '../store/index.ts';
import { createApp } from './app.ts';
import { createChanges } from './changes.ts';
import { createClock } from './clock.ts';
import type { ServerConfig } from './config.ts';
import { createConversation } from './conversation.ts';
import { createFrozenVersions } from './frozenVersions.ts';
import { createIdentity } from './identity.ts';
import { createKeepChases } from './keepChases.ts';
import {
  createHomeAccess,
  createHomeDirectory,
  createHomeLease,
  createHomeLedger,
  createKeeping,
} from './keeping.ts';
import type { Log } from './log.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { tellingAnswering, tellingDeciding, wakingNudge } from './telling.ts';

/** What everything else stands on: the register and who may read it, the ledger, the clock, answers and decisions. */
const createCore = (config: ServerConfig) => {
  const { graph, register, calendar } = createKeeping(config, new Date());
  const ledger = createHomeLedger(config);
  const changes = createChanges();
  const directory = createHomeDirectory(config, graph);
  const answering = tellingAnswering(createAnswering({ register, ledger }), changes);
  return {
    graph,
    register,
    calendar,
    ledger,
    changes,
    answering,
    deciding: tellingDeciding(createDeciding({ register, answering }), changes),
    access: createHomeAccess(config, graph),
    lease: createHomeLease(config),
    clock: createClock({ url: config.CLOCK_URL, realNow: () => new Date() }),
    // A pace that follows the wall clock would burst, or stand still, when that is set.
    pace: createPace({ realNow: () => performance.now(), sleep }),
    directory,
    absences: createAbsences(directory),
  };
};

/** The one process, wired and not started. */
export const createSystem = (config: ServerConfig, log: Log): { app: Hono; scheduler: Scheduler } => {
  const core = createCore(config);
  const { register, answering, access, clock } = core;
  const { sender, messages } = createConversation({ ...core, config, log });
  const chase = createChase({
    ...core,
    // With what was answered a moment ago: nobody is written to about that.
    register: {
      councils: () => register.councils(),
      snapshot: (council, at, reach) => answering.snapshot(council, at, reach),
    },
    sender,
    publicUrl: config.PUBLIC_URL,
    realNow: Date.now,
  });
  const keepChases = createKeepChases({ ...core, now: clock.now });
  const scheduler = createScheduler({ ...core, chase, keepChases, log, realNow: Date.now });
  const app = createApp({
    ...core,
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
    freeze: (snapshot, period) => freezePeriod(register, snapshot, period),
    freezeMeeting: (snapshot, meeting) => freezeMeeting(register, snapshot, meeting),
    readVersion: createFrozenVersions(
      (snapshot, { period, id }) => readFrozen(register, snapshot, { period, meeting: id }),
      Date.now,
    ),
    now: clock.now,
    nudge: wakingNudge(chase, scheduler, core.changes),
    messages,
    publicConfig: {
      officeJsUrl: config.OFFICE_JS_URL,
      apiClientId: config.API_CLIENT_ID,
      authority: config.ENTRA_AUTHORITY,
      tenants: config.TENANTS,
    },
    ready: scheduler.ready,
    load: () => ({ asKnownAt: register.asKnownAt(), graph: core.graph.load() }),
    pages: join(import.meta.dirname, '..'),
    log,
  });
  return { app, scheduler };
};
