import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FaultName } from '../../../local/graph/index.ts';
import { addItems, expectShape, makeList, startGraph } from './graphClient.ts';
import type { Json, Running } from './graphClient.ts';

let graph: Running;
let items: string;

beforeEach(async () => {
  graph = await startGraph();
  items = await makeList(graph);
});

afterEach(() => graph.close());

/** Walks through all pages; gives back what they held, in order, and the link for next time. */
const walk = async (from: string): Promise<{ changes: Json[]; link: string; pages: number }> => {
  const changes: Json[] = [];
  let address = from;
  for (let pages = 1; ; pages += 1) {
    const { body, status } = await graph.ask('GET', address);
    expect(status).toBe(200);
    expectShape('GET /sites/{site-id}/lists/{list-id}/items/delta', body);
    changes.push(...body.value);
    const link = body['@odata.deltaLink'];
    if (typeof link === 'string') return { changes, link, pages };
    address = body['@odata.nextLink'];
  }
};

const summary = (changes: readonly Json[]): string[] =>
  changes.map(change => `${change.id} ${change.deleted?.state ?? change.fields['Title'] ?? ''}`);

test('the first walk gives every item, in pages', async () => {
  await addItems(graph, items, [{ Title: 'a' }, { Title: 'b' }, { Title: 'c' }]);
  const { changes, pages } = await walk(`${items}/delta?$expand=fields&$top=2`);
  expect(summary(changes)).toEqual(['1 a', '2 b', '3 c']);
  expect(pages).toBe(2);
});

test('the link then gives only what changed, came or went since, and nothing the time after', async () => {
  await addItems(graph, items, [{ Title: 'a' }, { Title: 'b' }, { Title: 'c' }]);
  const first = await walk(`${items}/delta?$expand=fields`);
  await graph.ask('PATCH', `${items}/2/fields`, { body: { Title: 'changed' } });
  await graph.ask('DELETE', `${items}/3`);
  await addItems(graph, items, [{ Title: 'd' }]);
  const second = await walk(first.link);
  expect(summary(second.changes)).toEqual(['2 changed', '3 deleted', '4 d']);
  expect(second.changes[1]).not.toHaveProperty('fields');
  expect((await walk(second.link)).changes).toEqual([]);
});

test('an item that changes between two pages comes again, as it is now', async () => {
  await addItems(graph, items, [{ Title: 'a' }, { Title: 'b' }]);
  const first = await graph.ask('GET', `${items}/delta?$expand=fields&$top=1`);
  await graph.ask('PATCH', `${items}/1/fields`, { body: { Title: 'now' } });
  const rest = await walk(first.body['@odata.nextLink']);
  expect(summary([...first.body.value, ...rest.changes])).toEqual(['1 a', '2 b', '1 now']);
});

test('an item that is deleted between two pages is told as deleted, one from before is not told at all', async () => {
  await addItems(graph, items, [{ Title: 'before' }, { Title: 'a' }, { Title: 'b' }]);
  await graph.ask('DELETE', `${items}/1`);
  const first = await graph.ask('GET', `${items}/delta?$expand=fields&$top=1`);
  await graph.ask('DELETE', `${items}/2`);
  const rest = await walk(first.body['@odata.nextLink']);
  expect(summary([...first.body.value, ...rest.changes])).toEqual(['2 a', '3 b', '2 deleted']);
});

test('the token latest begins now', async () => {
  await addItems(graph, items, [{ Title: 'a' }]);
  const { changes, link } = await walk(`${items}/delta?token=latest&$expand=fields`);
  expect(changes).toEqual([]);
  await addItems(graph, items, [{ Title: 'b' }]);
  expect(summary((await walk(link)).changes)).toEqual(['2 b']);
});

test('other lists do not come into it', async () => {
  const { link } = await walk(`${items}/delta`);
  await addItems(graph, await makeList(graph, 'Others'), [{ Title: 'a' }]);
  expect((await walk(link)).changes).toEqual([]);
});

