import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ListName, RegisterStore, Snapshot } from '../../register/index.ts';
import { createRegisterStore, importRegister, loadSchemes, provision } from '../../store/index.ts';
import { createRowOnce } from '../../store/graph/createRowOnce.ts';
import { findRow } from '../../store/graph/listRows.ts';
import { openSite } from '../../store/graph/site.ts';
import { updateFields } from '../../store/rows/update.ts';
import { mirroredLists } from '../../store/snapshot.ts';
import { siteAddress, startOffice, type Office } from './office.ts';
import { smallRegister, update } from './register.ts';

const schemes = loadSchemes('register/schemes');
const council = 'kings-lynn';
const asAt = '2024-10-02T10:00:00Z';
const item = `${council}/action/A02`;

type Body = { value: { id: string; eTag: string; fields: Record<string, unknown>; name?: string }[] };
type Spoil = (url: string, send: () => Promise<Response>) => Promise<Response> | null;

let office: Office;
let spoil: Spoil;
let asked: string[];
let now: string;

/** A site of its own for each test: these tests break it. */
beforeEach(async () => {
  office = await startOffice();
  await provision({ graph: office.graph, site: siteAddress });
  await importRegister(smallRegister(council), { graph: office.graph, site: siteAddress });
  spoil = () => null;
  asked = [];
  now = '2026-11-23T09:00:00.000Z';
});
afterEach(async () => {
  await office.stop();
});

const site = () => openSite(office.graph, siteAddress);

const make = (): RegisterStore => {
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = decodeURIComponent(input instanceof Request ? input.url : input.toString());
    asked.push(`${init?.method ?? 'GET'} ${url}`);
    return spoil(url, () => office.fetch(input, init)) ?? office.fetch(input, init);
  };
  return createRegisterStore({
    graph: office.graphWith({ fetch }),
    site: siteAddress,
    schemes,
    now: () => now,
  });
};

const open = async (): Promise<RegisterStore> => {
  const store = make();
  await store.refresh();
  asked = [];
  return store;
};

const read = (store: RegisterStore): Snapshot => {
  const result = store.snapshot(council, asAt);
  if (!result.ok) throw new Error('refused');
  return result.value;
};

const said = (id: string) => update(item, '2024-25-Q2', { submissionId: id, band: 'G' });
const add = (id: string) =>
  createRowOnce(site(), 'Updates', { ...updateFields(said(id)), Key: said(id).key });
const idOf = async (list: ListName) => (await site().listIds()).get(list)!;
const remove = async (list: ListName, key: string) => {
  const row = (await findRow(site(), list, key))!;
  await office.graph.call({ method: 'DELETE', path: `${await site().listPath(list)}/items/${row.rowId}` });
};
const isDelta = (url: string) => url.includes('/items/delta');
const isOfRows = (url: string) => url.includes('/items');

/** The answers of one list, changed on their way. */
const changing =
  (listId: string, change: (body: Body, url: string) => Body): Spoil =>
  (url, send) =>
    url.includes(listId)
      ? send().then(async response =>
          response.ok && response.status !== 204
            ? Response.json(change((await response.json()) as Body, url))
            : response,
        )
      : null;

const unreachable = () =>
  Promise.reject(
    new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
  );

