import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ensureAuthority } from '../../local/authority/index.ts';
import { findFreePorts } from '../../local/run/port.ts';
import { startBlobs, startTables } from '../../local/run/storage.ts';
import { runRounds, type Storage } from './killRound.ts';

const mostInFlight = 16;

let home: string;
let storage: Storage;
let stop: () => Promise<unknown>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'quarterbook-'));
  const { server: tls, caPem } = await ensureAuthority(home);
  const ports = await findFreePorts();
  const tables = await startTables({ home, port: ports.tables, tls, caPem });
  const blobs = await startBlobs({ home, port: ports.blobs, tls, caPem });
  storage = { tablesUrl: tables.url, blobsUrl: blobs.url, ca: caPem };
  stop = () => Promise.all([tables.child.stop(), blobs.child.stop()]);
}, 60_000);

afterAll(async () => {
  await stop();
  await rm(home, { recursive: true, force: true });
}, 60_000);

test('whenever a server is killed, everybody is written to once, or is one of those that it had in hand', async () => {
  const results = await runRounds({ seed: 1, rounds: 20, atOnce: 5 }, storage);
  expect(results.flatMap(({ round, faults }) => faults.map(fault => `round ${round}: ${fault}`))).toEqual([]);
  const sum = (of: 'killed' | 'inFlight' | 'unknown') => results.reduce((all, one) => all + one[of], 0);
  expect(sum('killed')).toBeGreaterThanOrEqual(15);
  expect(sum('unknown')).toBeLessThanOrEqual(sum('inFlight'));
  // Calling everything unknown would be no answer: a server has so many in hand, and no more.
  expect(results.filter(({ killed, unknown }) => unknown > killed * mostInFlight)).toEqual([]);
}, 600_000);
