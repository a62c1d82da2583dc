import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Behaviour } from '../../../local/graph/index.ts';
import { addItems, expectShape, makeList, site, startGraph } from './graphClient.ts';
import type { Running } from './graphClient.ts';

const prefer = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };

let graph: Running;
let items: string;

beforeEach(async () => {
  graph = await startGraph();
  items = await makeList(graph);
});

afterEach(() => graph.close());

describe('writing an item', () => {
  test('is read back as it was written, with what SharePoint adds', async () => {
    const written = {
      Title: 'Shopfronts',
      Key: 'k/1',
      Order: 3,
      Partnership: false,
      State: 'draft',
      Commentary: 'a\nb',
    };
    const made = await graph.ask('POST', items, { body: { fields: written } });
    expect(made.status).toBe(201);
    expectShape('POST /sites/{site-id}/lists/{list-id}/items', made.body);
    const read = await graph.ask('GET', `${items}/${made.body.id}?$expand=fields`);
    expectShape('GET /sites/{site-id}/lists/{list-id}/items/{listItem-id}', read.body);
    expect(read.body.fields).toMatchObject({
      ...written,
      id: '1',
      ContentType: 'Item',
      _UIVersionString: '1.0',
    });
    expect(read.body.eTag).toMatch(/^"[0-9a-f-]{36},1"$/);
    expect(read.body['@odata.etag']).toBe(read.body.eTag);
  });

  test('leaves a field out that is empty, was cleared or holds empty text', async () => {
    const [id] = await addItems(graph, items, [
      { Title: 'a', Key: 'k', Council: '', Order: 1, Commentary: 'x' },
    ]);
    const changed = await graph.ask('PATCH', `${items}/${id}/fields`, { body: { Commentary: null } });
    expect(changed.status).toBe(200);
    expectShape('PATCH /sites/{site-id}/lists/{list-id}/items/{listItem-id}/fields', changed.body);
    expect(Object.keys(changed.body)).toEqual(expect.arrayContaining(['Title', 'Key', 'Order']));
    expect(Object.keys(changed.body)).not.toContain('Council');
    expect(Object.keys(changed.body)).not.toContain('Commentary');
  });

  test.each([
    ['a field that is no column', { Nope: 1 }, "Field 'Nope' is not recognized"],
    ['a person written by name instead of by row', { Officer: 'x' }, "Field 'Officer' is not recognized"],
    [
      'a field that SharePoint keeps itself',
      { Created: '2024-10-01T00:00:00Z' },
      "Field 'Created' is read-only",
    ],
    ['text where a number belongs', { Order: '3' }, "The value of 'Order' must be a number."],
    ['a number where text belongs', { Council: 3 }, "The value of 'Council' must be text."],
    [
      'more than 255 characters in one line',
      { Council: 'x'.repeat(256) },
      "The value of 'Council' is longer than 255 characters.",
    ],
    ['a choice that is none', { State: 'lost' }, '"lost" is no choice of \'State\'.'],
  ])('refuses %s', async (_, fields, message) => {
    const refused = await graph.ask('POST', items, { body: { fields } });
    expect(refused.status).toBe(400);
    expectShape('error', refused.body);
    expect(refused.body.error).toMatchObject({ code: 'invalidRequest', message });
    expect((await graph.ask('GET', items)).body.value).toEqual([]);
  });

  test('refuses a second row with the same unique key, whatever its case, also by a change', async () => {
    const [, second] = await addItems(graph, items, [{ Key: 'council/a' }, { Key: 'council/b' }]);
    const created = await graph.ask('POST', items, { body: { fields: { Key: 'Council/A' } } });
    const changed = await graph.ask('PATCH', `${items}/${second}/fields`, { body: { Key: 'council/a' } });
    for (const refused of [created, changed]) {
      expect(refused.status).toBe(400);
      expect(refused.body.error.code).toBe('invalidRequest');
    }
    expect(
      (await graph.ask('PATCH', `${items}/${second}/fields`, { body: { Key: 'council/b' } })).status,
    ).toBe(200);
  });

  test('gives a key free again when its row is deleted', async () => {
    const [id] = await addItems(graph, items, [{ Key: 'k' }]);
    expect((await graph.ask('DELETE', `${items}/${id}`)).status).toBe(204);
    expect(await addItems(graph, items, [{ Key: 'k' }])).toEqual(['2']);
  });

  test('shifts a date-only value to midnight of the site, in UTC', async () => {
    const [summer, winter] = await addItems(graph, items, [
      { Due: '2026-07-01' },
      { Due: '2026-12-01T00:00:00Z' },
    ]);
    expect((await graph.ask('GET', `${items}/${summer}/fields`)).body['Due']).toBe('2026-06-30T23:00:00Z');
    expect((await graph.ask('GET', `${items}/${winter}/fields`)).body['Due']).toBe('2026-12-01T00:00:00Z');
  });
});

