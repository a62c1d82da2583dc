import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createLedger, createSendingLease, isSendingHeld } from '../../store/index.ts';
import { startSilentStorage } from './silentStorage.ts';

describe.each([
  ['never answers', false],
  ['begins an answer and stops', true],
])('a storage account that %s', (_, begins) => {
  let silent: Awaited<ReturnType<typeof startSilentStorage>>;

  beforeEach(async () => {
    silent = await startSilentStorage({ begins });
  });

  afterEach(async () => {
    await silent.stop();
  });

  const ledgerThere = () =>
    createLedger({
      tablesUrl: silent.url,
      tenant: 't',
      transport: { tlsOptions: { ca: silent.ca } },
      timeoutSeconds: 0.2,
    });

  test('does not hold a claim for ever, and nobody says that nothing was written', async () => {
    const failure: unknown = await ledgerThere()
      .claim('2024-10-01_a', 60)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'unknown-outcome',
      message: `Azure Tables at ${silent.origin} gave no answer within 0.2 seconds`,
    });
    // What may have been done is not done again.
    expect(silent.asked).toHaveLength(1);
  }, 5_000);

  test('gives nobody the right to send', async () => {
    const there = {
      blobsUrl: silent.url,
      tenant: 't',
      transport: { tlsOptions: { ca: silent.ca } },
      timeoutSeconds: 0.2,
    };
    const lease = createSendingLease(there);
    const failure: unknown = await lease.hold().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'unknown-outcome' });
    expect(String(failure)).not.toContain('secret');
    expect(lease.isHeld()).toBe(false);
    await expect(lease.release()).resolves.toBeUndefined();
    await expect(isSendingHeld(there)).rejects.toMatchObject({ name: 'QuarterbookError' });
  }, 5_000);
});
