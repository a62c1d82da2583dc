import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  parseRollOver,
  planRollOver,
  withoutRestricted,
  type Reach,
  type RegisterStore,
  type Snapshot,
  type Visibility,
} from '../../register/index.ts';
import { csvText, openExport, plainText, wholeExport } from '../../report/index.ts';
import {
  applyRollOver,
  createCalendar,
  createRegisterStore,
  freezePeriod,
  importRegister,
  loadSchemes,
  provision,
  undoLast,
  type RegisterFile,
} from '../../store/index.ts';
import { createDocumentLibrary } from '../../store/documentLibrary.ts';
import { patchRow } from '../../store/graph/changeRow.ts';
import { createRowOnce } from '../../store/graph/createRowOnce.ts';
import { everyListRow } from '../../store/graph/listRows.ts';
import { openSite } from '../../store/graph/site.ts';
import { toImportRows } from '../../store/importRows.ts';
import { withoutNulls, type Fields, type ListRow } from '../../store/rows/row.ts';
import { sealed } from '../../store/seal.ts';
import { buildSnapshot, mirroredLists, type MirroredList } from '../../store/snapshot.ts';
import { siteAddress, startOffice, type Office } from './office.ts';
import { action, indicator, recommendation, smallRegister, update } from './register.ts';

const schemes = loadSchemes('register/schemes');
const calendar = createCalendar([2024, 2025, 2026]);
const council = 'kings-lynn';
const asAt = '2024-10-02T10:00:00Z';
const mark = 'SECRET';

type Rows = ReadonlyMap<MirroredList, readonly ListRow[]>;

const rowsOf = (file: RegisterFile): Rows => {
  const rows = toImportRows(file, new Set());
  if (!rows.ok) throw new Error(JSON.stringify(rows.problems));
  const row = (list: MirroredList, fields: Fields, index: number): ListRow => ({
    list,
    rowId: String(index + 1),
    etag: `"x,${index + 1}"`,
    webUrl: `https://site/Lists/${list}/${index + 1}_.000`,
    fields: withoutNulls(sealed(list, fields)),
  });
  return new Map(
    mirroredLists.map(list => [
      list,
      rows.value.filter(one => one.list === list).map((one, index) => row(list, one.fields, index)),
    ]),
  );
};

const read = (rows: Rows, reach: Reach): Snapshot =>
  buildSnapshot(list => rows.get(list) ?? [], { council, asAt, schemes, reach });

