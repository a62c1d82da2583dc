import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createAbsences,
  createAnswering,
  createChase,
  createDeciding,
  createPace,
  type Outcome,
} from '../../chase/index.ts';
import type { Reach, Snapshot } from '../../register/index.ts';
import { createApp } from '../../server/app.ts';
import { createChanges } from '../../server/changes.ts';
import { createIdentity } from '../../server/identity.ts';
import { tellingAnswering, tellingDeciding, wakingNudge } from '../../server/telling.ts';
import type { ServerLoad } from '../../server/wire.ts';
import { freezeMeeting, freezePeriod, readFrozen } from '../../store/index.ts';
import { memoryDirectory } from '../chase/memoryDirectory.ts';
import { memoryLedger } from '../chase/memoryLedger.ts';
import { memoryRegister } from '../chase/memoryRegister.ts';
import { england } from '../register/madeSnapshot.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';
import { apiClientId, authority, createSigning, tenant } from './signing.ts';

/** Pages as they are built, in small. */
export const smallPages = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-pages-'));
  mkdirSync(join(folder, 'tab/dist/assets'), { recursive: true });
  writeFileSync(join(folder, 'tab/dist/index.html'), '<!doctype html><title>Tab</title>');
  writeFileSync(join(folder, 'tab/dist/assets/index-a1b2.js'), `console.log(${'1,'.repeat(2000)}1)`);
  return folder;
};

/** Nothing on its way and nobody waiting. */
export const quietGraph: ServerLoad['graph'] = {
  inFlight: 0,
  waiting: { answer: 0, edit: 0, delta: 0, projection: 0 },
  pausedUntil: { answer: null, edit: null, delta: null, projection: null },
  unitsLastMinute: 14,
};

/** What SharePoint says of a person; null where they may read nothing. May throw. */
export type Access = (entraId: string) => Reach | null;

/** The whole app on the sample register, 2 October 2024, without a port to listen on. */
export const openOffice = async (
  start: Snapshot = sampleSnapshot(),
  mayRead: Access = () => 'all',
  pages = smallPages(),
) => {
  const signing = await createSigning();
  const { register, state, files } = memoryRegister(start);
  const { ledger } = memoryLedger();
  const people = memoryDirectory();
  const changes = createChanges();
  const answering = tellingAnswering(createAnswering({ register, ledger }), changes);
  const logged: { event: string; facts: unknown }[] = [];
  const clock = { now: '2024-10-02T08:30:00Z', ready: true };
  const teams = { outcome: { kind: 'accepted', activityId: 'a', conversationId: 'c' } as Outcome, woken: 0 };
  /** How it stands with Graph, as `/ready` says. */
  const held = { graph: quietGraph };
  const absences = createAbsences(people.directory);
  const chase = createChase({
    register,
    ledger,
    sender: { send: async () => teams.outcome },
    directory: people.directory,
    lease: { isHeld: () => true },
    calendar: england,
    pace: createPace({ perSecond: 1e6, realNow: Date.now, sleep: async () => undefined }),
    realNow: Date.now,
    publicUrl: 'https://quarterbook.council.example',
    absences,
  });
  const app = createApp({
    identity: createIdentity({ authority, tenants: [tenant], apiClientId, fetch: signing.fetch }),
    access: async person => mayRead(person.entraId),
    reading: {
      councils: () => register.councils(),
      snapshot: (council, at, reach) => answering.snapshot(council, at, reach),
    },
    answering,
    deciding: tellingDeciding(createDeciding({ register, answering }), changes),
    ledger,
    register,
    calendar: england,
    directory: people.directory,
    absences,
    nudge: wakingNudge(chase, { wake: () => (teams.woken += 1) }, changes),
    freeze: (snapshot, period) => freezePeriod(register, snapshot, period),
    freezeMeeting: (snapshot, meeting) => freezeMeeting(register, snapshot, meeting),
    readVersion: (snapshot, { period, id }) => readFrozen(register, snapshot, { period, meeting: id }),
    now: () => clock.now,
    changes,
    messages: async () => ({ status: 401, body: null }),
    publicConfig: {
      officeJsUrl: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
      apiClientId,
      authority,
      tenants: [tenant],
    },
    ready: () => clock.ready,
    load: () => ({ asKnownAt: clock.now, graph: held.graph }),
    pages,
    log: (event, facts) => logged.push({ event, facts }),
  });
  const as = async (entraId: string): Promise<Record<string, string>> => ({
    Authorization: `Bearer ${await signing.token({ oid: entraId })}`,
  });
  const holderOf = (post: string): string => {
    const person = start.people.find(each => each.posts.includes(post));
    if (!person) throw new Error(`nobody holds ${post}`);
    return person.entraId;
  };
  return {
    app,
    held,
    signing,
    state,
    files,
    ledger,
    people,
    teams,
    chase,
    changes,
    clock,
    logged,
    as,
    holderOf,
  };
};
