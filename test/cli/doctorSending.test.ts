import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ConversationReference, Ledger, Outcome, RejectionCode } from '../../chase/index.ts';
import { clockRoutes, createLocalClock, type LocalClock } from '../../local/clock/index.ts';
import type { TeamsApp } from '../../local/graph/index.ts';
import { findFreePorts } from '../../local/run/port.ts';
import { startBlobs, startTables, type Storage } from '../../local/run/storage.ts';
import { createLedger, createSendingLease } from '../../store/index.ts';
import { openOffice, quietGraph } from '../server/office.ts';
import { botAppId, tenant } from '../server/signing.ts';
import { openCouncil } from './council.ts';

type Finding = { check: string; ok: boolean; says: string };

const mailbox = 'quarterbook@council.example';
const app: TeamsApp = {
  id: 'ca7a1060-0000-4000-8000-000000000003',
  externalId: botAppId,
  displayName: 'Quarterbook',
};
/** Lists that Entra and Graph look into each time: an administrator changes them. */
const graphRoles: string[] = [];
const teamsApps: TeamsApp[] = [];
const allRoles = [
  'Sites.Selected',
  'AppCatalog.Read.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'User.Read.All',
  'MailboxSettings.Read',
  'Mail.Send',
];

let council: Awaited<ReturnType<typeof openCouncil>>;
let tables: Storage;
let blobs: Storage;
let ledger: Ledger;
let clock: LocalClock;
let env: Record<string, string>;
const stops: (() => unknown)[] = [];

const listen = (fetch: Parameters<typeof serve>[0]['fetch']): Promise<string> =>
  new Promise(resolve => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://localhost:${port}`),
    );
    stops.push(() => server.close());
  });

const asUsual = () => {
  graphRoles.splice(0, Infinity, ...allRoles);
  teamsApps.splice(0, Infinity, app);
};

beforeAll(async () => {
  asUsual();
  const people = [
    { entraId: '3a11b0c5-0000-4000-8000-000000000005', displayName: 'Quarterbook', mail: mailbox },
  ];
  council = await openCouncil({ graphRoles, teamsApps, people });
  const { server: tls, caPem } = council.authority;
  const ports = await findFreePorts();
  const where = { home: council.folder, tls, caPem };
  [tables, blobs] = await Promise.all([
    startTables({ ...where, port: ports.tables }),
    startBlobs({ ...where, port: ports.blobs }),
  ]);
  ledger = createLedger({
    tablesUrl: tables.url,
    tenant,
    transport: { tlsOptions: { ca: caPem } },
  });
  clock = createLocalClock(join(council.folder, 'clock.json'), Date.now);
  env = {
    BOT_APP_ID: botAppId,
    TABLES_URL: tables.url,
    BLOBS_URL: blobs.url,
    MAIL_FROM: mailbox,
    CLOCK_URL: `${await listen(clockRoutes(clock).fetch)}/`,
  };
  await council.type(['provision']);
  await council.type(['import', 'sample.json']);
}, 180_000);

afterEach(asUsual);
afterAll(async () => {
  for (const stop of stops) stop();
  await council.close();
  await Promise.all([tables.child.stop(), blobs.child.stop()]);
});

const doctor = async (other: Record<string, string> = {}): Promise<Finding[]> =>
  JSON.parse((await council.type(['doctor', '--json'], { ...env, ...other })).out) as Finding[];

const failing = (findings: Finding[]): string[] => findings.flatMap(({ check, ok }) => (ok ? [] : [check]));
const saysOf = (findings: Finding[], check: string): string =>
  findings.find(one => one.check === check)?.says ?? 'nothing';

/** That check and no other has something to mend. */
const failsAlone = async (check: string, other: Record<string, string> = {}): Promise<string> => {
  const findings = await doctor(other);
  expect(failing(findings)).toEqual([check]);
  return saysOf(findings, check);
};

const settleFor = async (entraId: string, day: string, outcome: Outcome): Promise<void> => {
  const key = `${day}_${entraId}`;
  const recipient = { entraId, post: 'Car Parks Manager' };
  const message = { key, council: 'kings-lynn', recipient, day, steps: [], reason: 'One item is due.' };
  await ledger.insertOnce(message, `${day}T08:00:00Z`);
  const claim = await ledger.claim(key, 60);
  if (claim) await ledger.settle(claim, outcome);
};
const refusal = (code: RejectionCode): Outcome => ({ kind: 'rejected', code, status: 403, retryAfter: null });

const reference = (entraId: string, serviceUrl: string): ConversationReference => ({
  entraId,
  tenantId: tenant,
  conversationId: `a:${entraId}`,
  serviceUrl,
  userId: `29:${entraId}`,
  botId: `28:${botAppId}`,
});
const writes = async (entraId: string, wroteAt: string): Promise<void> =>
  ledger.saveReference({ ...reference(entraId, 'https://smba.trafficmanager.net/uk/'), wroteAt });

describe('with all as it should be', () => {
  test('is good, and each thing that sending stands on is named', async () => {
    const lease = createSendingLease({
      blobsUrl: blobs.url,
      tenant,
      transport: { tlsOptions: { ca: council.authority.caPem } },
    });
    expect(await lease.hold()).toBe(true);
    const findings = await doctor();
    expect(failing(findings)).toEqual([]);
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['permissions', 'app', 'recipients', 'e-mail', 'lease', 'service hosts']),
    );
    expect(saysOf(findings, 'lease')).toBe('A server has the right to send.');
    expect(saysOf(findings, 'e-mail')).toBe(`Letters can be sent from ${mailbox}.`);
    expect(saysOf(findings, 'service hosts')).toContain('https://smba.trafficmanager.net/teams/');
    expect(lease.isHeld()).toBe(true);
    await lease.release();
  }, 60_000);

  test('needs nothing of it where only the lists are read', async () => {
    const { out, code } = await council.type(['doctor']);
    expect(out).toContain('Good  app: Not set (BOT_APP_ID)');
    expect(out).toContain('Good  e-mail: Not set (MAIL_FROM)');
    expect(code).toBe(0);
  }, 60_000);
});