describe('a column that somebody removed from a list', () => {
  /** As SharePoint answers then: the column is not among the columns, and no row has it. */
  const withoutBand = async (): Promise<Spoil> =>
    changing(await idOf('Updates'), (body, url) => {
      if (url.includes('/columns')) return { ...body, value: body.value.filter(one => one.name !== 'Band') };
      for (const { fields } of body.value) delete fields?.['Band'];
      return body;
    });
  const lost = { code: 'column-lost', list: 'Updates', facts: { list: 'Updates', column: 'Band' } };

  test('is one problem of the list, seen as soon as a row loses what it held; no rating is lost', async () => {
    await add('before');
    const store = await open();
    const before = read(store);
    now = '2026-11-23T09:00:30.000Z';
    spoil = await withoutBand();
    const row = (await findRow(site(), 'Updates', said('before').key))!;
    const path = `${await site().listPath('Updates')}/items/${row.rowId}/fields`;
    await office.graph.call({ method: 'PATCH', path, body: { Commentary: 'Put better' } });
    expect(await store.refresh()).toEqual([council]);
    const { problems, updates } = read(store);
    expect(problems).toMatchObject([lost]);
    expect(problems[0]?.facts?.['since']).toBe('2026-11-23T09:00:00.000Z');
    expect(updates).toEqual(before.updates);
    expect(await store.refresh()).toEqual([]);
    // Back again: what was changed meanwhile is read.
    spoil = () => null;
    expect(await store.refresh()).toEqual([council]);
    expect(read(store).problems).toEqual([]);
    expect(read(store).updates.find(one => one.key === said('before').key)?.commentary).toBe('Put better');
  });

  test('and made anew without what was in it leaves no rating that nobody took away', async () => {
    const store = await open();
    const before = read(store);
    expect(before.updates.filter(one => one.band !== null)).toHaveLength(2);
    const updates = await idOf('Updates');
    spoil = await withoutBand();
    for (let refresh = 1; refresh <= 20; refresh += 1) await store.refresh();
    spoil = changing(updates, body => {
      for (const { fields } of body.value) delete fields?.['Band'];
      return body;
    });
    expect(await store.refresh()).toEqual([council]);
    const rated = { code: 'decided-by-hand', list: 'Updates', facts: { decides: 'changes a figure' } };
    expect(read(store).problems).toMatchObject([rated, rated]);
  });

  test('is seen in time where no row changes', async () => {
    const store = await open();
    spoil = await withoutBand();
    for (let refresh = 1; refresh < 20; refresh += 1) await store.refresh();
    expect(asked.filter(url => url.includes('/columns'))).toEqual([]);
    expect(read(store).problems).toEqual([]);
    await store.refresh();
    expect(asked.filter(url => url.includes('/columns'))).toHaveLength(mirroredLists.length);
    expect(read(store).problems).toMatchObject([lost]);
  });

  test('is seen when the whole list is read anew, and its empty column is not believed', async () => {
    const store = await open();
    const before = read(store);
    const gone = await withoutBand();
    spoil = (url, send) =>
      isDelta(url) && url.includes('token')
        ? Promise.resolve(Response.json({ error: { code: 'resyncRequired' } }, { status: 410 }))
        : gone(url, send);
    await store.refresh();
    expect(read(store).problems).toMatchObject([lost]);
    expect(read(store).updates).toEqual(before.updates);
  });

  test('stops a start, and the failure names list and column', async () => {
    spoil = await withoutBand();
    await expect(make().refresh()).rejects.toMatchObject({
      code: 'not-provisioned',
      message: 'The list Updates has lost its column Band',
    });
  });

  test('is another thing than a column that somebody emptied, renamed for display, or added', async () => {
    const store = await open();
    const path = await site().listPath('Updates');
    const { body } = await office.graph.call({ method: 'GET', path: `${path}/columns` });
    const band = (body as { value: { id: string; name: string }[] }).value.find(one => one.name === 'Band')!;
    await office.graph.call({
      method: 'PATCH',
      path: `${path}/columns/${band.id}`,
      body: { displayName: 'Rating' },
    });
    await office.graph.call({
      method: 'POST',
      path: `${path}/columns`,
      body: { name: 'OurNotes', text: {} },
    });
    const row = (await findRow(site(), 'Updates', `${item}/2024-25-Q1/published`))!;
    await office.graph.call({
      method: 'PATCH',
      path: `${path}/items/${row.rowId}/fields`,
      body: { Commentary: null, OurNotes: 'Ours' },
    });
    await store.refresh();
    expect(read(store).problems).toEqual([]);
    expect(read(store).updates.find(one => one.key === `${item}/2024-25-Q1/published`)).toMatchObject({
      commentary: null,
      band: 'A',
    });
    expect(read(await open()).problems).toEqual([]);
  });
});