describe('changing an item that somebody else changed', () => {
  test('is refused with 412, and nothing is written', async () => {
    const [id] = await addItems(graph, items, [{ Title: 'first' }]);
    const { body } = await graph.ask('GET', `${items}/${id}`);
    const headers = { 'if-match': body.eTag };
    const mine = await graph.ask('PATCH', `${items}/${id}/fields`, { body: { Title: 'mine' }, headers });
    expect(mine.status).toBe(200);
    expect(mine.headers.get('etag')).toBe(body.eTag.replace(',1"', ',2"'));
    const theirs = await graph.ask('PATCH', `${items}/${id}/fields`, { body: { Title: 'theirs' }, headers });
    expect(theirs.status).toBe(412);
    expectShape('error', theirs.body);
    expect((await graph.ask('DELETE', `${items}/${id}`, { headers })).status).toBe(412);
    expect((await graph.ask('GET', `${items}/${id}/fields`)).body['Title']).toBe('mine');
  });

  test('goes through with a star, or with no If-Match at all', async () => {
    const [id] = await addItems(graph, items, [{ Title: 'first' }]);
    const starred = { body: { Title: 'second' }, headers: { 'if-match': '*' } };
    expect((await graph.ask('PATCH', `${items}/${id}/fields`, starred)).status).toBe(200);
    expect((await graph.ask('PATCH', `${items}/${id}/fields`, { body: { Title: 'third' } })).status).toBe(
      200,
    );
  });

  test('finds nothing where the item is gone', async () => {
    const [id] = await addItems(graph, items, [{ Title: 'first' }]);
    await graph.ask('DELETE', `${items}/${id}`);
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['PATCH', '/fields'],
    ] as const) {
      const answer = await graph.ask(method, `${items}/${id}${path}`, method === 'PATCH' ? { body: {} } : {});
      expect([answer.status, answer.body.error.code]).toEqual([404, 'itemNotFound']);
    }
  });
});

describe('reading a list', () => {
  beforeEach(async () => {
    const rows = ['a', 'b', 'c', 'd', 'e'].map((letter, index) => ({
      Key: `key/${letter}`,
      Council: index < 3 ? 'kings-lynn' : 'norfolk',
      Order: index,
      Title: `Item ${letter}'s title`,
    }));
    await addItems(graph, items, rows);
  });

  const keysOf = async (query: string, headers = {}): Promise<string[]> => {
    const answer = await graph.ask('GET', `${items}?$expand=fields($select=Key)&${query}`, { headers });
    expect(answer.status).toBe(200);
    expectShape('GET /sites/{site-id}/lists/{list-id}/items', answer.body);
    return answer.body.value.map(item => item.fields['Key'] ?? '');
  };

  test('gives fields only when they are asked for, and only those', async () => {
    const bare = await graph.ask('GET', items);
    expect(Object.keys(bare.body.value[0] ?? {})).not.toContain('fields');
    const chosen = await graph.ask('GET', `${items}?$select=id&$expand=fields($select=Key,Order)&$top=1`);
    const [first] = chosen.body.value;
    expect(Object.keys(first?.fields ?? {})).toEqual(['@odata.etag', 'Key', 'Order']);
    expect(Object.keys(first ?? {})).toEqual(['@odata.etag', 'id', 'fields']);
  });

  test('goes on from page to page by nextLink until there is none, through rows that come and go', async () => {
    const keys: string[] = [];
    let address = `${items}?$expand=fields&$top=2`;
    while (address) {
      const { body } = await graph.ask('GET', address);
      keys.push(...body.value.map(item => item.fields['Key'] ?? ''));
      address = body['@odata.nextLink'] ?? '';
      if (keys.length === 2) {
        await graph.ask('DELETE', `${items}/1`);
        await addItems(graph, items, [{ Key: 'key/f' }]);
      }
    }
    expect(keys).toEqual(['key/a', 'key/b', 'key/c', 'key/d', 'key/e', 'key/f']);
  });

  test.each([
    ["fields/Key eq 'key/b'", ['key/b']],
    ["fields/Key eq 'KEY/B'", ['key/b']],
    ["fields/Council ne 'norfolk'", ['key/a', 'key/b', 'key/c']],
    ["fields/Key gt 'key/c'", ['key/d', 'key/e']],
    ["fields/Key ge 'key/b' and fields/Key lt 'key/d'", ['key/b', 'key/c']],
    ["fields/Key le 'key/a' or fields/Key eq 'key/e'", ['key/a', 'key/e']],
    ["startswith(fields/Key,'key/')", ['key/a', 'key/b', 'key/c', 'key/d', 'key/e']],
    ["startswith(fields/Key, 'other')", []],
    ["not startswith(fields/Council,'nor')", ['key/a', 'key/b', 'key/c']],
  ])('filters an indexed field: %s', async (filter, keys) => {
    expect(await keysOf(`$filter=${encodeURIComponent(filter)}`)).toEqual(keys);
  });

  test.each([
    ['fields/Order ge 3', ['key/d', 'key/e']],
    ["fields/Title eq 'Item b''s title'", ['key/b']],
    ["fields/Council eq 'norfolk' and fields/Key eq 'key/d'", ['key/d']],
  ])('refuses %s without the Prefer header, and answers it with', async (filter, keys) => {
    const query = `$filter=${encodeURIComponent(filter)}`;
    const refused = await graph.ask('GET', `${items}?${query}`);
    expect([refused.status, refused.body.error.code]).toEqual([400, 'invalidRequest']);
    expect(await keysOf(query, prefer)).toEqual(keys);
  });

  test('sorts by an indexed field, page by page', async () => {
    const first = await graph.ask('GET', `${items}?$expand=fields&$orderby=fields/Key desc&$top=3`);
    const second = await graph.ask('GET', first.body['@odata.nextLink']);
    const keys = [first, second].flatMap(({ body }) => body.value.map(item => item.fields['Key']));
    expect(keys).toEqual(['key/e', 'key/d', 'key/c', 'key/b', 'key/a']);
    expect(Object.keys(second.body)).not.toContain('@odata.nextLink');
  });

  test.each([
    '$skip=1',
    '$count=true',
    '$search=x',
    '$top=0',
    '$filter=fields/Nope eq 1',
    '$filter=fields/Key',
    '$filter=Key eq 1',
    '$skiptoken=x',
  ])('refuses %s', async query => {
    const refused = await graph.ask('GET', `${items}?${query}`);
    expect(refused.status).toBe(400);
    expectShape('error', refused.body);
  });
});

