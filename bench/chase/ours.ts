import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { ensureAuthority } from '../../local/authority/index.ts';
import { findFreePorts } from '../../local/run/port.ts';
import { startBlobs, startTables } from '../../local/run/storage.ts';
import { createSendingLease } from '../../store/index.ts';
import { dayOf } from '../../register/index.ts';
import type { LedgerMessage } from '../../chase/index.ts';
import type { ConnectorOptions } from '../../test/sending/limitedConnector.ts';
import { conversationOf, madeReturn, opening, referencesOf } from '../../test/sending/madeReturn.ts';
import { openLedger, wireChase } from '../../test/sending/wiring.ts';
import { scoreOf, type Record, type Score } from './score.ts';
import { startConnector } from './startConnector.ts';

const tenant = 'bench';
const atOnce = 16;

const recordOf = ({ state }: LedgerMessage): Record => {
  if (state === 'accepted' || state === 'unknown') return state;
  // A letter goes to whoever blocked the bot: Teams refused the message.
  return state === 'planned' || state === 'claimed' ? 'nothing' : 'refused';
};

const inGroups = async <T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> => {
  const left = [...all];
  const work = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await act(one);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
};

/** The product's chase on a real Azurite, from planning to the last outcome on record. Conversations are known. */
export const measureOurs = async (recipients: number, how: ConnectorOptions): Promise<Score> => {
  const home = await mkdtemp(join(tmpdir(), 'quarterbook-bench-'));
  const { server: tls, caPem } = await ensureAuthority(home);
  const ports = await findFreePorts();
  const tables = await startTables({ home, port: ports.tables, tls, caPem });
  const blobs = await startBlobs({ home, port: ports.blobs, tls, caPem });
  const connector = await startConnector(how);
  try {
    const where = { tablesUrl: tables.url, ca: caPem, tenant, connectorUrl: connector.url };
    const snapshot = madeReturn(recipients);
    const ledger = openLedger(where);
    await inGroups(referencesOf(snapshot, { tenantId: tenant, serviceUrl: connector.url }), one =>
      ledger.saveReference(one),
    );
    const lease = createSendingLease({
      blobsUrl: blobs.url,
      tenant,
      transport: { tlsOptions: { ca: caPem } },
    });
    await lease.hold();
    const renewing = setInterval(() => void lease.hold(), 5_000);
    const { chase } = wireChase({ ...where, snapshot, ledger, lease, name: 'ours' });
    const begun = performance.now();
    const { stopped } = await chase.run(opening);
    const seconds = (performance.now() - begun) / 1000;
    clearInterval(renewing);
    await lease.release();
    if (stopped !== null) throw new Error(`sending was stopped: ${stopped}`);
    const rows = new Map((await ledger.listDay(dayOf(opening))).map(row => [row.recipient.entraId, row]));
    const records = new Map(
      snapshot.people.map(({ entraId }): [string, Record] => {
        const row = rows.get(entraId);
        return [conversationOf(entraId), row ? recordOf(row) : 'nothing'];
      }),
    );
    const report = await connector.report();
    return scoreOf(records, { seconds, report });
  } finally {
    connector.stop();
    await Promise.all([tables.child.stop(), blobs.child.stop()]);
    await rm(home, { recursive: true, force: true });
  }
};