describe('a list that somebody deleted or renamed', () => {
  test('stands as it was last read, and is a problem that says since when', async () => {
    const store = await open();
    const before = read(store);
    now = '2026-11-23T09:00:30.000Z';
    await office.graph.call({ method: 'DELETE', path: await site().listPath('Meetings') });
    await office.graph.call({ method: 'DELETE', path: await site().listPath('Updates') });
    expect(await store.refresh()).toEqual([council]);
    const { problems, updates } = read(store);
    expect(problems).toMatchObject([
      { code: 'list-lost', list: 'Updates', rowId: '', facts: { list: 'Updates' } },
      { code: 'list-lost', list: 'Meetings', rowId: '', facts: { list: 'Meetings' } },
    ]);
    expect(updates).toEqual(before.updates);
    expect(problems[0]?.facts?.['since']).toBe('2026-11-23T09:00:00.000Z');
    expect(store.asKnownAt()).toBe('2026-11-23T09:00:00.000Z');
    await expect(make().refresh()).rejects.toMatchObject({ code: 'not-provisioned' });
    // Made anew it is empty, and so it is read.
    await provision({ graph: office.graph, site: siteAddress });
    expect(await store.refresh()).toEqual([council]);
    expect(read(store)).toMatchObject({ problems: [], updates: [] });
  });
});

describe('rows that somebody deleted', () => {
  test('and that others lean on are named by those, and nothing makes them again', async () => {
    const store = await open();
    const action = read(store).actions.find(one => one.key === item)!;
    const etag = store.etag(item)!;
    await remove('Items', item);
    await store.refresh();
    const { problems, actions } = read(store);
    expect(problems.map(({ code, facts }) => [code, facts])).toEqual([
      ['unknown-item', { item }],
      ['unknown-item', { item }],
    ]);
    expect(actions.map(one => one.key)).not.toContain(item);
    await expect(store.saveItem(action, etag)).rejects.toMatchObject({ code: 'not-found' });
    expect(await findRow(site(), 'Items', item)).toBeNull();
  });

  test('a plan is named by what belongs to it', async () => {
    const store = await open();
    await remove('Plans', `${council}/services`);
    await store.refresh();
    const named = read(store).problems.map(({ code, key, facts }) => [code, key, facts?.['plan']]);
    expect(named).toEqual([
      ['unknown-plan', `${council}/action/A10`, `${council}/services`],
      ['unknown-plan', `${council}/action/A01`, `${council}/services`],
    ]);
  });

  test.each([
    ['at once', (row: object, id: string) => [{ id, deleted: { state: 'deleted' } }, row]],
    ['without a word of the deletion', (row: object) => [row]],
  ])(
    'and took out of the recycle bin again in an earlier state are as they are now: told %s',
    async (_, tell) => {
      await add('restored');
      const store = await open();
      const updates = await idOf('Updates');
      const { rowId } = (await findRow(site(), 'Updates', said('restored').key))!;
      const earlier = (row: Body['value'][number]) => ({
        ...row,
        eTag: row.eTag.replace(/,\d+/, ',0'),
        fields: { ...row.fields, Commentary: 'As it was' },
      });
      spoil = (url, send) => {
        if (!url.includes(updates) || !isOfRows(url)) return null;
        return send().then(async response => {
          const body = (await response.json()) as Body & Body['value'][number];
          if (url.includes(`/items/${rowId}`)) return Response.json(earlier(body));
          const row = (await findRow(site(), 'Updates', said('restored').key))!;
          const raw = { id: rowId, eTag: row.etag, webUrl: row.webUrl, fields: row.fields };
          return Response.json({ ...body, value: tell(earlier(raw), rowId) });
        });
      };
      await store.refresh();
      const restored = read(store).updates.find(one => one.key === said('restored').key);
      expect(restored?.commentary).toBe('As it was');
    },
  );
});