test('a token from before everything was made anew is told to start over', async () => {
  const { link } = await walk(`${items}/delta`);
  const fresh = await startGraph();
  const items2 = await makeList(fresh);
  const token = new URL(link).searchParams.get('token') ?? '';
  const gone = await fresh.ask('GET', `${items2}/delta?token=${token}`);
  expect([gone.status, gone.body.error.code]).toEqual([410, 'resyncRequired']);
  expect(gone.headers.get('location')).toBe(`${fresh.url}${items2}/delta`);
  await fresh.close();
});

const befall = (name: FaultName, most = 1): void => {
  graph.faults.set({ seed: 3, rates: { [name]: 1 }, most });
};

describe('a delta that goes wrong', () => {
  test('410 tells where to start over, whenever it has a token', async () => {
    await addItems(graph, items, [{ Title: 'a' }]);
    const { link } = await walk(`${items}/delta?$expand=fields`);
    befall('deltaGone', 9);
    expect((await graph.ask('GET', `${items}/delta`)).status).toBe(200);
    const gone = await graph.ask('GET', link);
    expect([gone.status, gone.body.error.code]).toEqual([410, 'resyncRequired']);
    const { changes } = await walk(gone.headers.get('location') ?? '');
    expect(changes.map(({ id }) => id)).toEqual(['1']);
  });

  test('an error stands among the rows of a 200, and its link leads past what it kept back', async () => {
    await addItems(graph, items, [{ Title: 'a' }, { Title: 'b' }]);
    befall('deltaErrorInside');
    const broken = await graph.ask('GET', `${items}/delta?$expand=fields`);
    expect(broken.status).toBe(200);
    expect(broken.body.value).toHaveLength(2);
    expect(broken.body.value.at(-1)).toMatchObject({ error: { code: 'InternalServerError' } });
    expect((await walk(broken.body['@odata.deltaLink'])).changes).toEqual([]);
  });

  test('500 is all that it says', async () => {
    befall('deltaError', 2);
    for (const turn of ['first', 'second'])
      expect([turn, (await graph.ask('GET', `${items}/delta`)).status]).toEqual([turn, 500]);
    expect((await graph.ask('GET', items)).status).toBe(200);
  });

  test('rows are told twice, first as they were before; the last time counts', async () => {
    await addItems(graph, items, [{ Title: 'a' }, { Title: 'b' }]);
    await graph.ask('PATCH', `${items}/1/fields`, { body: { Title: 'changed' } });
    await graph.ask('DELETE', `${items}/2`);
    await addItems(graph, items, [{ Title: 'c' }]);
    const { body } = await graph.ask('GET', `${items}/delta?$expand=fields`);
    expect(summary(body.value)).toEqual(['1 changed', '3 c']);
    befall('deltaRepeats');
    const repeated = await walk(`${items}/delta?$expand=fields`);
    expect(summary(repeated.changes)).toEqual(['1 a', '3 c', '1 changed', '3 c']);
    expect(repeated.changes[0]?.eTag).not.toBe(repeated.changes[2]?.eTag);
  });

  test('a deleted row is told of once more as it was', async () => {
    await addItems(graph, items, [{ Title: 'a' }]);
    await graph.ask('PATCH', `${items}/1/fields`, { body: { Title: 'b' } });
    const { link } = await walk(`${items}/delta?$expand=fields`);
    await graph.ask('DELETE', `${items}/1`);
    befall('deltaRepeats');
    expect(summary((await walk(link)).changes)).toEqual(['1 a', '1 deleted']);
  });

  test.each<[FaultName]>([['emptyPage'], ['shortPage']])(
    'a walk with %s misses nothing and ends',
    async name => {
      const titles = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      await addItems(
        graph,
        items,
        titles.map(Title => ({ Title })),
      );
      befall(name, 1000);
      const { changes, pages } = await walk(`${items}/delta?$expand=fields&$top=3`);
      expect(changes.map(({ fields }) => fields['Title'])).toEqual(titles);
      expect(pages).toBeGreaterThan(3);
    },
  );
});
