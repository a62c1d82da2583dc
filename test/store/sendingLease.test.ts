import { mkdtemp, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ensureAuthority } from '../../local/authority/index.ts';
import { findFreePorts } from '../../local/run/port.ts';
import { startBlobs, type Storage } from '../../local/run/storage.ts';
import { createSendingLease } from '../../store/index.ts';

describe('the right to send, on a real Azurite', () => {
  let home: string;
  let ca: string;
  let blobs: Storage | undefined;
  let tenants = 0;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'quarterbook-'));
    const { server: tls, caPem } = await ensureAuthority(home);
    ca = caPem;
    const { blobs: port } = await findFreePorts();
    blobs = await startBlobs({ home, port, tls, caPem });
  });

  afterAll(async () => {
    await blobs?.child.stop();
    await rm(home, { recursive: true, force: true });
  });

  const leaseOf = (tenant: string, realNow?: () => number) =>
    createSendingLease({
      blobsUrl: blobs!.url,
      tenant,
      seconds: 15,
      transport: { tlsOptions: { ca } },
      ...(realNow ? { realNow } : {}),
    });
  const newTenant = () => `tenant-${(tenants += 1)}`;

  test('is one server’s at a time, whoever comes first, in each tenant', async () => {
    const tenant = newTenant();
    const [first, second, elsewhere] = [leaseOf(tenant), leaseOf(tenant), leaseOf(newTenant())];
    expect(first.isHeld()).toBe(false);
    expect(await first.hold()).toBe(true);
    expect(await second.hold()).toBe(false);
    expect([first.isHeld(), second.isHeld()]).toEqual([true, false]);
    expect(await elsewhere.hold()).toBe(true);
  });

  test('of two that begin at once exactly one has it', async () => {
    const tenant = newTenant();
    const servers = Array.from({ length: 5 }, () => leaseOf(tenant));
    const held = await Promise.all(servers.map(one => one.hold()));
    expect(held.filter(Boolean)).toHaveLength(1);
    expect(servers.map(one => one.isHeld())).toEqual(held);
  });

  test('goes on to the next as soon as it is given up', async () => {
    const tenant = newTenant();
    const [first, second] = [leaseOf(tenant), leaseOf(tenant)];
    await first.hold();
    await first.release();
    expect(first.isHeld()).toBe(false);
    expect(await second.hold()).toBe(true);
    expect(await first.hold()).toBe(false);
    await first.release();
    expect(await second.hold()).toBe(true);
  });

  test('is followed by another where its server died, and its server knows that it is over', async () => {
    const tenant = newTenant();
    let passed = 0;
    const dead = leaseOf(tenant, () => Date.now() + passed);
    const next = leaseOf(tenant);
    expect(await dead.hold()).toBe(true);
    passed = 10_500;
    expect(dead.isHeld()).toBe(false);
    const began = Date.now();
    while (!(await next.hold()) && Date.now() < began + 25_000) await sleep(500);
    expect(next.isHeld()).toBe(true);
    expect(Date.now() - began).toBeGreaterThan(5_000);
    expect(await dead.hold()).toBe(false);
  }, 40_000);

  test('is renewed while it is in use', async () => {
    const tenant = newTenant();
    let passed = 0;
    const held = leaseOf(tenant, () => Date.now() + passed);
    await held.hold();
    passed = 8_000;
    expect(await held.hold()).toBe(true);
    passed = 16_000;
    expect(held.isHeld()).toBe(true);
  });
});

describe('the right to send, where nobody can be asked', () => {
  test('is nobody’s, and the sentence holds no signature', async () => {
    const { blobs: port } = await findFreePorts();
    const lease = createSendingLease({
      blobsUrl: `https://localhost:${port}/devstoreaccount1?sig=secret`,
      tenant: 't',
      transport: { retryOptions: { maxTries: 1 } },
    });
    const failure: unknown = await lease.hold().catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'QuarterbookError', code: 'unreachable' });
    expect(String((failure as Error).message)).not.toContain('secret');
    expect((failure as Error).cause).toBeUndefined();
    expect(lease.isHeld()).toBe(false);
  });

  test('needs a signature or a credential', () => {
    expect(() =>
      createSendingLease({ blobsUrl: 'https://council.blob.core.windows.net', tenant: 't' }),
    ).toThrow(/need a SAS/);
  });
});
