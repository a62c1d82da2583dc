import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ensureAuthority } from '../../local/authority/index.ts';
import { findFreePorts } from '../../local/run/port.ts';
import { startTables } from '../../local/run/storage.ts';
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
