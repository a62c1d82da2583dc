import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { ensureAuthority } from '../../../local/authority/index.ts';
import { findFreePorts } from '../../../local/run/port.ts';
import { startTables } from '../../../local/run/storage.ts';
import type { ListName, Snapshot } from '../../../register/index.ts';
import { wholeHash, type Manifest } from '../../../store/backup/manifest.ts';
import { everyListRow } from '../../../store/graph/listRows.ts';
import { openSite } from '../../../store/graph/site.ts';
import {
  backUp,
  createLedger,
  createRegisterStore,
  freezePeriod,
  importRegister,
  loadSchemes,
  openLedgerTables,
  provision,
  restore,
  undoLast,
  type LedgerTables,
  type RegisterFile,
} from '../../../store/index.ts';
import { siteAddress, startOffice, type Office } from '../office.ts';
import { action, wholeRegister } from '../register.ts';

const schemes = loadSchemes('register/schemes');
const council = 'kings-lynn';
const nothing: RegisterFile = {
  plans: [],
  actions: [],
  indicators: [],
  updates: [],
  periods: [],
  people: [],
};
const madeAt = '2024-10-05T20:00:00Z';

let first: Office;
let second: Office;
let kept: Uint8Array;

type FetchLike = typeof globalThis.fetch;

const take = (office: Office, { ledger = null as LedgerTables | null, at = madeAt } = {}) =>
  backUp({ graph: office.graph, site: siteAddress, schemes, ledger, at });

const putBack = (
  bytes: Uint8Array,
  { fetch = second.fetch, ledger = null as LedgerTables | null, restrictedSeenTo = true } = {},
) =>
  restore(bytes, {
    graph: second.graphWith({ fetch }),
    site: siteAddress,
    schemes,
    ledger,
    restrictedSeenTo,
    progress: () => undefined,
  });

const storeOf = async (office: Office) => {
  const store = createRegisterStore({ graph: office.graph, site: siteAddress, schemes });
  await store.refresh();
  return store;
};
const snapshotOf = async (office: Office): Promise<Snapshot> => {
  const result = (await storeOf(office)).snapshot(council, madeAt, 'all');
  if (!result.ok) throw new Error('refused');
  return result.value;
};
const rowsOf = (office: Office, list: ListName) => everyListRow(openSite(office.graph, siteAddress), list);

const manifestOf = (bytes: Uint8Array) =>
  JSON.parse(strFromU8(unzipSync(bytes)['manifest.json']!)) as Manifest;

/** The same backup with one part changed. */
const altered = (bytes: Uint8Array, change: (files: Record<string, Uint8Array>) => void): Uint8Array => {
  const files = unzipSync(bytes);
  change(files);
  return zipSync(files);
};

/** A register with everything in it: frozen, with restricted rows, a row somebody edited by hand, and an import to undo. */
const startFirst = async () => {
  const office = await startOffice();
  const at = { graph: office.graph, site: siteAddress };
  await provision(at);
  await importRegister(wholeRegister(council), { ...at, at: '2024-10-01T08:00:00Z' });
  const store = await storeOf(office);
  const snapshot = store.snapshot(council, madeAt, 'all');
  if (!snapshot.ok) throw new Error('refused');
  const frozen = await freezePeriod(store, snapshot.value, '2024-25-Q1');
  expect(frozen.ok).toBe(true);
  const later = { ...nothing, actions: [action(council, 'A77')] };
  await importRegister(later, { ...at, what: 'import of later.xlsx', at: '2024-10-02T08:00:00Z' });
  const row = (await rowsOf(office, 'Items')).find(one => one.fields['Ref'] === 'A10')!;
  const path = `${await openSite(office.graph, siteAddress).listPath('Items')}/items/${row.rowId}/fields`;
  await office.graph.call({ method: 'PATCH', path, body: { RiskPriority: 'low' } });
  return office;
};