/** A register in which everything that is restricted, or said of it, has the mark in it. */
const anyRegister: fc.Arbitrary<RegisterFile> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('action' as const, 'indicator' as const, 'recommendation' as const),
      visibility: fc.constantFrom<Visibility>('open', 'internal', 'restricted', 'exempt'),
      said: fc.array(fc.constantFrom<Visibility>('open', 'internal', 'restricted', 'exempt'), {
        maxLength: 3,
      }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map(drawn => {
    const isClosed = (one: Visibility) => one === 'restricted' || one === 'exempt';
    const small = smallRegister(council);
    const items = drawn.map(({ kind, visibility, said }, index) => {
      const words = isClosed(visibility) ? mark : 'plain';
      const about = { title: `${words} ${index}`, post: `${words} Manager`, visibility };
      const make = { action, indicator, recommendation }[kind];
      const item = make(council, `${words}-${index}`, about);
      const updates = said.map((each, number) =>
        update(item.key, '2024-25-Q1', {
          submissionId: `s${number}`,
          band: kind === 'action' ? 'G' : null,
          value: kind === 'indicator' ? 92 : null,
          valueState: kind === 'indicator' ? 'final' : null,
          commentary: isClosed(visibility) || isClosed(each) ? mark : 'plain',
          visibility: each,
        }),
      );
      return { item, updates: kind === 'recommendation' ? [] : updates };
    });
    const all = items.map(({ item }) => item);
    return {
      ...small,
      actions: all.flatMap(item => (item.kind === 'action' ? [item] : [])),
      indicators: all.flatMap(item => (item.kind === 'indicator' ? [item] : [])),
      recommendations: all.flatMap(item => (item.kind === 'recommendation' ? [item] : [])),
      updates: items.flatMap(({ updates }) => updates),
    };
  });

const textOf = (table: { rows: Parameters<typeof plainText>[0][][] }): string =>
  csvText(table.rows.map(cells => cells.map(plainText)));

describe('of what is restricted nothing is in the open part', () => {
  test('whatever the register, and the whole has all of it', () => {
    fc.assert(
      fc.property(anyRegister, file => {
        const rows = rowsOf(file);
        const [open, all] = [read(rows, 'open'), read(rows, 'all')];
        expect(JSON.stringify(open)).not.toContain(mark);
        expect(all.problems).toEqual([]);
        expect(open).toEqual(withoutRestricted(all));
        const items = (one: RegisterFile | Snapshot) =>
          one.actions.length + one.indicators.length + (one.recommendations?.length ?? 0);
        expect(items(all)).toBe(items(file));
        expect(all.updates).toHaveLength(file.updates.length);
      }),
    );
  });

  test('and nothing in an export that was made from it', () => {
    fc.assert(
      fc.property(anyRegister, file => {
        const open = read(rowsOf(file), 'open');
        for (const make of [openExport, wholeExport]) {
          const made = make(open, { period: '2024-25-Q1', calendar, kind: null });
          expect(made.ok && textOf(made.value)).not.toContain(mark);
          expect(made.ok).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('also where somebody has put a restricted row into an open list by hand, or copied one', () => {
    fc.assert(
      fc.property(anyRegister, fc.boolean(), (file, copies) => {
        const rows = new Map(rowsOf(file));
        for (const list of ['Items', 'Indicators', 'Updates'] as const) {
          const closed = rows.get(`Restricted${list}`) ?? [];
          const there = rows.get(list) ?? [];
          const moved = closed.map((row, index) => ({ ...row, list, rowId: String(100 + index) }));
          rows.set(list, [...there, ...moved]);
          if (!copies) rows.set(`Restricted${list}`, []);
        }
        const open = read(rows, 'open');
        expect(JSON.stringify(open)).not.toContain(mark);
        const byHand = [...rows.values()].flat().filter(row => Number(row.rowId) >= 100);
        expect(open.problems.map(one => [one.code, one.list, one.rowId])).toEqual(
          expect.arrayContaining(byHand.map(row => ['restricted-in-open-list', row.list, row.rowId])),
        );
        expect(open.problems.every(one => one.title === null && one.key === null)).toBe(true);
      }),
    );
  });
});

test('a row that was opened by hand in a restricted list is a problem to those who may read it, and nothing to others', () => {
  const rows = new Map(
    rowsOf({
      ...smallRegister(council),
      actions: [action(council, 'A1', { visibility: 'exempt' })],
      updates: [],
    }),
  );
  const opened = rows
    .get('RestrictedItems')!
    .map(row => ({ ...row, fields: { ...row.fields, Visibility: 'open' } }));
  rows.set('RestrictedItems', opened);
  expect(read(rows, 'open')).toMatchObject({ actions: [], problems: [] });
  expect(read(rows, 'all')).toMatchObject({
    actions: [],
    problems: [{ code: 'open-in-restricted-list', list: 'RestrictedItems', itemKey: `${council}/action/A1` }],
  });
});

describe('in the site', () => {
  let office: Office;
  const closed = { visibility: 'restricted' as const };
  const secretAction = action(council, 'S1', { ...closed, title: mark, post: mark });
  const file: RegisterFile = {
    ...smallRegister(council),
    actions: [
      ...smallRegister(council).actions.map(one => ({ ...one, planKeys: [`${council}/growth`] })),
      secretAction,
    ],
    indicators: [
      ...smallRegister(council).indicators,
      indicator(council, 'S2', { ...closed, title: mark, definition: mark, target: 5, profile: null }),
    ],
    updates: [
      ...smallRegister(council).updates,
      update(secretAction.key, '2024-25-Q1', { band: 'G', commentary: mark, state: 'approved' }),
    ],
  };

  const open = async (): Promise<RegisterStore> => {
    const store = createRegisterStore({ graph: office.graph, site: siteAddress, schemes });
    await store.refresh();
    return store;
  };
  const snapshotOf = (store: RegisterStore, reach: Reach): Snapshot => {
    const made = store.snapshot(council, asAt, reach);
    if (!made.ok) throw new Error('refused');
    return made.value;
  };
  const rowCount = async () => {
    const site = openSite(office.graph, siteAddress);
    const counts = await Promise.all(
      mirroredLists.map(async list => (await everyListRow(site, list)).length),
    );
    return counts.reduce((sum, one) => sum + one, 0);
  };
  /** Everything that lies in the open document library, as text. */
  const libraryText = async (...folders: string[]): Promise<string> => {
    const library = createDocumentLibrary(openSite(office.graph, siteAddress));
    const files = await Promise.all(
      folders.map(async folder => {
        const names = (await library.list(folder)).filter(name => name.endsWith('.json'));
        return Promise.all(names.map(name => library.get(`${folder}/${name}`)));
      }),
    );
    expect(files.flat().length).toBeGreaterThan(0);
    return files
      .flat()
      .map(bytes => new TextDecoder().decode(bytes ?? new Uint8Array()))
      .join('\n');
  };

  beforeAll(async () => {
    office = await startOffice();
    await provision({ graph: office.graph, site: siteAddress });
  }, 60_000);
  afterAll(() => office.stop());

  test('an import puts what is restricted into its own lists, undoes it, and its record has none of the words', async () => {
    const before = await rowCount();
    expect((await importRegister(file, { graph: office.graph, site: siteAddress })).ok).toBe(true);
    expect(JSON.stringify(snapshotOf(await open(), 'open'))).not.toContain(mark);
    expect(snapshotOf(await open(), 'all').actions.map(one => one.title)).toContain(mark);
    const record = await libraryText(`Changes/${council}`);
    expect(record).toContain('RestrictedItems');
    expect(record).not.toMatch(/SECRET|\/S1|\/S2/);
    const undone = await undoLast({ graph: office.graph, site: siteAddress, council });
    expect(undone).toMatchObject({ ok: true });
    expect(JSON.stringify(undone)).not.toMatch(/SECRET|\/S1|\/S2/);
    expect(await rowCount()).toBe(before);
  });

  test('an import is repeated without making anything twice, in whichever of the two lists it is now', async () => {
    await importRegister(file, { graph: office.graph, site: siteAddress });
    const before = await rowCount();
    const opened: RegisterFile = {
      ...file,
      actions: file.actions.map(one => ({ ...one, visibility: 'internal' as const })),
    };
    for (const again of [file, opened])
      expect((await importRegister(again, { graph: office.graph, site: siteAddress })).ok).toBe(true);
    expect(await rowCount()).toBe(before);
  });

  test('a later import of figures for a restricted item finds it, and they are restricted with it', async () => {
    const later: RegisterFile = {
      plans: [],
      people: [],
      periods: [],
      actions: [],
      indicators: [],
      updates: [update(secretAction.key, '2023-24', { band: 'R', commentary: mark })],
    };
    expect((await importRegister(later, { graph: office.graph, site: siteAddress })).ok).toBe(true);
    const store = await open();
    const said = (reach: Reach) => snapshotOf(store, reach).updates.filter(one => one.period === '2023-24');
    expect(said('all').map(one => one.visibility)).toContain('restricted');
    expect(JSON.stringify(said('open'))).not.toContain(mark);
  });

  test('a frozen file has nothing of it, even where the whole was handed over', async () => {
    const store = await open();
    expect(await freezePeriod(store, snapshotOf(store, 'all'), '2024-25-Q1')).toMatchObject({ ok: true });
    expect(await libraryText(`Snapshots/${council}`)).not.toContain(mark);
  });

  test('the turn of the year changes restricted rows where they are, remembers before there only, and is undone', async () => {
    const asked = parseRollOver({ close: [{ ref: 'S1', decisionRef: 'CAB/1', on: '2025-03-11' }] });
    if (!asked.ok) throw new Error('refused');
    const plan = async () =>
      planRollOver(
        snapshotOf(await open(), 'all'),
        { ...asked.value, from: '2024-25', to: '2025-26' },
        calendar,
      );
    const before = snapshotOf(await open(), 'all');
    const applied = await applyRollOver(plan, {
      graph: office.graph,
      site: siteAddress,
      council,
      to: '2025-26',
      // Later than the imports, which are stamped with real time.
      at: '2099-04-01T08:00:00Z',
    });
    expect(applied).toMatchObject({ ok: true });
    const turned = snapshotOf(await open(), 'all');
    expect(turned.actions.find(one => one.ref === 'S1')?.state).toBe('closed');
    expect(turned.indicators.filter(one => one.ref === 'S2')).toHaveLength(2);
    expect(JSON.stringify(snapshotOf(await open(), 'open'))).not.toContain(mark);
    expect(await libraryText(`Changes/${council}`)).not.toMatch(/SECRET|\/S1|\/S2/);
    expect(await undoLast({ graph: office.graph, site: siteAddress, council })).toMatchObject({ ok: true });
    expect(snapshotOf(await open(), 'all')).toEqual(before);
  });

  test('undoing does nothing where a restricted row was changed since, and names the row and not its words', async () => {
    const site = openSite(office.graph, siteAddress);
    const before = await rowCount();
    const rows = await everyListRow(site, 'RestrictedUpdates');
    await patchRow(
      site,
      rows.find(one => one.fields['Period'] === '2023-24')!,
      { NextActions: mark },
    );
    const refused = await undoLast({ graph: office.graph, site: siteAddress, council });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'changed-since' }] });
    expect(JSON.stringify(refused)).not.toMatch(/SECRET|\/S1|\/S2/);
    expect(await rowCount()).toBe(before);
  });

  test('a restricted row in an open list is told by list and row alone, and what is said of it with it', async () => {
    const site = openSite(office.graph, siteAddress);
    const [row] = await everyListRow(site, 'RestrictedItems');
    const fields = { ...row!.fields, Key: `${council}/action/S9`, Ref: 'S9' };
    const ours = Object.fromEntries(
      Object.entries(fields).filter(([name]) =>
        /^(Key|Council|Title|Kind|Ref|PlanKeys|Scheme|Post|Visibility|State)$/.test(name),
      ),
    ) as Fields & { Key: string };
    const made = await createRowOnce(site, 'Items', ours);
    const open9 = snapshotOf(await open(), 'open');
    expect(JSON.stringify(open9)).not.toMatch(/SECRET|S9/);
    expect(open9.problems).toContainEqual({
      code: 'restricted-in-open-list',
      field: 'Visibility',
      list: 'Items',
      rowId: made.row.rowId,
      key: null,
      itemKey: null,
      title: null,
      webUrl: made.row.webUrl,
    });
  });
});
