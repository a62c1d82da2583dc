import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DefaultHeaders, DefaultInit, graphfi } from '@pnp/graph';
import '@pnp/graph/batching.js';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/sites/index.js';
import '@pnp/graph/users/index.js';
import type { FieldValueSet } from '@microsoft/microsoft-graph-types';
import { DefaultParse, InjectHeaders } from '@pnp/queryable';
import type { Queryable } from '@pnp/queryable';
import { application, carParks, startGraph } from './graphClient.ts';
import type { Running } from './graphClient.ts';

let graph: Running;

beforeAll(async () => {
  graph = await startGraph();
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

test('an independent client makes a list, adds items, changes one and reads them, page by page', async () => {
  const site = await client().sites.getByUrl('kingslynn.sharepoint.local', '/sites/Quarterbook');
  const list = await site.lists.add({
    displayName: 'Updates',
    list: { template: 'genericList' },
    columns: [
      { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'Value', number: {} },
    ],
  });
  const { items } = site.lists.getById(list.id ?? '');
  for (const key of ['a', 'b', 'c']) {
    const fields: FieldValueSet & Record<string, unknown> = { Title: key, Key: key };
    await items.add({ fields });
  }
  const change: FieldValueSet & Record<string, unknown> = { Value: 92 };
  await items.getById('2').update({ fields: change });
  const found: unknown[] = [];
  for await (const page of site.lists.getById('Updates').items.expand('fields($select=Key,Value)').top(2)) {
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
  const filtered = await site.lists.getById('Updates').items.filter("fields/Key eq 'c'").expand('fields')();
  expect(filtered.map(item => item.id)).toEqual(['3']);
});

test('its batches find their answers, whatever the order', async () => {
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

test('it hears why it was refused', async () => {
  const stranger = client().using(InjectHeaders({ Authorization: 'Bearer stranger' }));
  await expect(stranger.sites.getById('root')()).rejects.toMatchObject({ status: 401 });
});
