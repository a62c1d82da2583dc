import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addItems, expectShape, sampleColumns, site, startGraph } from './graphClient.ts';
import type { Running } from './graphClient.ts';

let graph: Running;

beforeAll(async () => {
  graph = await startGraph();
});

afterAll(() => graph.close());

const create = (displayName: string, columns: unknown[] = []) =>
  graph.ask('POST', `${site}/lists`, { body: { displayName, columns } });

describe('a site', () => {
  test('is the same by path, by id and by host and path without a closing colon', async () => {
    const byPath = await graph.ask('GET', site);
    expect(byPath.status).toBe(200);
    expectShape('GET /sites/{site-id}', byPath.body);
    expect(byPath.body['webUrl']).toBe('https://kingslynn.sharepoint.local/sites/Quarterbook');
    const others = [`/sites/${byPath.body.id}`, '/sites/kingslynn.sharepoint.local:/sites/Quarterbook'];
    for (const other of others) expect((await graph.ask('GET', other)).body.id).toBe(byPath.body.id);
  });

  test('that is the root is found as root and by its host', async () => {
    const root = await graph.ask('GET', '/sites/root');
    expectShape('GET /sites/{site-id}', root.body);
    expect(root.body['root']).toEqual({});
    expect((await graph.ask('GET', '/sites/kingslynn.sharepoint.local')).body.id).toBe(root.body.id);
  });

  test('that does not exist is not found', async () => {
    const missing = await graph.ask('GET', '/sites/kingslynn.sharepoint.local:/sites/Other');
    expect([missing.status, missing.body.error.code]).toEqual([404, 'itemNotFound']);
  });
});

describe('a list', () => {
  test('is made with its columns and listed after that', async () => {
    const made = await create('Plans', sampleColumns);
    expect(made.status).toBe(201);
    expectShape('POST /sites/{site-id}/lists', made.body);
    const all = await graph.ask('GET', `${site}/lists`);
    expectShape('GET /sites/{site-id}/lists', all.body);
    expect(all.body.value.map(list => list['displayName'])).toContain('Plans');
    const one = await graph.ask('GET', `${site}/lists/${made.body.id}?$expand=columns`);
    expectShape('GET /sites/{site-id}/lists/{list-id}', one.body);
    expect(one.body.columns.map(column => column.name)).toEqual(
      expect.arrayContaining(['Title', 'Key', 'Due']),
    );
  });

  test('of another site is not seen', async () => {
    await create('Here only');
    const elsewhere = await graph.ask('GET', '/sites/root/lists');
    expect(elsewhere.body.value).toEqual([]);
    expect((await graph.ask('GET', '/sites/root/lists/Here%20only')).status).toBe(404);
  });

  test('cannot have the title of another', async () => {
    await create('Twice');
    const refused = await create('twice');
    expect([refused.status, refused.body.error.code]).toEqual([409, 'nameAlreadyExists']);
  });

  test('is named by its title, never by its name', async () => {
    const refused = await graph.ask('POST', `${site}/lists`, { body: { name: 'Books' } });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'invalidRequest']);
  });

  test('is not made at all where one of its columns is refused', async () => {
    expect(
      (
        await create('Half', [
          { name: 'Good', text: {} },
          { name: '_bad', text: {} },
        ])
      ).status,
    ).toBe(400);
    expect((await graph.ask('GET', `${site}/lists/Half`)).status).toBe(404);
  });

  test('that is deleted is gone', async () => {
    const { body } = await create('Short-lived');
    expect((await graph.ask('DELETE', `${site}/lists/${body.id}`)).status).toBe(204);
    expect((await graph.ask('GET', `${site}/lists/${body.id}`)).status).toBe(404);
  });
});

describe('a column', () => {
  const addTo = (list: string, column: unknown) =>
    graph.ask('POST', `${site}/lists/${list}/columns`, { body: column });

  test('is added later and told with its type', async () => {
    await create('Grows');
    const made = await addTo('Grows', { name: 'Notes', text: { allowMultipleLines: true } });
    expect(made.status).toBe(201);
    expectShape('POST /sites/{site-id}/lists/{list-id}/columns', made.body);
    const all = await graph.ask('GET', `${site}/lists/Grows/columns`);
    expectShape('GET /sites/{site-id}/lists/{list-id}/columns', all.body);
    const notes = all.body.value.find(column => column.name === 'Notes');
    expect(notes).toMatchObject({ indexed: false, readOnly: false, text: { allowMultipleLines: true } });
  });

  test('keeps the name that it was made with, blanks written by their code', async () => {
    await create('Names');
    const made = await addTo('Names', { name: 'Lead officer', text: {} });
    expect(made.body.name).toBe('Lead_x0020_officer');
    const path = `${site}/lists/Names/columns/${made.body.id}`;
    const renamed = await graph.ask('PATCH', path, { body: { displayName: 'Owner' } });
    expectShape('PATCH /sites/{site-id}/lists/{list-id}/columns/{columnDefinition-id}', renamed.body);
    expect(renamed.body).toMatchObject({ name: 'Lead_x0020_officer', displayName: 'Owner' });
  });

  test('can be filtered by once it is indexed', async () => {
    await create('Indexing', [{ name: 'Ref', text: {} }]);
    await graph.ask('POST', `${site}/lists/Indexing/items`, { body: { fields: { Ref: 'A1' } } });
    const find = () => graph.ask('GET', `${site}/lists/Indexing/items?$filter=fields/Ref eq 'a1'`);
    expect((await find()).status).toBe(400);
    await graph.ask('PATCH', `${site}/lists/Indexing/columns/Ref`, { body: { indexed: true } });
    expect((await find()).body.value).toHaveLength(1);
  });

  test.each([
    ['whose name begins with an underscore', { name: '_Key', text: {} }],
    ['without a type', { name: 'Bare' }],
    ['of two types', { name: 'Both', text: {}, number: {} }],
    ['that is unique without an index', { name: 'Unique', text: {}, enforceUniqueValues: true }],
    ['of several lines with an index', { name: 'Long', text: { allowMultipleLines: true }, indexed: true }],
  ])('%s is refused', async (_, column) => {
    await create('Refusing');
    const refused = await addTo('Refusing', column);
    expect([refused.status, refused.body.error.code]).toEqual([400, 'invalidRequest']);
  });

  test('cannot be the twenty-first with an index', async () => {
    const indexed = Array.from({ length: 19 }, (_, index) => ({
      name: `C${index}`,
      text: {},
      indexed: true,
    }));
    await create('Full', indexed);
    expect((await addTo('Full', { name: 'Last', text: {}, indexed: true })).status).toBe(400);
    expect((await addTo('Full', { name: 'Plain', text: {} })).status).toBe(201);
  });
});