test('a filter over a field without an index fails on a long list even with the Prefer header', async () => {
  await graph.close();
  graph = await startGraph({ behaviour: { viewThreshold: 2 } });
  items = await makeList(graph);
  await addItems(graph, items, [{ Order: 1 }, { Order: 2 }, { Order: 3 }]);
  const failed = await graph.ask('GET', `${items}?$filter=fields/Order eq 1`, { headers: prefer });
  expect(failed.status).toBe(422);
  expect(failed.body.error).toMatchObject({
    code: 'notSupported',
    innerError: { code: 'tooManyResources' },
  });
});

describe('a list above the threshold', () => {
  const start = async (behaviour: Partial<Behaviour> = {}): Promise<void> => {
    await graph.close();
    graph = await startGraph({ behaviour: { viewThreshold: 2, ...behaviour } });
    items = await makeList(graph);
    const rows = ['a', 'b', 'c'].map((Key, Order) => ({ Key, Order, Council: 'kings-lynn' }));
    await addItems(graph, items, rows);
  };

  test('can still be read in pages, and by a field with an index that few rows fit', async () => {
    await start();
    expect((await graph.ask('GET', items)).body.value).toHaveLength(3);
    expect((await graph.ask('GET', `${items}?$filter=fields/Key eq 'b'`)).body.value).toHaveLength(1);
    expect((await graph.ask('GET', `${items}?$orderby=fields/Key`)).status).toBe(200);
  });

  test('is not sorted by a field without an index, even with the Prefer header', async () => {
    await start();
    const query = `${items}?$orderby=fields/Order`;
    expect((await graph.ask('GET', query)).status).toBe(400);
    const failed = await graph.ask('GET', query, { headers: prefer });
    expect([failed.status, failed.body.error.code]).toEqual([422, 'notSupported']);
  });

  test('is refused as 429 where that is how it is said, without a time to wait', async () => {
    await start({ viewThresholdStatus: 429 });
    const failed = await graph.ask('GET', `${items}?$filter=fields/Order eq 1`, { headers: prefer });
    expect([failed.status, failed.body.error.code]).toEqual([429, 'notSupported']);
    expect(failed.headers.has('retry-after')).toBe(false);
  });

  test('is not filtered by a field with an index that too many rows fit, unless that is allowed', async () => {
    const query = `$filter=fields/Council eq 'kings-lynn'`;
    await start();
    expect((await graph.ask('GET', `${items}?${query}`)).status).toBe(422);
    await start({ viewThresholdCountsMatches: false });
    expect((await graph.ask('GET', `${items}?${query}`)).body.value).toHaveLength(3);
  });
});

