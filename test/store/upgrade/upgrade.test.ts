import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Snapshot } from '../../../register/index.ts';
import { createDocumentLibrary } from '../../../store/documentLibrary.ts';
import { sendBatch } from '../../../store/graph/batch.ts';
import { everyListRow } from '../../../store/graph/listRows.ts';
import { openSite } from '../../../store/graph/site.ts';
import {
  applyUpgrade,
  checkLayout,
  createRegisterStore,
  currentLayout,
  isNote,
  loadSchemes,
  planUpgrade,
  undoLast,
} from '../../../store/index.ts';
import { toImportRows } from '../../../store/index.ts';
import { layoutSteps, type LayoutStep } from '../../../store/upgrade/layoutSteps.ts';
import { siteAddress, startOffice, type Office } from '../office.ts';
import { smallRegister } from '../register.ts';
import { firstRelease } from './firstRelease.ts';

const schemes = loadSchemes('register/schemes');
const council = 'kings-lynn';
let office: Office;

const stop = async () => {
  await office?.stop();
};
const site = () => openSite(office.graph, siteAddress);
const at = () => ({ graph: office.graph, site: siteAddress, schemes });

/** A register as the first release kept it: its lists, and rows with no other columns than it had. */
const startOfOld = async () => {
  office = await startOffice();
  const path = `${await site().path()}/lists`;
  for (const { body } of firstRelease) await office.graph.call({ method: 'POST', path, body });
  const file = smallRegister(council);
  const rows = toImportRows(file, new Set(), new Map());
  if (!rows.ok) throw new Error('not rows');
  const columnsOf = new Map(firstRelease.map(({ body, names }) => [body.displayName, names]));
  const members = await Promise.all(
    rows.value.map(async ({ list, fields }, index) => ({
      id: String(index),
      method: 'POST' as const,
      url: `${await site().listPath(list)}/items`,
      body: {
        fields: Object.fromEntries(
          Object.entries(fields).filter(([name, value]) => columnsOf.get(list)?.has(name) && value !== null),
        ),
      },
    })),
  );
  for (let start = 0; start < members.length; start += 20) {
    const answers = await sendBatch(office.graph, members.slice(start, start + 20));
    expect([...answers.values()].map(({ status }) => status)).toEqual(
      members.slice(start, start + 20).map(() => 201),
    );
  }
};

beforeEach(async () => {
  await stop();
  await startOfOld();
}, 60_000);
afterAll(stop);

const snapshotOf = async (): Promise<Snapshot> => {
  const store = createRegisterStore(at());
  await store.refresh();
  const result = store.snapshot(council, '2024-10-01T08:00:00Z');
  if (!result.ok) throw new Error('refused');
  return result.value;
};

type Work = {
  backUpFirst?: () => Promise<void>;
  steps?: readonly LayoutStep[];
  fetch?: typeof globalThis.fetch;
};

const upgrade = ({
  backUpFirst = () => Promise.resolve(),
  steps = layoutSteps,
  fetch = office.fetch,
}: Work = {}) =>
  applyUpgrade({
    ...at(),
    graph: office.graphWith({ fetch }),
    steps,
    backUpFirst,
    at: '2024-10-01T08:00:00Z',
    progress: () => undefined,
  });

const sealsOf = async () =>
  (await Promise.all((['Items', 'Indicators', 'Updates'] as const).map(list => everyListRow(site(), list))))
    .flat()
    .map(row => typeof row.fields['Seal']);

