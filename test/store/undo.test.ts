import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Snapshot, Update } from '../../register/index.ts';
import {
  createRegisterStore,
  importRegister,
  loadSchemes,
  provision,
  undoLast,
  type RegisterFile,
} from '../../store/index.ts';
import { siteAddress, startOffice, type Office } from './office.ts';
import { action, plan, smallRegister, update } from './register.ts';

const schemes = loadSchemes('register/schemes');
const council = 'kings-lynn';
let office: Office;

const stop = async () => {
  await office?.stop();
};
beforeEach(async () => {
  await stop();
  office = await startOffice();
  await provision({ graph: office.graph, site: siteAddress });
});
afterAll(stop);

const asked: Partial<Record<'times', number>> = {};
/** Real time of an import: each a minute after the one before. */
const nextMinute = (): string => {
  asked.times = (asked.times ?? 0) + 1;
  return new Date(Date.parse('2024-10-01T08:00:00Z') + asked.times * 60_000).toISOString();
};

type FetchLike = typeof globalThis.fetch;

const importInto = (file: RegisterFile, { what = 'import', fetch = office.fetch } = {}) =>
  importRegister(file, { graph: office.graphWith({ fetch }), site: siteAddress, what, at: nextMinute() });

const undo = (options: { dryRun?: boolean; council?: string; fetch?: FetchLike } = {}) => {
  const { fetch = office.fetch, ...rest } = options;
  return undoLast({ graph: office.graphWith({ fetch }), site: siteAddress, council, ...rest });
};

const openStore = async () => {
  const store = createRegisterStore({ graph: office.graph, site: siteAddress, schemes });
  await store.refresh();
  return store;
};

const snapshotOf = async (): Promise<Snapshot> => {
  const result = (await openStore()).snapshot(council, '2024-10-01T08:00:00Z');
  if (!result.ok) throw new Error('refused');
  return result.value;
};

const none: RegisterFile = { plans: [], actions: [], indicators: [], updates: [], periods: [], people: [] };
const second: RegisterFile = {
  ...none,
  plans: [plan(council, 'care', { order: 9 })],
  actions: [action(council, 'A50', { planKeys: [`${council}/care`] })],
  updates: [
    update(`${council}/action/A50`, '2024-25-Q1', { band: 'G' }),
    update(`${council}/action/A10`, '2024-25-Q1', { band: 'A' }),
  ],
};

const nothingToUndo = {
  ok: false,
  problems: [{ code: 'nothing-to-undo', field: 'council', facts: { council } }],
};

const urlOf = (input: Parameters<FetchLike>[0]) => (input instanceof Request ? input.url : input.toString());

/** Lets so many requests of a kind through, and is dead from then on. */
const dyingAfter = (allowed: number, isCounted: (url: string, method: string) => boolean): FetchLike => {
  let counted = 0;
  return (input, init) => {
    counted += isCounted(urlOf(input), init?.method ?? 'GET') ? 1 : 0;
    return counted > allowed
      ? Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))
      : office.fetch(input, init);
  };
};

describe('the last import is taken back', () => {
  test('and the register is as it was before, row by row', async () => {
    await importInto(smallRegister());
    const before = await snapshotOf();
    await importInto(second, { what: 'import of second.xlsx' });
    expect((await snapshotOf()).actions).toHaveLength(4);
    const undone = await undo();
    expect(undone).toMatchObject({
      ok: true,
      value: {
        what: 'import of second.xlsx',
        removed: [
          { list: 'Plans', key: 'kings-lynn/care' },
          { list: 'Items', key: 'kings-lynn/action/A50' },
          { list: 'Updates', key: 'kings-lynn/action/A50/2024-25-Q1/published' },
          { list: 'Updates', key: 'kings-lynn/action/A10/2024-25-Q1/published' },
        ],
        restored: [],
      },
    });
    expect(await snapshotOf()).toEqual(before);
  });

  test('then the one before it, and then there is nothing to undo', async () => {
    await importInto(smallRegister());
    await importInto(second);
    expect((await undo()).ok).toBe(true);
    expect((await undo()).ok).toBe(true);
    expect((await openStore()).councils()).toEqual([]);
    expect(await undo()).toEqual(nothingToUndo);
  });

  test('only said, on a dry run', async () => {
    await importInto(smallRegister());
    await importInto(second);
    const before = await snapshotOf();
    const said = await undo({ dryRun: true });
    expect(await snapshotOf()).toEqual(before);
    expect(await undo()).toEqual(said);
  });

  test('without the rows of another council', async () => {
    await importInto(smallRegister());
    await importInto(smallRegister('norfolk'));
    expect((await undo()).ok).toBe(true);
    expect((await openStore()).councils()).toEqual(['norfolk']);
    expect(await undo()).toEqual(nothingToUndo);
    expect((await undo({ council: 'norfolk' })).ok).toBe(true);
  });

  test('without the rows that were there before it', async () => {
    await importInto(smallRegister());
    const file = smallRegister();
    await importInto({ ...file, actions: [...file.actions, action(council, 'A51')] });
    expect(await undo()).toMatchObject({
      value: { removed: [{ list: 'Items', key: 'kings-lynn/action/A51' }] },
    });
  });

  test('and open pages see that the rows are gone', async () => {
    await importInto(smallRegister());
    await importInto(second);
    const store = await openStore();
    expect(store.etag('kings-lynn/action/A50')).not.toBeNull();
    await undo();
    expect(await store.refresh()).toEqual([council]);
    expect(store.etag('kings-lynn/action/A50')).toBeNull();
  });

  test('and can be imported again', async () => {
    await importInto(smallRegister());
    await importInto(second);
    const after = await snapshotOf();
    await undo();
    await importInto(second);
    expect(await snapshotOf()).toEqual(after);
    expect((await undo()).ok).toBe(true);
  });

  test('an import that found everything there leaves nothing of its own to undo', async () => {
    await importInto(smallRegister());
    await importInto(smallRegister());
    expect((await undo()).ok).toBe(true);
    expect(await undo()).toEqual(nothingToUndo);
  });
});