describe('the pages of a list', () => {
  const titles = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

  const start = async (behaviour: Partial<Behaviour> = {}): Promise<void> => {
    await graph.close();
    graph = await startGraph({ behaviour });
    items = await makeList(graph);
    const rows = titles.map((Title, Order) => ({ Title, Order, Council: 'kings-lynn' }));
    await addItems(graph, items, rows);
  };

  const walk = async (query: string): Promise<{ seen: (string | undefined)[]; lengths: number[] }> => {
    const seen: (string | undefined)[] = [];
    const lengths: number[] = [];
    for (let address = `${items}?$expand=fields&${query}`; address;) {
      const { body } = await graph.ask('GET', address);
      seen.push(...body.value.map(item => item.fields['Title']));
      lengths.push(body.value.length);
      address = body['@odata.nextLink'] ?? '';
    }
    return { seen, lengths };
  };

  test.each([
    ['in the order of ids', '$top=3'],
    ['in another order', '$top=3&$orderby=fields/Council'],
    ['of a filter', "$top=3&$filter=fields/Council eq 'kings-lynn'"],
  ])('may be empty and go on all the same, %s', async (_, query) => {
    await start();
    graph.faults.set({ seed: 2, rates: { emptyPage: 1 } });
    const { seen, lengths } = await walk(query);
    expect(seen).toEqual(titles);
    expect(lengths).toEqual([0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 1]);
  });

  test.each([
    ['in the order of ids', '$top=4'],
    ['in another order', '$top=4&$orderby=fields/Council'],
  ])('may be shorter than asked and go on all the same, %s', async (_, query) => {
    await start();
    graph.faults.set({ seed: 2, rates: { shortPage: 1 } });
    const { seen, lengths } = await walk(query);
    expect(seen).toEqual(titles);
    expect(Math.max(...lengths)).toBeLessThan(4);
  });

  test('hold 200 rows where nothing is asked', async () => {
    await graph.close();
    graph = await startGraph();
    items = await makeList(graph);
    const requests = Array.from({ length: 20 }, (_, index) => ({
      id: String(index),
      method: 'POST',
      url: items,
      headers: { 'Content-Type': 'application/json' },
      body: { fields: { Title: 'a' } },
    }));
    for (let turn = 0; turn < 11; turn += 1) await graph.ask('POST', '/$batch', { body: { requests } });
    const { lengths } = await walk('');
    expect(lengths).toEqual([200, 20]);
  });

  test('are refused where the link was changed, unless that is allowed', async () => {
    const changed = async (): Promise<number> => {
      const first = await graph.ask('GET', `${items}?$top=2`);
      return (await graph.ask('GET', `${first.body['@odata.nextLink']}&$expand=fields`)).status;
    };
    await start();
    expect(await changed()).toBe(400);
    await start({ nextLinkVerbatim: false });
    expect(await changed()).toBe(200);
  });

  test('need the Prefer header each, where the first needed it, unless that is allowed', async () => {
    const second = async (headers: Record<string, string>): Promise<number> => {
      const query = `${items}?$top=2&$filter=fields/Order ge 0`;
      const first = await graph.ask('GET', query, { headers: prefer });
      return (await graph.ask('GET', first.body['@odata.nextLink'], { headers })).status;
    };
    await start();
    expect([await second({}), await second(prefer)]).toEqual([400, 200]);
    await start({ preferOnEveryPage: false });
    expect(await second({})).toBe(200);
  });

  test('may say of a filter that nothing fits although something does', async () => {
    await start();
    graph.faults.set({ seed: 1, rates: { falseEmptiness: 1 }, most: 1 });
    const query = `${items}?$filter=fields/Council eq 'kings-lynn'`;
    expect((await graph.ask('GET', items)).body.value).toHaveLength(7);
    const empty = await graph.ask('GET', query);
    expect([empty.status, empty.body.value, '@odata.nextLink' in empty.body]).toEqual([200, [], false]);
    expect((await graph.ask('GET', query)).body.value).toHaveLength(7);
  });
});

test('the code of a 412 is one of two', async () => {
  await graph.close();
  graph = await startGraph({ behaviour: { changedUnderYouCode: 'notAllowed' } });
  items = await makeList(graph);
  const [id] = await addItems(graph, items, [{ Title: 'first' }]);
  const headers = { 'if-match': '"other,1"' };
  const stale = await graph.ask('PATCH', `${items}/${id}`, { body: { fields: { Title: 'x' } }, headers });
  expect([stale.status, stale.body.error.code]).toEqual([412, 'notAllowed']);
});

test('a list is found by its id, and by its title in any case', async () => {
  const { body } = await graph.ask('GET', `${site}/lists/updates`);
  expect(`${site}/lists/${body.id}/items`).toBe(items);
});
