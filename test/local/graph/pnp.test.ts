import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DefaultHeaders, DefaultInit, GraphCollection, Paged, graphfi } from '@pnp/graph';
import '@pnp/graph/batching.js';
import '@pnp/graph/columns/index.js';
import '@pnp/graph/list-item/index.js';
import type { IListItems } from '@pnp/graph/list-item/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/sites/index.js';
import '@pnp/graph/users/index.js';
import type { FieldValueSet, ListItem } from '@microsoft/microsoft-graph-types';
import { DefaultParse, InjectHeaders } from '@pnp/queryable';
import type { Queryable } from '@pnp/queryable';
import { application, carParks, startGraph } from './graphClient.ts';
import type { Running } from './graphClient.ts';

let graph: Running;

beforeAll(async () => {
  graph = await startGraph();
});
afterEach(() => {
  graph.faults.set(null);
});
afterAll(() => graph.close());

/** The client of the SharePoint community, with our trust in place of the machine's. */
const client = () =>
  graphfi().using(
    DefaultInit(graph.url),
    DefaultHeaders(),
    InjectHeaders({ Authorization: application }),
    DefaultParse(),
    (instance: Queryable) => {
      instance.on.send.replace((url: URL, init: RequestInit) => graph.fetch(url, init));
      return instance;
    },
  );

/** The client's type has only the keys that every row has. */
const fieldsOf = (values: Record<string, unknown>): FieldValueSet => values;

const openSite = () => client().sites.getByUrl('kingslynn.sharepoint.local', '/sites/Quarterbook');

const makeList = async (displayName: string, keys: readonly string[]): Promise<IListItems> => {
  const site = await openSite();
  const list = await site.lists.add({
    displayName,
    list: { template: 'genericList' },
    columns: [
      { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'Value', number: {} },
    ],
  });
  const { items } = site.lists.getById(list.id ?? '');
  for (const key of keys) await items.add({ fields: fieldsOf({ Title: key, Key: key }) });
  return items;
};

const idsOf = (rows: readonly Pick<ListItem, 'id'>[]): (string | undefined)[] => rows.map(row => row.id);

const readPages = async (items: IListItems, top: number): Promise<(string | undefined)[][]> => {
  const pages: (string | undefined)[][] = [];
  for await (const page of items.top(top)) pages.push(idsOf(page));
  return pages;
};

const etagOf = async (items: IListItems, id: string): Promise<string> =>
  (await items.getById(id)()).eTag ?? '';

const update = (
  items: IListItems,
  { id, etag }: { id: string; etag: string },
  values: Record<string, unknown>,
) =>
  items
    .getById(id)
    .using(InjectHeaders({ 'If-Match': etag }))
    .update({ fields: fieldsOf(values) });

type Changed = { id: string; deleted?: { state: string } };
type DeltaPage = { value: Changed[]; nextLink: string | null; deltaLink: string | null };

/** A delta as this client reads one: page after page, and where to go on another day. */
const readDelta = async (items: IListItems, from?: string) => {
  const rows: Changed[] = [];
  let next = from === undefined ? GraphCollection(items, 'delta') : GraphCollection([items, from]);
  for (;;) {
    const page = await next.using(Paged())<DeltaPage>();
    rows.push(...page.value);
    if (page.nextLink === null) return { rows, deltaLink: page.deltaLink ?? '' };
    next = GraphCollection([items, page.nextLink]);
  }
};

