import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { kingsLynnRegister } from '../../local/sample/kingsLynn.ts';
import { heldBack, standingsOf, type Snapshot } from '../../register/index.ts';
import { everyListRow } from '../../store/graph/listRows.ts';
import { openSite } from '../../store/graph/site.ts';
import {
  createRegisterStore,
  importRegister,
  loadSchemes,
  provision,
  type RegisterFile,
} from '../../store/index.ts';
import { mirroredLists } from '../../store/snapshot.ts';
import { siteAddress, startOffice, type Office } from './office.ts';
import { plan, smallRegister, update } from './register.ts';

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

const importInto = (file: RegisterFile, fetch: typeof globalThis.fetch = office.fetch) =>
  importRegister(file, { graph: office.graphWith({ fetch }), site: siteAddress });

const rowCounts = async () => {
  const site = openSite(office.graph, siteAddress);
  const counts = await Promise.all(
    mirroredLists.map(async list => [list, (await everyListRow(site, list)).length]),
  );
  return Object.fromEntries(counts) as Record<string, number>;
};

const snapshotOf = async (): Promise<Snapshot> => {
  const store = createRegisterStore({ graph: office.graph, site: siteAddress, schemes });
  await store.refresh();
  const result = store.snapshot(council, '2024-10-01T08:00:00Z');
  if (!result.ok) throw new Error('refused');
  return result.value;
};

const nothingRestricted = { RestrictedItems: 0, RestrictedIndicators: 0, RestrictedUpdates: 0 };
const open = { Plans: 3, Items: 3, Indicators: 2, Updates: 3, Periods: 3, Meetings: 0, People: 1 };
const lists = Object.keys(open) as (keyof typeof open)[];
const small = { ...open, ...nothingRestricted };

describe('a register is imported', () => {
  test('once, however often it is run', async () => {
    const first = await importInto(smallRegister());
    const second = await importInto(smallRegister());
    expect(first).toEqual({
      ok: true,
      value: lists.map(list => ({ list, created: small[list], alreadyThere: 0 })),
    });
    expect(second).toEqual({
      ok: true,
      value: lists.map(list => ({ list, created: 0, alreadyThere: small[list] })),
    });
    expect(await rowCounts()).toEqual(small);
  });

  test('to the end by a second run, when the first was cut short', async () => {
    let batches = 0;
    const dying: typeof globalThis.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      batches += url.endsWith('/$batch') ? 1 : 0;
      return batches === 2
        ? Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))
        : office.fetch(input, init);
    };
    const many = smallRegister();
    many.plans.push(
      ...Array.from({ length: 30 }, (_, index) => plan(council, `p${index}`, { order: 10 + index })),
    );
    await expect(importInto(many, dying)).rejects.toMatchObject({ code: 'unreachable' });
    expect((await rowCounts())['Plans']).toBe(20);
    expect((await importInto(many)).ok).toBe(true);
    expect(await rowCounts()).toEqual({ ...small, Plans: 33 });
  });

  test('not at all, where references differ in capitals only, which SharePoint takes for the same', async () => {
    const twice = smallRegister();
    twice.plans.push(plan(council, 'p2a', { order: 8 }), plan(council, 'p2A', { order: 9 }));
    const clash = (key: string) => ({ code: 'duplicate-key', facts: { list: 'Plans', key } });
    expect(await importInto(twice)).toMatchObject({ ok: false, problems: [clash(`${council}/p2A`)] });
    expect(await rowCounts()).toMatchObject({ Plans: 0 });
    const [first, later] = [smallRegister(), smallRegister()];
    first.plans.push(plan(council, 'p2a', { order: 8 }));
    later.plans.push(plan(council, 'p2A', { order: 9 }));
    await importInto(first);
    expect(await importInto(later)).toMatchObject({ ok: false, problems: [clash(`${council}/p2A`)] });
  });

  test('without a row doubled, when a whole batch arrived and its answer did not', async () => {
    const deaf: typeof globalThis.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      const response = await office.fetch(input, init);
      if (!url.endsWith('/$batch')) return response;
      throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
    };
    expect((await importInto(smallRegister(), deaf)).ok).toBe(true);
    expect(await rowCounts()).toEqual(small);
  });

  test('without a row missing, when members of a batch are turned away one by one', async () => {
    const grudging: typeof globalThis.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      if (!url.endsWith('/$batch')) return office.fetch(input, init);
      const asked = JSON.parse(init?.body as string) as { requests: { id: string }[] };
      const served = asked.requests.filter((_, index) => index % 3 !== 0);
      const answer = (await (
        await office.fetch(input, { ...init, body: JSON.stringify({ requests: served }) })
      ).json()) as { responses: object[] };
      const refused = asked.requests
        .filter((_, index) => index % 3 === 0)
        .map(({ id }) => ({
          id,
          status: 429,
          headers: { 'Retry-After': '1' },
          body: { error: { code: 'tooManyRequests' } },
        }));
      return Response.json({ responses: [...refused, ...answer.responses] });
    };
    expect((await importInto(smallRegister(), grudging)).ok).toBe(true);
    expect(await rowCounts()).toEqual(small);
  });
});