/** On a Saturday, when nothing is to go out and nobody needs the lease. */
describe('with one thing broken', () => {
  beforeAll(() => {
    clock.step({ to: '2024-10-05' });
  });

  test('names each permission that the token lacks, and what it is for', async () => {
    graphRoles.splice(0, Infinity, 'Sites.Selected', 'AppCatalog.Read.All', 'Mail.Send');
    const says = await failsAlone('permissions');
    expect(says).toContain('TeamsAppInstallation.ReadWriteSelfForUser.All (installing it for a person)');
    expect(says).toContain('User.Read.All');
    expect(says).toContain('MailboxSettings.Read');
    expect(says).not.toContain('AppCatalog');
  }, 60_000);

  test('does not blame the app where nobody may look into the catalogue', async () => {
    graphRoles.splice(graphRoles.indexOf('AppCatalog.Read.All'), 1);
    expect(await failsAlone('permissions')).toContain('AppCatalog.Read.All');
  }, 60_000);

  test('an app that is not in the catalogue', async () => {
    teamsApps.length = 0;
    expect(await failsAlone('app')).toContain(`has no app ${botAppId}. Upload the Teams app package`);
  }, 60_000);

  test('an app that Teams does not let be installed, until they have it and write', async () => {
    await settleFor('parks', '2024-10-04', refusal('not-installed'));
    expect(await failsAlone('app')).toContain('1 person not reached: the app is not installed');
    await writes('parks', '2024-10-05T08:00:00Z');
    expect(failing(await doctor())).toEqual([]);
  }, 90_000);

  test('people who blocked the bot or have no address', async () => {
    await settleFor('planning', '2024-10-05', refusal('blocked'));
    await settleFor('housing', '2024-10-05', refusal('no-address'));
    await settleFor('leisure', '2024-10-04', refusal('blocked'));
    await settleFor('finance', '2024-10-05', { kind: 'unknown', reason: 'the connection broke' });
    const says = await failsAlone('recipients');
    expect(says).toContain('Of 3 recipients today: 1 may have arrived, 2 refused.');
    expect(says).toContain('2 people not reached: has blocked the bot; 1 person not reached: there is no');
    for (const one of ['planning', 'housing', 'leisure']) await writes(one, '2024-10-05T08:01:00Z');
    expect(failing(await doctor())).toEqual([]);
  }, 90_000);

  test('a mailbox that is not there, and one from which we may not send', async () => {
    const from = { MAIL_FROM: 'nobody@council.example' };
    expect(await failsAlone('e-mail', from)).toBe('There is no mailbox nobody@council.example.');
    graphRoles.splice(graphRoles.indexOf('Mail.Send'), 1);
    expect(await failsAlone('e-mail')).toContain(`We may not send from ${mailbox}.`);
  }, 90_000);

  test('a storage account whose blobs cannot be reached, without saying its signature', async () => {
    const says = await failsAlone('lease', { BLOBS_URL: 'https://localhost:1/account?sig=secret' });
    expect(says).toContain('The blobs at https://localhost:1 cannot be reached');
    expect(says).not.toContain('secret');
  }, 60_000);

  test('a clock that is more than a minute behind', async () => {
    const behind = `const real = Date; const by = 90_000;
      globalThis.Date = class extends real {
        constructor(...args) { if (args.length === 0) super(real.now() - by); else super(...args); }
        static now() { return real.now() - by; }
      };`;
    const says = await failsAlone('clock of this machine', {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(behind)}`,
    });
    expect(says).toMatch(/^It is (8\d|9\d) seconds behind Microsoft Graph’s\. Set it/);
  }, 60_000);

  test('conversations at a host that is not on the list', async () => {
    await ledger.saveReference(reference('far', 'https://smba.elsewhere.example/uk/'));
    const says = await failsAlone('service hosts');
    expect(says).toContain(
      '1 conversation is at hosts that TEAMS_SERVICE_HOSTS does not name (smba.elsewhere',
    );
    const hosts = { TEAMS_SERVICE_HOSTS: 'smba.trafficmanager.net, smba.elsewhere.example' };
    expect(failing(await doctor(hosts))).toEqual([]);
    await ledger.saveReference(reference('far', 'https://smba.trafficmanager.net/uk/'));
  }, 90_000);

  test('a server that Microsoft Graph asked to wait', async () => {
    const { app: office, held } = await openOffice();
    const publicUrl = await listen(office.fetch);
    expect(failing(await doctor({ PUBLIC_URL: publicUrl }))).toEqual([]);
    held.graph = {
      ...quietGraph,
      pausedUntil: { ...quietGraph.pausedUntil, delta: '2024-10-02T08:31:00Z' },
    };
    const says = await failsAlone('budget', { PUBLIC_URL: publicUrl });
    expect(says).toContain('Microsoft Graph asked the server to wait until 09:31');
  }, 90_000);

  test('a lease that nobody holds on a morning with messages to send; it is not taken', async () => {
    clock.step({ to: '2024-10-07' });
    expect(await failsAlone('lease')).toMatch(
      /^No server has the right to send, and \d+ messages are to go out/,
    );
    const server = createSendingLease({
      blobsUrl: blobs.url,
      tenant,
      transport: { tlsOptions: { ca: council.authority.caPem } },
    });
    expect(await server.hold()).toBe(true);
    expect(failing(await doctor())).toEqual([]);
    await server.release();
  }, 90_000);
});