describe('a client that nobody here wrote', () => {
  test('makes a list with its columns and finds it among the lists of the site', async () => {
    await makeList('Found', []);
    const site = await openSite();
    const lists = await site.lists();
    expect(lists.map(list => list.displayName)).toContain('Found');
    const columns = await site.lists.getById('Found').columns();
    expect(columns.find(column => column.name === 'Key')).toMatchObject({
      indexed: true,
      enforceUniqueValues: true,
    });
  });

  test('adds rows, changes one and reads their fields page by page', async () => {
    const items = await makeList('Updates', ['a', 'b', 'c']);
    await items.getById('2').update({ fields: fieldsOf({ Value: 92 }) });
    const found: unknown[] = [];
    for await (const page of items.expand('fields($select=Key,Value)').top(2)) {
      found.push(page.map(item => item.fields));
    }
    const etag = expect.stringMatching(/^".+,\d"$/);
    expect(found).toEqual([
      [
        { '@odata.etag': etag, Key: 'a' },
        { '@odata.etag': etag, Key: 'b', Value: 92 },
      ],
      [{ '@odata.etag': etag, Key: 'c' }],
    ]);
  });

  test('finds a row by an indexed field', async () => {
    const items = await makeList('Filtered', ['a', 'b', 'c']);
    const filtered = await items.filter("fields/Key eq 'c'").expand('fields')();
    expect(idsOf(filtered)).toEqual(['3']);
  });

  test('reads every row once where pages are short', async () => {
    const items = await makeList('Short', ['a', 'b', 'c', 'd', 'e', 'f']);
    graph.faults.set({ seed: 1, rates: { shortPage: 1 } });
    const pages = await readPages(items, 3);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flat()).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  test('reads every row once where pages are empty and still go on', async () => {
    const items = await makeList('Empty', ['a', 'b', 'c']);
    graph.faults.set({ seed: 1, rates: { emptyPage: 1 } });
    const pages = await readPages(items, 2);
    expect(pages.filter(page => page.length === 0)).not.toEqual([]);
    expect(pages.flat()).toEqual(['1', '2', '3']);
  });

  test('changes a row that nobody touched since it was read', async () => {
    const items = await makeList('Fresh', ['a']);
    const etag = await etagOf(items, '1');
    await update(items, { id: '1', etag }, { Value: 1 });
    expect(await etagOf(items, '1')).not.toBe(etag);
  });

  test('is refused with 412 where somebody did, and the other change stands', async () => {
    const items = await makeList('Stale', ['a']);
    const etag = await etagOf(items, '1');
    await items.getById('1').update({ fields: fieldsOf({ Value: 1 }) });
    await expect(update(items, { id: '1', etag }, { Value: 2 })).rejects.toMatchObject({ status: 412 });
    expect((await items.getById('1').expand('fields')()).fields).toMatchObject({ Value: 1 });
  });

  test('deletes a row, which is then not found', async () => {
    const items = await makeList('Deleted', ['a', 'b']);
    await items.getById('1').delete();
    expect(idsOf(await items())).toEqual(['2']);
    await expect(items.getById('1')()).rejects.toMatchObject({ status: 404 });
  });

  test('reads what was added, changed and deleted since it last asked', async () => {
    const items = await makeList('Changes', ['a', 'b', 'c']);
    const first = await readDelta(items);
    expect(idsOf(first.rows)).toEqual(['1', '2', '3']);
    await items.getById('2').update({ fields: fieldsOf({ Value: 1 }) });
    await items.getById('3').delete();
    await items.add({ fields: fieldsOf({ Title: 'd', Key: 'd' }) });
    const since = await readDelta(items, first.deltaLink);
    const states = new Map(since.rows.map(row => [row.id, row.deleted?.state ?? 'here']));
    expect(Object.fromEntries(states)).toEqual({ 2: 'here', 3: 'deleted', 4: 'here' });
    expect((await readDelta(items, since.deltaLink)).rows).toEqual([]);
  });

  test('hears why it was refused', async () => {
    const stranger = client().using(InjectHeaders({ Authorization: 'Bearer stranger' }));
    await expect(stranger.sites.getById('root')()).rejects.toMatchObject({ status: 401 });
  });
});

describe('its batches', () => {
  test('find their answers, whatever the order', async () => {
    const [batched, execute] = client().batched();
    const answers: (string | null | undefined)[] = [];
    void batched.users
      .getById(carParks.entraId)()
      .then(user => answers.push(user.displayName));
    void batched.sites
      .getById('root')()
      .then(site => answers.push(site.displayName));
    await execute();
    expect(answers.sort()).toEqual([carParks.displayName, 'Communication site']);
  });

  test('write what can be written where one of them is refused', async () => {
    const site = await openSite();
    await makeList('Batched', ['a']);
    const { id = '' } = await site();
    const [batched, execute] = client().batched();
    // This client takes each query into a batch once, so that every row needs its own.
    const itemsOf = () => batched.sites.getById(id).lists.getById('Batched').items;
    const outcomes = ['a', 'b', 'c'].map(key =>
      itemsOf()
        .add({ fields: fieldsOf({ Title: key, Key: key }) })
        .then(
          () => 'added',
          (error: { status?: number }) => error.status ?? error,
        ),
    );
    await execute();
    expect(await Promise.all(outcomes)).toEqual([400, 'added', 'added']);
    const kept = await site.lists.getById('Batched').items.expand('fields($select=Key)')();
    expect(kept.map(item => (item.fields as { Key?: string }).Key).sort()).toEqual(['a', 'b', 'c']);
  });
});