describe('a register of the first release', () => {
  test('says which steps are due and tries them on a copy, and nothing is written', async () => {
    const plan = await planUpgrade(at());
    expect(plan).toMatchObject({ from: 0, to: currentLayout, broken: [] });
    expect(plan.due.map(({ name }) => name)).toEqual([
      'columns-since-first-release',
      'seals',
      'answers-and-decisions',
    ]);
    expect(plan.columns).toContainEqual(expect.objectContaining({ list: 'Meetings', code: 'list-missing' }));
    expect(plan.columns).toContainEqual(
      expect.objectContaining({ list: 'Items', column: 'Kind', code: 'choices-missing' }),
    );
    // Three actions, two measures, three updates.
    expect(plan.changes).toHaveLength(8);
    expect((await site().listIds()).has('Meetings')).toBe(false);
    expect((await checkLayout(at())).number).toBe(0);
    await expect(snapshotOf()).rejects.toMatchObject({ code: 'not-provisioned' });
  });

  test('is upgraded after its backup: every row is read, with its Seal, and a second time does nothing', async () => {
    let backups = 0;
    const backUpFirst = () => {
      backups += 1;
      return Promise.resolve();
    };
    expect(await upgrade({ backUpFirst })).toMatchObject({ ok: true, value: { changes: { length: 8 } } });
    const snapshot = await snapshotOf();
    expect(snapshot.problems).toEqual([]);
    const file = smallRegister(council);
    const refs = file.actions.map(({ ref }) => ref).sort();
    expect(snapshot.actions.map(({ ref }) => ref).sort()).toEqual(refs);
    for (const one of file.actions) expect(snapshot.actions).toContainEqual(one);
    for (const one of file.indicators) expect(snapshot.indicators).toContainEqual(one);
    for (const one of file.updates) expect(snapshot.updates).toContainEqual(one);
    expect(new Set(await sealsOf())).toEqual(new Set(['string']));
    const { number, drift } = await checkLayout(at());
    expect(number).toBe(currentLayout);
    expect(drift.filter(one => !isNote(one) && !['Indicators', 'Items'].includes(one.list))).toEqual([]);
    expect(await upgrade({ backUpFirst })).toMatchObject({ ok: true, value: { due: [], changes: [] } });
    expect(backups).toBe(1);
  }, 60_000);

  test('is not touched where its backup fails', async () => {
    const backUpFirst = () => Promise.reject(new Error('the disk is full'));
    await expect(upgrade({ backUpFirst })).rejects.toThrow('the disk is full');
    expect((await site().listIds()).has('Meetings')).toBe(false);
  });

  test('is not touched where a row could not be read any more, and the row is named', async () => {
    const breaking: LayoutStep = {
      to: currentLayout + 1,
      name: 'seals',
      change: ({ fields }) => (fields['Ref'] === 'A10' ? { Due: 'some day' } : {}),
    };
    const steps = [...layoutSteps, breaking];
    const plan = await planUpgrade({ ...at(), steps });
    expect(plan.broken).toMatchObject([{ code: 'not-a-date', key: 'kings-lynn/action/A10' }]);
    expect(await upgrade({ steps })).toEqual({
      ok: false,
      problems: [{ code: 'upgrade-breaks-rows', facts: { count: plan.broken.length } }],
    });
    expect((await site().listIds()).has('Meetings')).toBe(false);
  });

  test('is finished by a repeat where the upgrade was cut short, and is taken back as one', async () => {
    let written = 0;
    const dying: typeof globalThis.fetch = (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      if (url.includes('/Changes/') && init?.method === 'PUT') written += 1;
      // The record of what will be written is there; then the machine stops.
      return written > 0 && url.endsWith('/$batch')
        ? Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))
        : office.fetch(input, init);
    };
    await expect(upgrade({ fetch: dying })).rejects.toMatchObject({ code: 'unreachable' });
    expect(new Set(await sealsOf())).toEqual(new Set(['undefined']));
    expect((await checkLayout(at())).number).toBe(0);
    expect((await upgrade()).ok).toBe(true);
    expect(new Set(await sealsOf())).toEqual(new Set(['string']));
    expect((await checkLayout(at())).number).toBe(currentLayout);
    expect(await undoLast({ graph: office.graph, site: siteAddress, council })).toMatchObject({
      ok: true,
      value: { what: `upgrade to layout ${currentLayout}`, restored: { length: 8 } },
    });
    expect(new Set(await sealsOf())).toEqual(new Set(['undefined']));
    expect((await planUpgrade(at())).due).toEqual([]);
    expect((await planUpgrade({ ...at(), from: 1 })).changes).toHaveLength(8);
  }, 60_000);

  test('whose upgrade was cut short after its last row has one record of it, and can be taken back', async () => {
    let records = 0;
    const dying: typeof globalThis.fetch = (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      records += url.includes('/Changes/') && init?.method === 'PUT' ? 1 : 0;
      return records > 1
        ? Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))
        : office.fetch(input, init);
    };
    await expect(upgrade({ fetch: dying })).rejects.toMatchObject({ code: 'unreachable' });
    expect(new Set(await sealsOf())).toEqual(new Set(['string']));
    expect(await upgrade()).toMatchObject({ ok: true, value: { changes: [] } });
    const library = createDocumentLibrary(site());
    const names = await library.list(`Changes/${council}`);
    expect(names).toHaveLength(1);
    const bytes = await library.get(`Changes/${council}/${names[0]}`);
    expect(JSON.parse(new TextDecoder().decode(bytes!))).toMatchObject({ state: 'finished' });
    expect((await undoLast({ graph: office.graph, site: siteAddress, council })).ok).toBe(true);
    expect(new Set(await sealsOf())).toEqual(new Set(['undefined']));
  }, 60_000);

  test('a Seal that does not fit is not made to fit', async () => {
    expect((await upgrade()).ok).toBe(true);
    const row = (await everyListRow(site(), 'Updates')).find(one => one.fields['Band'] === 'A')!;
    const path = `${await site().listPath('Updates')}/items/${row.rowId}/fields`;
    await office.graph.call({ method: 'PATCH', path, body: { Band: 'G' } });
    const plan = await planUpgrade({ ...at(), from: 1 });
    expect(plan.changes).toEqual([]);
    expect((await snapshotOf()).problems).toMatchObject([{ code: 'decided-by-hand' }]);
  }, 60_000);
});
