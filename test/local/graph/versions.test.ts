import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addItems, carParks, expectShape, makeList, person, site, startGraph } from './graphClient.ts';
import type { Running } from './graphClient.ts';

let graph: Running;
let items: string;
let versions: string;

const start = async (behaviour = {}): Promise<void> => {
  graph = await startGraph({ behaviour, owners: [carParks.entraId] });
  items = await makeList(graph);
  await addItems(graph, items, [{ Key: 'a', Title: 'first', Order: 1 }]);
  versions = `${items}/1/versions`;
};

beforeEach(() => start());

afterEach(() => graph.close());

const change = (fields: object) => graph.ask('PATCH', `${items}/1/fields`, { body: fields });
const ids = async () => (await graph.ask('GET', versions)).body.value.map(({ id }) => id);

describe('the versions of an item', () => {
  test('are listed newest first, each with who made it', async () => {
    await graph.ask('PATCH', `${items}/1/fields`, {
      body: { Title: 'second' },
      headers: { authorization: person },
    });
    const listed = await graph.ask('GET', versions);
    expectShape('GET /sites/{site-id}/lists/{list-id}/items/{listItem-id}/versions', listed.body);
    expect(listed.body.value.map(({ id, lastModifiedBy }) => [id, lastModifiedBy])).toEqual([
      ['2.0', expect.objectContaining({ user: { id: carParks.entraId, displayName: carParks.displayName } })],
      ['1.0', { application: { id: 'app', displayName: 'app' } }],
    ]);
  });

  test('keep the fields that stood then, one by one and with the list', async () => {
    await change({ Title: 'second', Order: null });
    const one = await graph.ask('GET', `${versions}/1.0`);
    expectShape(
      'GET /sites/{site-id}/lists/{list-id}/items/{listItem-id}/versions/{listItemVersion-id}',
      one.body,
    );
    expect(one.body.id).toBe('1.0');
    const fields = await graph.ask('GET', `${versions}/1.0/fields`);
    expect(fields.body).toMatchObject({ Title: 'first', Order: 1, _UIVersionString: '1.0' });
    const expanded = await graph.ask('GET', `${versions}?$expand=fields`);
    expect(expanded.body.value.map(version => version.fields['Title'])).toEqual(['second', 'first']);
  });

  test('are kept up to a number, so that they are no record of everything', async () => {
    await graph.close();
    await start({ maxVersions: 3 });
    for (const Title of ['2', '3', '4', '5']) await change({ Title });
    expect(await ids()).toEqual(['5.0', '4.0', '3.0']);
    expect((await graph.ask('GET', `${versions}/2.0`)).status).toBe(404);
  });

  test('are gone with the item', async () => {
    await change({ Title: 'second' });
    await graph.ask('DELETE', `${items}/1`);
    expect((await graph.ask('GET', versions)).status).toBe(404);
  });
});

describe('an old version', () => {
  const restore = (id: string) => graph.ask('POST', `${versions}/${id}/restoreVersion`);

  test('comes back as a new one, which a delta tells of, and none is lost', async () => {
    await change({ Title: 'second' });
    const { body } = await graph.ask('GET', `${items}/delta?token=latest`);
    expect((await restore('1.0')).status).toBe(204);
    expect(await ids()).toEqual(['3.0', '2.0', '1.0']);
    const [told] = (await graph.ask('GET', body['@odata.deltaLink'])).body.value;
    expect(told?.id).toBe('1');
    expect((await graph.ask('GET', `${items}/1/fields`)).body).toMatchObject({ Title: 'first', Order: 1 });
  });

  test('is refused where another row holds its unique value by now', async () => {
    await change({ Key: 'b' });
    await addItems(graph, items, [{ Key: 'a' }]);
    expect((await restore('1.0')).status).toBe(400);
    expect(await ids()).toEqual(['2.0', '1.0']);
  });

  test('comes back without the values of a column that was deleted', async () => {
    await change({ Title: 'second' });
    await graph.ask('DELETE', `${site}/lists/Updates/columns/Order`);
    await restore('1.0');
    const { body } = await graph.ask('GET', `${items}/1/fields`);
    expect([body['Title'], body['Order']]).toEqual(['first', undefined]);
  });

  test('that never was is not found', async () => {
    expect((await restore('9.0')).status).toBe(404);
  });
});