describe('rows that an answer leaves out', () => {
  const hideOne = async (where: (url: string) => boolean): Promise<void> => {
    const updates = await idOf('Updates');
    const { rowId } = (await findRow(site(), 'Updates', said('hidden').key))!;
    spoil = (url, send) => {
      if (isDelta(url) && /[?&]token=/.test(url) && url.includes(updates))
        return Promise.resolve(Response.json({ error: { code: 'resyncRequired' } }, { status: 410 }));
      const hides = changing(updates, body => ({
        ...body,
        value: body.value.filter(row => row.id !== rowId),
      }));
      return where(url) ? hides(url, send) : null;
    };
  };

  test('by delta are read by paging', async () => {
    await add('hidden');
    const store = await open();
    await hideOne(isDelta);
    expect(await store.refresh()).toEqual([]);
    expect(read(store).updates.map(one => one.key)).toContain(said('hidden').key);
  });

  test('by delta and by paging are not believed to be gone', async () => {
    await add('hidden');
    const store = await open();
    await hideOne(url => isDelta(url) || /\/items\?/.test(url));
    await expect(store.refresh()).rejects.toMatchObject({ code: 'unreadable' });
    expect(read(store).updates.map(one => one.key)).toContain(said('hidden').key);
  });

  test('all of them, by delta, at the start', async () => {
    const updates = await idOf('Updates');
    spoil = (url, send) =>
      isDelta(url) ? changing(updates, body => ({ ...body, value: [] }))(url, send) : null;
    expect(read(await open()).updates).toHaveLength(3);
  });
});

describe('a page of the whole list that is too much at once', () => {
  test.each([
    [
      'does not come in time',
      () => Promise.reject(new DOMException('The operation timed out', 'TimeoutError')),
    ],
    ['is answered 504 each time', () => Promise.resolve(Response.json({}, { status: 504 }))],
  ])('and %s is asked for in smaller ones, by delta still', async (_, tooMuch) => {
    spoil = url => (isDelta(url) && url.includes('$top=5000') ? tooMuch() : null);
    const store = await open();
    expect(read(store).actions).toHaveLength(3);
    await store.refresh();
    expect(asked.filter(url => isOfRows(url) && !url.includes('token='))).toEqual([]);
  });
});

describe('a list that fails', () => {
  test('holds up no other, and what changed is told when all are well again', async () => {
    const store = await open();
    await add('meanwhile');
    const items = await idOf('Items');
    spoil = url => (url.includes(items) ? unreachable() : null);
    await expect(store.refresh()).rejects.toMatchObject({ code: 'unreachable' });
    expect(read(store).updates.map(one => one.key)).toContain(said('meanwhile').key);
    spoil = () => null;
    expect(await store.refresh()).toEqual([council]);
  });

  test('makes the register as old as its last reading', async () => {
    const store = make();
    expect(store.asKnownAt()).toBeNull();
    await store.refresh();
    const items = await idOf('Items');
    spoil = url => (url.includes(items) ? unreachable() : null);
    now = '2026-11-23T09:00:30.000Z';
    await expect(store.refresh()).rejects.toMatchObject({ code: 'unreachable' });
    expect(store.asKnownAt()).toBe('2026-11-23T09:00:00.000Z');
    spoil = () => null;
    await store.refresh();
    expect(store.asKnownAt()).toBe(now);
  });
});

test('what we save while the whole list is read anew is not undone by that reading', async () => {
  const store = await open();
  const action = read(store).actions.find(one => one.key === item)!;
  const items = await idOf('Items');
  spoil = (url, send) => {
    if (!isDelta(url) || !url.includes(items)) return null;
    if (/[?&]token=/.test(url))
      return Promise.resolve(Response.json({ error: { code: 'resyncRequired' } }, { status: 410 }));
    // Graph has made its answers when ours are saved.
    return send().then(async response => {
      await store.saveItem({ ...action, title: 'Saved meanwhile' }, store.etag(item)!);
      return response;
    });
  };
  await store.refresh();
  expect(read(store).actions.find(one => one.key === item)?.title).toBe('Saved meanwhile');
});