beforeAll(async () => {
  first = await startFirst();
  kept = (await take(first)).bytes;
}, 120_000);
beforeEach(async () => {
  await second?.stop();
  second = await startOffice();
}, 60_000);
afterAll(async () => {
  await first.stop();
  await second.stop();
});

describe('a backup', () => {
  test('of the same register holds the same whenever it is taken, but for the time', async () => {
    const again = await take(first, { at: '2024-10-06T20:00:00Z' });
    const before = manifestOf(kept);
    expect(again.manifest.sha256).toBe(before.sha256);
    expect({ ...again.manifest, madeAt }).toEqual(before);
  });

  test('counts its rows, and each part has the SHA-256 that is said of it', () => {
    const files = unzipSync(kept);
    const { parts } = manifestOf(kept);
    expect(Object.keys(files).sort()).toEqual([...parts.map(({ name }) => name), 'manifest.json'].sort());
    for (const { name, sha256, rows } of parts) {
      expect(createHash('sha256').update(files[name]!).digest('hex')).toBe(sha256);
      if (rows !== null) expect(strFromU8(files[name]!).split('\n').filter(Boolean)).toHaveLength(rows);
    }
    const counts = new Map(parts.map(({ name, rows }) => [name, rows]));
    expect(counts.get('lists/Items.jsonl')).toBe(7);
    expect(counts.get('lists/RestrictedItems.jsonl')).toBe(1);
    expect(parts.map(({ name }) => name)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^library\/Snapshots\//), 'library/Layout.json']),
    );
  });

  test('is complete though pages come short or empty and every fifth answer fails', async () => {
    const rates = {
      unavailable: 0.05,
      cutMidBody: 0.05,
      emptyPage: 0.1,
      shortPage: 0.1,
      deltaErrorInside: 0.1,
    };
    first.spoil({ seed: 11, rates });
    try {
      expect((await take(first)).manifest.sha256).toBe(manifestOf(kept).sha256);
      expect(Object.keys(first.struck()).length).toBeGreaterThan(2);
    } finally {
      first.spoil(null);
    }
  }, 60_000);

  test('has a row that only one of two roads shows', async () => {
    const blind: FetchLike = async (input, init) => {
      const response = await first.fetch(input, init);
      const url = String(input instanceof Request ? input.url : input);
      if (!/\/items\?/.test(url)) return response;
      const body = (await response.json()) as { value: unknown[] };
      return Response.json({ ...body, value: body.value.slice(1) }, { headers: response.headers });
    };
    const graph = first.graphWith({ fetch: blind });
    const { manifest } = await backUp({ graph, site: siteAddress, schemes, ledger: null, at: madeAt });
    expect(manifest.sha256).toBe(manifestOf(kept).sha256);
  }, 60_000);
});

