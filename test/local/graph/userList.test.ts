import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  addItems,
  carParks,
  expectShape,
  finance,
  makeList,
  person,
  site,
  startGraph,
} from './graphClient.ts';
import type { Running } from './graphClient.ts';

let graph: Running;
let items: string;

beforeEach(async () => {
  graph = await startGraph();
  items = await makeList(graph);
});

afterEach(() => graph.close());

const hidden = `${site}/lists/User Information List`;
const prefer = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };

const setPeople = (people: Record<string, string>) =>
  graph.ask('PUT', new URL('/local/rights', graph.url).href, {
    body: { site: 'kingslynn.sharepoint.local:/sites/Quarterbook', people },
  });

const rows = async () => (await graph.ask('GET', `${hidden}/items?$expand=fields`)).body.value;

describe('the hidden list of who has been on a site', () => {
  test('is seen only by who asks for hidden lists, or for it by its title', async () => {
    const titles = async (query: string) =>
      (await graph.ask('GET', `${site}/lists${query}`)).body.value.map(({ displayName }) => displayName);
    expect(await titles('')).toEqual(['Updates']);
    expect(await titles('?$select=displayName,system')).toEqual(['User Information List', 'Updates']);
    const one = await graph.ask('GET', hidden);
    expectShape('GET /sites/{site-id}/lists/{list-id}', one.body);
    expect(one.body).toMatchObject({ list: { hidden: true }, system: {} });
  });

  test('has no row of a person before they wrote there or were given a right', async () => {
    expect(await rows()).toEqual([]);
    await setPeople({ everyone: 'read', [carParks.entraId]: 'write' });
    expect((await rows()).map(({ fields }) => fields['Title'])).toEqual([carParks.displayName]);
    await graph.ask('POST', items, { body: { fields: {} }, headers: { authorization: person } });
    await setPeople({ everyone: 'read', [finance.entraId]: 'read', [carParks.entraId]: 'write' });
    expect((await rows()).map(({ fields }) => fields['Title'])).toEqual([
      carParks.displayName,
      finance.displayName,
    ]);
  });

  test('is found through by mail, as every field without an index', async () => {
    await setPeople({ [finance.entraId]: 'read' });
    const path = `${hidden}/items?$filter=fields/EMail eq '${finance.mail}'`;
    expect((await graph.ask('GET', path)).status).toBe(400);
    const found = await graph.ask('GET', path, { headers: prefer });
    expect(found.body.value).toHaveLength(1);
  });

  test('is written by SharePoint alone', async () => {
    const refused = await graph.ask('POST', `${hidden}/items`, { body: { fields: { Title: 'x' } } });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'accessDenied']);
    expect((await graph.ask('DELETE', hidden)).status).toBe(403);
  });
});

describe('a person in a list', () => {
  const write = (fields: object) => graph.ask('POST', items, { body: { fields } });

  test('is written and read as the row of that list, as text', async () => {
    await setPeople({ [finance.entraId]: 'read' });
    const row = (await rows())[0]?.id ?? '';
    const [id] = await addItems(graph, items, [{ OfficerLookupId: row }]);
    expect((await graph.ask('GET', `${items}/${id}/fields`)).body['OfficerLookupId']).toBe(row);
  });

  test('who has no row there cannot be written', async () => {
    for (const OfficerLookupId of ['77', finance.entraId]) {
      const refused = await write({ OfficerLookupId });
      expect([refused.status, refused.body.error.code]).toEqual([400, 'invalidRequest']);
    }
  });

  test('cannot be written as a number', async () => {
    await setPeople({ [finance.entraId]: 'read' });
    const refused = await write({ OfficerLookupId: Number((await rows())[0]?.id) });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'generalException']);
  });

  test('lands in a text column that is named like it, and stays empty', async () => {
    await graph.ask('POST', `${site}/lists/Updates/columns`, { body: { name: 'OfficerId', text: {} } });
    await setPeople({ [finance.entraId]: 'read' });
    const made = await write({ OfficerLookupId: (await rows())[0]?.id });
    expect(made.body.fields['OfficerId']).toBe((await rows())[0]?.id);
    expect(made.body.fields['OfficerLookupId']).toBeUndefined();
  });

  test('who made a row is named by their row too, an application by one that every site has', async () => {
    await setPeople({ everyone: 'read', [carParks.entraId]: 'write' });
    const own = (await rows())[0]?.id;
    const made = await graph.ask('POST', items, { body: { fields: {} }, headers: { authorization: person } });
    expect(made.body.fields['AuthorLookupId']).toBe(own);
    expect((await write({})).body.fields['AuthorLookupId']).toBe('1073741822');
  });
});

describe('a lookup into another list', () => {
  const addLookup = async (name: string, listId: string) =>
    graph.ask('POST', `${site}/lists/Updates/columns`, {
      body: { name, lookup: { listId, columnName: 'Title' } },
    });
  const makePlans = async () => {
    const made = await graph.ask('POST', `${site}/lists`, { body: { displayName: 'Plans' } });
    await addItems(graph, `${site}/lists/Plans/items`, [{ Title: 'Growth' }]);
    return made.body.id;
  };

  test('takes a row that is there and no other', async () => {
    expect((await addLookup('Plan', await makePlans())).status).toBe(201);
    const write = (row: string) => graph.ask('POST', items, { body: { fields: { PlanLookupId: row } } });
    expect((await write('1')).body.fields['PlanLookupId']).toBe('1');
    expect((await write('2')).status).toBe(400);
  });

  test('needs the list that it looks into', async () => {
    expect((await addLookup('Plan', 'a4b1c0de-0000-4000-8000-000000000000')).status).toBe(400);
  });

  test('beyond the twelfth person or lookup of a list is left out of a page, even where it is asked for', async () => {
    const plans = await makePlans();
    for (let index = 0; index < 11; index += 1) await addLookup(`Plan${index}`, plans);
    await addItems(graph, items, [{ Plan8LookupId: '1', Plan9LookupId: '1' }]);
    const page = await graph.ask('GET', `${items}?$expand=fields($select=Plan8LookupId,Plan9LookupId)`);
    expect(Object.keys(page.body.value[0]?.fields ?? {})).toEqual(['@odata.etag', 'Plan8LookupId']);
    const alone = await graph.ask('GET', `${items}/1?$expand=fields($select=Plan8LookupId,Plan9LookupId)`);
    expect(alone.body.fields['Plan9LookupId']).toBe('1');
  });
});