describe('changing a list', () => {
  test('gives it another title, under which alone it is then found', async () => {
    const made = await create('Before');
    const changed = await graph.ask('PATCH', `${site}/lists/Before`, {
      body: { displayName: 'After', description: 'renamed' },
    });
    expectShape('PATCH /sites/{site-id}/lists/{list-id}', changed.body);
    expect(changed.body).toMatchObject({ displayName: 'After', name: 'Before', description: 'renamed' });
    expect((await graph.ask('GET', `${site}/lists/Before`)).status).toBe(404);
    expect((await graph.ask('GET', `${site}/lists/After`)).body.id).toBe(made.body.id);
  });

  test('is refused for the title of another, for none, and for anything else', async () => {
    await create('One');
    await create('Two');
    const change = async (body: object) => (await graph.ask('PATCH', `${site}/lists/One`, { body })).status;
    expect([
      await change({ displayName: 'two' }),
      await change({ displayName: '' }),
      await change({ name: 'Three' }),
      await change({ displayName: 'ONE' }),
    ]).toEqual([409, 400, 400, 200]);
  });
});

describe('changing columns', () => {
  const columns = (list: string) => `${site}/lists/${list}/columns`;

  test('another display name leaves the name in rows as it was', async () => {
    await create('Renaming', [{ name: 'Lead officer', text: {} }]);
    const [id] = await addItems(graph, `${site}/lists/Renaming/items`, [{ Lead_x0020_officer: 'x' }]);
    const path = `${columns('Renaming')}/Lead_x0020_officer`;
    const changed = await graph.ask('PATCH', path, { body: { displayName: 'Post' } });
    expect(changed.body).toMatchObject({ name: 'Lead_x0020_officer', displayName: 'Post' });
    const fields = await graph.ask('GET', `${site}/lists/Renaming/items/${id}/fields`);
    expect(fields.body['Lead_x0020_officer']).toBe('x');
  });

  test('deleting one takes the values of its rows with it, also where it is made again', async () => {
    const column = { name: 'Score', number: {} };
    await create('Deleting', [column]);
    const items = `${site}/lists/Deleting/items`;
    const [id] = await addItems(graph, items, [{ Score: 3 }]);
    expect((await graph.ask('DELETE', `${columns('Deleting')}/Score`)).status).toBe(204);
    const refused = await graph.ask('POST', items, { body: { fields: { Score: 1 } } });
    expect(refused.body.error.message).toBe("Field 'Score' is not recognized");
    await graph.ask('POST', columns('Deleting'), { body: column });
    expect((await graph.ask('GET', `${items}/${id}/fields`)).body['Score']).toBeUndefined();
  });

  test('one of those that every list has stays', async () => {
    await create('Keeping');
    expect((await graph.ask('DELETE', `${columns('Keeping')}/Title`)).status).toBe(400);
    expect((await graph.ask('DELETE', `${columns('Keeping')}/Nope`)).status).toBe(404);
  });

  test('a column whose values repeat cannot be made unique', async () => {
    await create('Repeating', [{ name: 'Ref', text: {}, indexed: true }]);
    const [, second] = await addItems(graph, `${site}/lists/Repeating/items`, [{ Ref: 'a' }, { Ref: 'A' }]);
    const unique = () =>
      graph.ask('PATCH', `${columns('Repeating')}/Ref`, { body: { enforceUniqueValues: true } });
    expect((await unique()).status).toBe(400);
    await graph.ask('DELETE', `${site}/lists/Repeating/items/${second}`);
    expect((await unique()).status).toBe(200);
  });

  test('a hyperlink column can be made but not written', async () => {
    await create('Linking', [{ name: 'Link', hyperlinkOrPicture: {} }]);
    const refused = await graph.ask('POST', `${site}/lists/Linking/items`, {
      body: { fields: { Link: { Url: 'https://council.example', Description: 'x' } } },
    });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'invalidRequest']);
  });

  test('a list that has grown too long gets no index any more, and keeps those that it has', async () => {
    const small = await startGraph({ behaviour: { maxItemsToIndex: 1 } });
    const body = {
      displayName: 'Long',
      columns: [
        { name: 'Had', text: {}, indexed: true },
        { name: 'Late', text: {} },
      ],
    };
    await small.ask('POST', `${site}/lists`, { body });
    await addItems(small, `${site}/lists/Long/items`, [{}, {}]);
    const change = async (name: string, changes: object) =>
      (await small.ask('PATCH', `${columns('Long')}/${name}`, { body: changes })).status;
    expect([
      await change('Late', { indexed: true }),
      await change('Had', { displayName: 'x' }),
      await change('Late', { displayName: 'y' }),
    ]).toEqual([400, 200, 200]);
    await small.close();
  });
});