describe('nothing is written', () => {
  const nothing = Object.fromEntries(mirroredLists.map(list => [list, 0]));
  const item = 'kings-lynn/action/A02';
  test.each<[string, (file: RegisterFile) => void, object]>([
    [
      'a figure is no number',
      file => file.updates.push(update(item, '2024-25-Q2', { value: Number.NaN })),
      { code: 'not-a-number', field: 'Value' },
    ],
    [
      'a period is none',
      file => file.updates.push(update(item, '2024-25-Q7')),
      { code: 'not-a-period', field: 'Period', facts: { text: '2024-25-Q7' } },
    ],
    [
      'a day is none',
      file => Object.assign(file.actions[0]!, { due: '31/03/2025' }),
      { code: 'not-a-date', field: 'Due' },
    ],
    [
      'a line is too long for SharePoint',
      file => Object.assign(file.actions[0]!, { title: 'x'.repeat(256) }),
      { code: 'too-long', field: 'Title', facts: { most: 255 } },
    ],
    ['a Key stands twice', file => file.plans.push(file.plans[0]!), { code: 'duplicate-key', field: 'Key' }],
    [
      'an item’s plan is not there',
      file => Object.assign(file.actions[0]!, { planKeys: ['kings-lynn/none'] }),
      { code: 'unknown-plan', facts: { plan: 'kings-lynn/none' } },
    ],
    [
      'an answer’s item is not there',
      file => file.updates.push(update('kings-lynn/action/A77', '2024-25-Q1')),
      { code: 'unknown-item', facts: { item: 'kings-lynn/action/A77' } },
    ],
  ])('where %s, and the row is named', async (_, spoil, problem) => {
    const file = smallRegister();
    spoil(file);
    const result = await importInto(file);
    expect(result.ok).toBe(false);
    expect(result.ok ? [] : result.problems).toEqual([
      expect.objectContaining({
        ...problem,
        ...('facts' in problem
          ? { facts: expect.objectContaining(problem.facts as Record<string, unknown>) as unknown }
          : {}),
      }),
    ]);
    expect(await rowCounts()).toEqual(nothing);
  });

  test('where nobody answers', async () => {
    const gone = () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }));
    await expect(importInto(smallRegister(), gone)).rejects.toMatchObject({ code: 'unreachable' });
  });
});

test('an answer may speak of an item that the register has already', async () => {
  await importInto(smallRegister());
  const none = { plans: [], actions: [], indicators: [], updates: [], periods: [], people: [] };
  const later = await importInto({
    ...none,
    updates: [update('kings-lynn/action/A02', '2024-25-Q2', { band: 'G' })],
  });
  expect(later).toMatchObject({ ok: true });
  expect((await snapshotOf()).updates).toHaveLength(4);
});

test('King’s Lynn’s register comes back as it was published, with its one unrated action as the only problem', async () => {
  const file = kingsLynnRegister();
  expect((await importInto(file)).ok).toBe(true);
  const snapshot = await snapshotOf();
  expect(snapshot.councilTitle).toBe(file.plans.find(one => one.kind === 'council')?.title);
  expect(snapshot.problems).toEqual([
    expect.objectContaining({
      code: 'band-missing',
      field: 'Band',
      list: 'Updates',
      itemKey: 'kings-lynn/action/U01',
      key: 'kings-lynn/action/U01/2024-25-Q1/published',
      webUrl: expect.stringMatching(/^https:/) as unknown,
    }),
  ]);
  expect(heldBack(snapshot)).toEqual(new Set(['kings-lynn/action/U01']));
  expect(snapshot.actions).toHaveLength(file.actions.length);
  expect(new Set(snapshot.indicators)).toEqual(new Set(file.indicators));
  expect(snapshot.updates).toHaveLength(file.updates.length - 1);
  const standings = standingsOf(snapshot, '2024-25-Q1');
  expect(standings.ok ? standings.value.filter(one => one.item.kind === 'action') : []).toHaveLength(66);
}, 60_000);