describe('restored into an empty site', () => {
  test('it gives the same register, the same frozen files, and the hand edit is still a hand edit', async () => {
    const done = await putBack(kept);
    expect(done).toMatchObject({
      ok: true,
      value: { left: [], different: [], isReadOtherwise: false, snapshots: [{ council, isSame: true }] },
    });
    const there = await snapshotOf(second);
    const before = await snapshotOf(first);
    const { problems, ...rest } = there;
    const { problems: problemsBefore, ...restBefore } = before;
    expect(rest).toEqual(restBefore);
    expect(problems.map(({ code, key }) => [code, key])).toEqual(
      problemsBefore.map(({ code, key }) => [code, key]),
    );
    expect(problems).toMatchObject([{ code: 'decided-by-hand', key: 'kings-lynn/action/A10' }]);
    const again = (await take(second)).manifest;
    const names = (manifest: Manifest) =>
      manifest.parts.filter(({ name }) => !name.startsWith('library/Changes/'));
    expect(names(again)).toEqual(names(manifestOf(kept)));
    expect(again.snapshots).toEqual(manifestOf(kept).snapshots);
  }, 60_000);

  test('its last import can still be undone, though rows have other numbers there', async () => {
    expect((await putBack(kept)).ok).toBe(true);
    const undone = await undoLast({ graph: second.graph, site: siteAddress, council });
    expect(undone).toMatchObject({
      ok: true,
      value: {
        what: 'import of later.xlsx',
        removed: [{ list: 'Items', key: 'kings-lynn/action/A77' }],
        restored: [],
      },
    });
    expect((await snapshotOf(second)).actions.map(({ ref }) => ref)).not.toContain('A77');
  }, 60_000);

  test('a second time it changes nothing', async () => {
    await putBack(kept);
    const rows = await rowsOf(second, 'Items');
    const done = await putBack(kept);
    expect(done.ok && done.value.lists.every(({ created }) => created === 0)).toBe(true);
    expect(done.ok && done.value.files).toBe(0);
    expect(await rowsOf(second, 'Items')).toEqual(rows);
  }, 60_000);

  test('it is completed by a repeat where it was cut short', async () => {
    let batches = 0;
    const dying: FetchLike = (input, init) => {
      batches += String(input instanceof Request ? input.url : input).endsWith('/$batch') ? 1 : 0;
      return batches > 1
        ? Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))
        : second.fetch(input, init);
    };
    await expect(putBack(kept, { fetch: dying })).rejects.toMatchObject({ code: 'unreachable' });
    const done = await putBack(kept);
    expect(done).toMatchObject({ ok: true, value: { different: [], snapshots: [{ isSame: true }] } });
    expect(done.ok && done.value.lists.some(({ alreadyThere }) => alreadyThere > 0)).toBe(true);
  }, 60_000);

  test('nothing is lost and nothing doubled though answers get lost', async () => {
    await provision({ graph: second.graph, site: siteAddress });
    const rates = { timeoutAfterWrite: 0.1, batchMemberThrottled: 0.1, cutAfter: 0.05, falseEmptiness: 0.1 };
    second.spoil({ seed: 5, rates });
    const done = await putBack(kept).finally(() => second.spoil(null));
    expect(done).toMatchObject({ ok: true, value: { different: [], snapshots: [{ isSame: true }] } });
    for (const list of ['Items', 'Updates'] as const)
      expect(await rowsOf(second, list)).toHaveLength((await rowsOf(first, list)).length);
  }, 120_000);
});

