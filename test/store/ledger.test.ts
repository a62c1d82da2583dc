import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ensureAuthority } from '../../local/authority/index.ts';
import { findFreePorts } from '../../local/run/port.ts';
import { startTables } from '../../local/run/storage.ts';
import type { ConversationReference, JournalledAnswer, PlannedMessage } from '../../chase/index.ts';
import { createLedger } from '../../store/index.ts';
import { ledgerContract } from '../contract/ledger.ts';

ledgerContract('Azure Tables (Azurite)', async () => {
  const home = await mkdtemp(join(tmpdir(), 'quarterbook-'));
  const { server: tls, caPem } = await ensureAuthority(home);
  const { tables: port } = await findFreePorts();
  const tables = await startTables({ home, port, tls, caPem });
  return {
    open: (tenant, now) =>
      createLedger({ tablesUrl: tables.url, tenant, now, transport: { tlsOptions: { ca: caPem } } }),
    stop: async () => {
      await tables.child.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
});

const { TEST_TABLES_URL } = process.env;

if (TEST_TABLES_URL) {
  ledgerContract('a real storage account', async () => ({
    open: (tenant, now) => createLedger({ tablesUrl: TEST_TABLES_URL, tenant, now }),
    stop: () => Promise.resolve(),
  }));
} else {
  console.log('Not run against a real storage account: set TEST_TABLES_URL, with its SAS, for that.');
}

test('what stands in the ledger survives the restart of its tables, and of the server', async () => {
  const home = await mkdtemp(join(tmpdir(), 'quarterbook-'));
  const { server: tls, caPem } = await ensureAuthority(home);
  const { tables: port } = await findFreePorts();
  const start = () => startTables({ home, port, tls, caPem });
  const open = (tablesUrl: string) =>
    createLedger({ tablesUrl, tenant: 't', transport: { tlsOptions: { ca: caPem } } });
  const message: PlannedMessage = {
    key: '2024-10-01_person',
    council: 'made-up',
    recipient: { entraId: 'person', post: 'Car Parks Manager' },
    day: '2024-10-01',
    steps: [
      { ladder: 'quarterly-return', step: 'opens', period: '2024-25-Q2', itemKeys: ['made-up/action/A1'] },
    ],
    reason: 'The return has opened.',
  };
  const answer: JournalledAnswer = {
    key: 'person_s1',
    entraId: 'person',
    submissionId: 's1',
    updateJson: '{}',
    acceptedAt: '2024-10-01T09:00:00Z',
    state: 'accepted',
  };
  const reference: ConversationReference = {
    entraId: 'person',
    tenantId: 't',
    conversationId: 'a:person',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    userId: '29:person',
    botId: '28:bot',
  };
  let tables = await start();
  try {
    const before = open(tables.url);
    await before.insertOnce(message, '2024-10-01T08:00:00Z');
    const claim = await before.claim(message.key, 120);
    await before.journal(answer);
    await before.saveReference(reference);
    await tables.child.stop();
    tables = await start();
    const after = open(tables.url);
    expect(await after.insertOnce(message, '2024-10-01T08:00:00Z')).toBe(false);
    expect(await after.claim(message.key, 120)).toBeNull();
    expect(await after.listUnwritten()).toEqual([answer]);
    expect((await after.journal(answer)).repeated).toBe(true);
    expect(await after.reference('person')).toEqual(reference);
    // Whoever had it in hand, and lived, may still say what happened.
    if (claim) await after.settle(claim, { kind: 'accepted', activityId: 'a', conversationId: 'a:person' });
    expect((await after.listDay(message.day)).map(({ state }) => state)).toEqual(['accepted']);
  } finally {
    await tables.child.stop();
    await rm(home, { recursive: true, force: true });
  }
}, 60_000);

describe('a ledger that cannot be reached', () => {
  test('says so in a sentence without the signature of its address', async () => {
    const { tables: port } = await findFreePorts();
    const ledger = createLedger({
      tablesUrl: `https://localhost:${port}/devstoreaccount1?sv=2022-11-02&sig=secret`,
      tenant: 't',
      transport: { retryOptions: { maxRetries: 0 } },
    });
    const failure: unknown = await ledger.list('planned').catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'unreachable',
      message: `Azure Tables cannot be reached at https://localhost:${port} (ECONNREFUSED)`,
    });
    expect(JSON.stringify(failure) + String((failure as Error).cause)).not.toContain('secret');
  });

  test('needs a signature or a credential, and says so before anything is sent', () => {
    expect(() => createLedger({ tablesUrl: 'https://account.table.core.windows.net', tenant: 't' })).toThrow(
      'Azure Tables needs a SAS in its address, or a credential',
    );
  });
});