describe('nothing is undone, and the rows are named', () => {
  const answer = (item: string, said: Partial<Update> = {}) =>
    update(item, '2024-25-Q2', { submissionId: 's1', band: 'G', submittedBy: 'someone', ...said });

  const refusedFor = async (row: string) => {
    const before = await snapshotOf();
    const refused = await undo();
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'changed-since', facts: { rows: row } }] });
    expect(await undo({ dryRun: true })).toEqual(refused);
    expect(await snapshotOf()).toEqual(before);
  };

  test('where an imported row was changed since', async () => {
    await importInto(smallRegister());
    const file: RegisterFile = {
      ...none,
      periods: [{ ...smallRegister().periods[0]!, period: '2024-25-Q3', key: `${council}/2024-25-Q3` }],
    };
    await importInto(file);
    const store = await openStore();
    const row = (await snapshotOf()).periods.find(one => one.period === '2024-25-Q3')!;
    await store.saveReportingPeriod({ ...row, dueOn: '2025-01-15' }, store.etag(row.key)!);
    await refusedFor('Periods kings-lynn/2024-25-Q3');
  });

  test('where an answer was given since on an imported item', async () => {
    await importInto(smallRegister());
    await importInto(second);
    const said = answer(`${council}/action/A50`);
    await (await openStore()).saveUpdate(said);
    await refusedFor(`Updates ${said.key}`);
  });

  test('where an answer was given since for an imported period', async () => {
    await importInto(smallRegister());
    const q3 = { ...smallRegister().periods[0]!, period: '2024-25-Q3', key: `${council}/2024-25-Q3` };
    await importInto({ ...none, periods: [q3] });
    const said = update(`${council}/action/A02`, '2024-25-Q3', { submissionId: 's1', band: 'G' });
    await (await openStore()).saveUpdate(said);
    await refusedFor(`Updates ${said.key}`);
  });

  test('where an item was put since under an imported plan', async () => {
    await importInto(smallRegister());
    await importInto({ ...none, plans: second.plans });
    const graph = office.graph;
    await importRegister(
      { ...none, actions: second.actions },
      { graph, site: siteAddress, at: '2024-09-01T08:00:00Z' },
    );
    await refusedFor('Items kings-lynn/action/A50');
  });

  test('but an answer on an item that was there before is in nobody’s way', async () => {
    await importInto(smallRegister());
    await importInto(second);
    await (await openStore()).saveUpdate(answer(`${council}/action/A02`));
    expect((await undo()).ok).toBe(true);
  });
});

describe('cut short', () => {
  const many = (): RegisterFile => ({
    ...none,
    actions: Array.from({ length: 50 }, (_, index) => action(council, `B${index}`)),
  });
  const isBatch = (url: string) => url.endsWith('/$batch');

  test('an import is undone as far as it came', async () => {
    await importInto(smallRegister());
    const before = await snapshotOf();
    await expect(importInto(many(), { fetch: dyingAfter(1, isBatch) })).rejects.toMatchObject({
      code: 'unreachable',
    });
    expect((await snapshotOf()).actions).toHaveLength(23);
    expect(await undo()).toMatchObject({ ok: true });
    expect(await snapshotOf()).toEqual(before);
  });

  test('an import that is finished by a repeat is undone as one', async () => {
    await importInto(smallRegister());
    const before = await snapshotOf();
    await expect(importInto(many(), { fetch: dyingAfter(1, isBatch) })).rejects.toThrow();
    await importInto(many());
    expect((await snapshotOf()).actions).toHaveLength(53);
    expect(await undo()).toMatchObject({ ok: true });
    expect(await snapshotOf()).toEqual(before);
    await undo();
    expect(await undo()).toEqual(nothingToUndo);
  });

  test('an import whose last word got lost is finished by a repeat that has nothing left to write', async () => {
    await importInto(smallRegister());
    const isRecord = (url: string, method: string) => url.includes('/Changes/') && method === 'PUT';
    await expect(importInto(many(), { fetch: dyingAfter(1, isRecord) })).rejects.toThrow();
    await importInto(many());
    await importInto(second);
    await undo();
    expect(await undo()).toMatchObject({ ok: true, value: { removed: { length: 50 } } });
  });

  test('an undoing is finished by a repeat', async () => {
    await importInto(smallRegister());
    const before = await snapshotOf();
    await importInto(many());
    await expect(undo({ fetch: dyingAfter(1, isBatch) })).rejects.toMatchObject({ code: 'unreachable' });
    expect((await snapshotOf()).actions).toHaveLength(33);
    expect(await undo()).toMatchObject({ ok: true, value: { removed: { length: 30 } } });
    expect(await snapshotOf()).toEqual(before);
  });

  test('a row that the answer to was lost is still ours to undo', async () => {
    await importInto(smallRegister());
    const deaf: FetchLike = async (input, init) => {
      const response = await office.fetch(input, init);
      if (!isBatch(urlOf(input))) return response;
      throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
    };
    await importInto(second, { fetch: deaf });
    expect(await undo({ fetch: deaf })).toMatchObject({ ok: true, value: { removed: { length: 4 } } });
  });
});