describe('nothing is restored', () => {
  const empty = async () => {
    expect((await openSite(second.graph, siteAddress).listIds()).size).toBe(0);
  };

  test('from a file of which one byte is another, and the part is named', async () => {
    const changed = altered(kept, files => {
      files['lists/Updates.jsonl'] = strToU8(
        strFromU8(files['lists/Updates.jsonl']!).replace('532.83', '632.83'),
      );
    });
    expect(await putBack(changed)).toEqual({
      ok: false,
      problems: [{ code: 'backup-damaged', facts: { part: 'lists/Updates.jsonl' } }],
    });
    await empty();
  });

  test('from a file whose table of contents was made to fit', async () => {
    const changed = altered(kept, files => {
      const manifest = manifestOf(kept);
      files['lists/Chases.jsonl'] = strToU8('{"key":"x","fields":{}}\n');
      const hash = createHash('sha256').update(files['lists/Chases.jsonl']).digest('hex');
      const parts = manifest.parts.map(part =>
        part.name === 'lists/Chases.jsonl' ? { ...part, sha256: hash } : part,
      );
      files['manifest.json'] = strToU8(JSON.stringify({ ...manifest, parts }));
    });
    expect(await putBack(changed)).toMatchObject({ problems: [{ facts: { part: 'manifest.json' } }] });
  });

  test('from half a file, from something else, and from one with a part too many', async () => {
    const damaged = { ok: false, problems: [{ code: 'backup-damaged' }] };
    expect(await putBack(kept.slice(0, kept.length / 2))).toMatchObject(damaged);
    expect(await putBack(strToU8('a letter'))).toMatchObject(damaged);
    const more = altered(kept, files => (files['library/Snapshots/other.json'] = strToU8('{}')));
    expect(await putBack(more)).toMatchObject(damaged);
    await empty();
  });

  test('from a backup of a newer Quarterbook', async () => {
    const newer = (said: Partial<Manifest>) =>
      altered(kept, files => {
        const manifest = { ...manifestOf(kept), ...said };
        const sha256 = wholeHash(manifest);
        files['manifest.json'] = strToU8(JSON.stringify({ ...manifest, sha256 }));
      });
    expect(await putBack(newer({ format: 2 }))).toMatchObject({
      problems: [{ code: 'backup-newer', facts: { what: 'format', found: 2 } }],
    });
    expect(await putBack(newer({ layout: 99 }))).toMatchObject({
      problems: [{ code: 'backup-newer', facts: { what: 'layout', found: 99 } }],
    });
    await empty();
  });

  test('into a site that holds something else, and its rows are named', async () => {
    const at = { graph: second.graph, site: siteAddress };
    await provision(at);
    await importRegister({ ...wholeRegister('norfolk'), meetings: [] }, at);
    expect(await putBack(kept)).toMatchObject({
      problems: [
        { code: 'site-not-empty', facts: { rows: expect.stringContaining('Plans norfolk/') as unknown } },
      ],
    });
    const rows = await rowsOf(second, 'Items');
    expect(rows.every(row => row.fields['Council'] === 'norfolk')).toBe(true);
  }, 60_000);

  test('of restricted rows while everybody on the site can read their lists', async () => {
    expect(await putBack(kept, { restrictedSeenTo: false })).toMatchObject({
      ok: false,
      problems: [{ code: 'restricted-list-shared', facts: { lists: 'RestrictedItems, RestrictedUpdates' } }],
    });
    expect(await rowsOf(second, 'Items')).toEqual([]);
  }, 60_000);
});

describe('the ledger', () => {
  test('is in the backup and comes back row by row, and what is there already stays', async () => {
    const home = await mkdtemp(join(tmpdir(), 'quarterbook-'));
    const { server: tls, caPem } = await ensureAuthority(home);
    const { tables: port } = await findFreePorts();
    const tables = await startTables({ home, port, tls, caPem });
    try {
      const options = (tenant: string) => ({
        tablesUrl: tables.url,
        tenant,
        transport: { tlsOptions: { ca: caPem } },
      });
      const ledger = createLedger(options('before'));
      await ledger.saveReference({
        entraId: 'a',
        tenantId: 't',
        conversationId: '19:x',
        serviceUrl: 'https://smba.example/uk/',
        userId: '29:a',
        botId: '28:b',
      });
      await ledger.journal({
        key: '2024-10-01_a_s1',
        entraId: 'a',
        submissionId: 's1',
        updateJson: '{"band":"G"}',
        acceptedAt: madeAt,
        state: 'accepted',
      });
      await ledger.saveNote({
        id: 'n1',
        entraId: 'a',
        kind: 'words',
        text: 'Moved post',
        itemKey: null,
        toPost: null,
        at: madeAt,
        settledBy: null,
      });
      const before = openLedgerTables(options('before'));
      const after = openLedgerTables(options('after'));
      const { bytes } = await take(first, { ledger: before });
      expect(await putBack(bytes, { ledger: after })).toMatchObject({
        value: { ledger: { added: 3, alreadyThere: 0, different: 0 } },
      });
      for (const name of ['Messages', 'Answers', 'References', 'Notes'] as const)
        expect(await after.read(name)).toEqual(await before.read(name));
      await createLedger(options('after')).markWritten('2024-10-01_a_s1');
      expect(await putBack(bytes, { ledger: after })).toMatchObject({
        value: { ledger: { added: 0, alreadyThere: 2, different: 1 } },
      });
      expect(await createLedger(options('after')).listUnwritten()).toEqual([]);
    } finally {
      await tables.child.stop();
      await rm(home, { recursive: true, force: true });
    }
  }, 120_000);
});
