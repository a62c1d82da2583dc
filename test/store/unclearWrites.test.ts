import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { JournalledAnswer, PlannedMessage } from '../../chase/index.ts';
import { ensureAuthority } from '../../local/authority/index.ts';
import { findFreePorts } from '../../local/run/port.ts';
import { startTables, type Storage } from '../../local/run/storage.ts';
import { createLedger } from '../../store/index.ts';

const day = '2024-10-01';
const plannedAt = '2024-10-01T08:00:00Z';

const message: PlannedMessage = {
  key: `${day}_a`,
  council: 'kings-lynn',
  recipient: { entraId: 'a', post: 'Car Parks Manager' },
  day,
  steps: [
    { ladder: 'quarterly-return', step: 'opens', period: '2024-25-Q2', itemKeys: ['kings-lynn/action/A02'] },
  ],
  reason: 'The return for Q2 2024-25 opens today.',
};

const answer: JournalledAnswer = {
  key: 'a_submission-1',
  entraId: 'a',
  submissionId: 'submission-1',
  updateJson: JSON.stringify({ commentary: 'On its way' }),
  acceptedAt: '2024-10-01T10:00:00Z',
  state: 'accepted',
};

const settled = { kind: 'accepted', activityId: '1', conversationId: 'a:1' } as const;

const broken = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

/** A network that loses the next write, or the answer to it. */
const createNetwork = () => {
  const direct = createDefaultHttpClient();
  const network = { next: 'well' as 'well' | 'lost-before' | 'lost-after' };
  const httpClient: HttpClient = {
    sendRequest: async request => {
      const fate = request.method === 'GET' || request.url.includes('/Tables') ? 'well' : network.next;
      if (fate !== 'well') network.next = 'well';
      if (fate === 'lost-before') throw broken();
      const response = await direct.sendRequest(request);
      if (fate === 'lost-after') throw broken();
      return response;
    },
  };
  return { network, httpClient };
};

describe('a write to the ledger whose answer was lost', () => {
  let home: string;
  let ca: string;
  let tables: Storage | undefined;
  let tenants = 0;
  let tenant: string;
  const { network, httpClient } = createNetwork();

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'quarterbook-'));
    const { server: tls, caPem } = await ensureAuthority(home);
    ca = caPem;
    const { tables: port } = await findFreePorts();
    tables = await startTables({ home, port, tls, caPem });
  });

  afterAll(async () => {
    await tables?.child.stop();
    await rm(home, { recursive: true, force: true });
  });

  beforeEach(() => {
    tenants += 1;
    tenant = `tenant-${tenants}`;
    network.next = 'well';
  });

  const open = () =>
    createLedger({ tablesUrl: tables!.url, tenant, transport: { tlsOptions: { ca }, httpClient } });

  test('plans the message all the same', async () => {
    const ledger = open();
    network.next = 'lost-after';
    expect(await ledger.insertOnce(message, plannedAt)).toBe(true);
    expect(await ledger.insertOnce(message, plannedAt)).toBe(false);
  });

  test('of another message under that key plans nothing', async () => {
    const ledger = open();
    await ledger.insertOnce(message, plannedAt);
    network.next = 'lost-before';
    expect(await ledger.insertOnce({ ...message, reason: 'Another' }, plannedAt)).toBe(false);
  });

  test('leaves the claim with whoever made it, who settles it', async () => {
    const ledger = open();
    await ledger.insertOnce(message, plannedAt);
    network.next = 'lost-after';
    const claim = await ledger.claim(message.key, 60);
    expect(claim).toMatchObject({ key: message.key });
    network.next = 'lost-after';
    await ledger.settle(claim!, settled);
    expect(await ledger.list('accepted')).toMatchObject([{ key: message.key, outcome: settled }]);
  });

  test('keeps the answer, and does not call it a repeat', async () => {
    const ledger = open();
    network.next = 'lost-after';
    expect(await ledger.journal(answer)).toEqual({ answer, repeated: false });
    expect(await ledger.listUnwritten()).toEqual([answer]);
  });

  test('of a repeat finds the first answer', async () => {
    const ledger = open();
    await ledger.journal(answer);
    network.next = 'lost-before';
    const again = { ...answer, updateJson: '{}' };
    expect(await ledger.journal(again)).toEqual({ answer, repeated: true });
  });

  test('is a failure where nothing was written', async () => {
    const ledger = open();
    network.next = 'lost-before';
    await expect(ledger.journal(answer)).rejects.toMatchObject({ code: 'unknown-outcome' });
    expect(await ledger.listUnwritten()).toEqual([]);
    await ledger.insertOnce(message, plannedAt);
    network.next = 'lost-before';
    await expect(ledger.claim(message.key, 60)).rejects.toMatchObject({ code: 'unknown-outcome' });
    expect(await ledger.claim(message.key, 60)).toMatchObject({ key: message.key });
  });
});
