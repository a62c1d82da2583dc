import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRows } from '../../store/createRows.ts';
import { deleteRows } from '../../store/deleteRows.ts';
import { patchRow } from '../../store/graph/changeRow.ts';
import { everyListRow } from '../../store/graph/listRows.ts';
import { openSite, type Site } from '../../store/graph/site.ts';
import type { ImportRow } from '../../store/importRows.ts';
import { provision } from '../../store/index.ts';
import { patchRows } from '../../store/patchRows.ts';
import { planFields } from '../../store/rows/plan.ts';
import type { ListRow } from '../../store/rows/row.ts';
import { failed, firstTimes, reset, spoiling, type Asked } from './graph/spoiling.ts';
import { siteAddress, startOffice, type Office } from './office.ts';
import { plan } from './register.ts';

let office: Office;

beforeAll(async () => {
  office = await startOffice();
  await provision({ graph: office.graph, site: siteAddress });
});
afterAll(async () => {
  await office.stop();
});

const site = () => openSite(office.graph, siteAddress);

const newRows = (name: string, count: number): ImportRow[] =>
  Array.from({ length: count }, (_, index) => {
    const id = `${name}-${index}`;
    return { list: 'Plans', fields: { ...planFields(plan('batches', id)), Key: `batches/${id}` } };
  });

const there = async (name: string) =>
  (await everyListRow(site(), 'Plans')).filter(row =>
    String(row.fields['Key']).startsWith(`batches/${name}-`),
  );

const create = (through: Site, rows: ImportRow[]) => createRows(through, rows, () => undefined);

type Answered = { responses: { id: string; status: number; headers?: object; body?: unknown }[] };

const isBatch = ({ url }: Asked) => url.endsWith('/$batch');
const holds =
  (method: string) =>
  ({ url, body }: Asked) =>
    url.endsWith('/$batch') && body.includes(`"method":"${method}"`);

/** How many members of each batch that was sent, by method. */
const sizes = (sent: Asked[], method: string): number[] =>
  sent.filter(holds(method)).map(({ body }) => (JSON.parse(body) as { requests: unknown[] }).requests.length);

/** Takes some members out of what is sent, and answers for them; the rest is done. */
const memberwise = (
  count: number,
  answer: (id: string) => Answered['responses'][number] | null,
  { done = false } = {},
) => {
  return async (asked: Asked, init: (body: string) => Promise<Response>): Promise<Response> => {
    const { requests } = JSON.parse(asked.body) as { requests: { id: string }[] };
    const struck = new Set(requests.slice(0, count).map(({ id }) => id));
    const rest = done ? requests : requests.filter(({ id }) => !struck.has(id));
    const { responses } = (await (await init(JSON.stringify({ requests: rest }))).json()) as Answered;
    const kept = responses.filter(({ id }) => !struck.has(id));
    return Response.json({ responses: [...kept, ...[...struck].flatMap(id => answer(id) ?? [])] });
  };
};

/** A site whose first batch of that method is answered member by member. */
const spoilingMembers = (method: string, spoil: ReturnType<typeof memberwise>) => {
  let left = 1;
  const sent: Asked[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    const body = typeof init?.body === 'string' ? init.body : '';
    const asked = { method: init?.method ?? 'GET', url, body };
    sent.push(asked);
    if (!holds(method)(asked) || left === 0) return office.fetch(input, init);
    left -= 1;
    return spoil(asked, changed => office.fetch(input, { ...init, body: changed }));
  };
  return { site: openSite(office.graphWith({ fetch }), siteAddress), sent };
};

const refused =
  (status: number, headers: object = {}) =>
  (id: string) => ({
    id,
    status,
    headers,
    body: { error: { code: 'someCode' } },
  });

const notDone: [string, ReturnType<typeof memberwise>][] = [
  ['turned away with a time', memberwise(3, refused(429, { 'Retry-After': '4' }))],
  ['turned away without a time', memberwise(3, refused(429))],
  ['failed with another (424)', memberwise(3, refused(424))],
  ['not available', memberwise(3, refused(503, { 'Retry-After': '2' }))],
  ['not answered, and not done', memberwise(3, () => null)],
  ['failed inside, and not done', memberwise(3, refused(500))],
];
const doneAfterAll: [string, ReturnType<typeof memberwise>][] = [
  ['not answered, and done', memberwise(3, () => null, { done: true })],
  ['timed out after they were done', memberwise(3, refused(504), { done: true })],
];

const wholeBatch: [string, (send: () => Promise<Response>) => Promise<Response>][] = [
  ['turned away', () => failed(429, { 'Retry-After': '3' })],
  ['failed around its members (424)', send => send().then(() => failed(424))],
  ['cut before it was done', reset],
  ['cut after it was done', send => send().then(reset)],
  ['timed out after it was done', send => send().then(() => failed(504))],
  ['answered without answers', send => send().then(() => Response.json({}))],
];

const safe = (name: string) => name.replace(/\W+/g, '-');

describe('new rows of which some are', () => {
  test.each([...notDone, ...doneAfterAll])(
    '%s are there once, and go together again',
    async (name, spoil) => {
      const { site: spoiled, sent } = spoilingMembers('POST', spoil);
      const rows = newRows(safe(name), 20);
      const outcomes = await create(spoiled, rows);
      expect([...outcomes.keys()]).toEqual(rows);
      expect(await there(safe(name))).toHaveLength(20);
      expect(sent.filter(({ url }) => url.endsWith('/items'))).toHaveLength(0);
      expect(
        sizes(sent, 'POST')
          .slice(1)
          .every(size => size <= 3),
      ).toBe(true);
    },
  );

  test('there already are found, and only they', async () => {
    const rows = newRows('twice', 5);
    await create(site(), rows.slice(0, 2));
    const outcomes = await create(site(), rows);
    expect([...outcomes.values()].map(({ created }) => created)).toEqual([false, false, true, true, true]);
    expect(await there('twice')).toHaveLength(5);
  });

  test('refused for their words fail by name', async () => {
    const [first, second] = newRows('words', 2);
    const bad: ImportRow = { list: 'Plans', fields: { ...second!.fields, NoSuchColumn: 1 } };
    await expect(create(site(), [first!, bad])).rejects.toMatchObject({ code: 'invalid' });
    expect(await there('words')).toHaveLength(1);
  });
});

test('a wait that is asked for inside an answer of 200 is kept, the longest of them, before the next batch', async () => {
  const waits: number[] = [];
  let left = 1;
  const spoil = (id: string) => refused(429, { 'Retry-After': id === '1' ? '9' : '4' })(id);
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const asked = { method: 'POST', url: '', body: typeof init?.body === 'string' ? init.body : '' };
    if (!asked.body.includes('"requests"') || left === 0) return office.fetch(input, init);
    left -= 1;
    return memberwise(2, spoil)(asked, body => office.fetch(input, { ...init, body }));
  };
  const graph = office.graphWith({
    fetch,
    retry: { now: () => 1_000_000, wait: async milliseconds => void waits.push(milliseconds) },
  });
  await create(openSite(graph, siteAddress), newRows('longest', 3));
  expect(waits).toEqual([9000]);
});

describe('a batch of new rows that is', () => {
  test.each(wholeBatch)('%s leaves each there once', async (name, answer) => {
    const { site: spoiled } = spoiling(office, firstTimes(1, holds('POST'), answer));
    await create(spoiled, newRows(`whole-${safe(name)}`, 20));
    expect(await there(`whole-${safe(name)}`)).toHaveLength(20);
  });

  test('never answered fails by name, and doubles nothing when it is repeated', async () => {
    const { site: spoiled } = spoiling(office, asked =>
      isBatch(asked) || asked.url.endsWith('/items') ? reset() : null,
    );
    const rows = newRows('dark', 3);
    await expect(create(spoiled, rows)).rejects.toMatchObject({ code: 'unknown-outcome' });
    await create(site(), rows);
    expect(await there('dark')).toHaveLength(3);
  });
});

const madeRows = async (name: string, count: number) => {
  const outcomes = await create(site(), newRows(name, count));
  return [...outcomes.values()].map(({ row }) => row!);
};

/** A batch is carried out in any order. */
const byId = (rows: readonly ListRow[]) => rows.toSorted((a, b) => Number(a.rowId) - Number(b.rowId));

describe('changes', () => {
  test.each([...notDone, ...doneAfterAll])('of which some are %s are all made once', async (name, spoil) => {
    const before = await madeRows(`patch-${safe(name)}`, 20);
    const { site: spoiled, sent } = spoilingMembers('PATCH', spoil);
    const after = await patchRows(
      spoiled,
      before.map((row, index) => ({ row, after: { Title: `Title ${index}` } })),
    );
    expect(after.map(row => row.fields['Title'])).toEqual(before.map((_, index) => `Title ${index}`));
    expect(after.map(row => row.etag)).toEqual(before.map(row => row.etag.replace(/,1"/, ',2"')));
    expect(sizes(sent, 'PATCH')[0]).toBe(20);
  });

  test.each(wholeBatch)('in a batch that is %s are all made once', async (name, answer) => {
    const before = await madeRows(`patch-whole-${safe(name)}`, 5);
    const { site: spoiled } = spoiling(office, firstTimes(1, holds('PATCH'), answer));
    const after = await patchRows(
      spoiled,
      before.map(row => ({ row, after: { Title: 'Ours' } })),
    );
    expect(after.map(row => [row.fields['Title'], row.etag])).toEqual(
      before.map(row => ['Ours', row.etag.replace(/,1"/, ',2"')]),
    );
  });

  test('are not read again where the answers show the rows, which are as they are there', async () => {
    const outcomes = await create(site(), newRows('shown', 3));
    const changes = [...outcomes.values()].map(({ row }) => ({ row: row!, after: { Title: 'Ours' } }));
    const { site: through, sent } = spoilingMembers(
      'POST',
      memberwise(0, () => null),
    );
    const changed = await patchRows(through, changes);
    expect([sizes(sent, 'PATCH'), sizes(sent, 'GET')]).toEqual([[3], []]);
    expect(byId(changed)).toEqual(byId(await there('shown')));
  });

  test('are read where the answers leave out what they are', async () => {
    const outcomes = await create(site(), newRows('unseen', 3));
    const changes = [...outcomes.values()].map(({ row }) => ({ row: row!, after: { Title: 'Ours' } }));
    const short = (id: string) => ({ id, status: 200, body: { Title: 'Ours' } });
    const { site: through, sent } = spoilingMembers('PATCH', memberwise(2, short, { done: true }));
    const changed = await patchRows(through, changes);
    expect([sizes(sent, 'PATCH'), sizes(sent, 'GET')]).toEqual([[3], [2]]);
    expect(byId(changed)).toEqual(byId(await there('unseen')));
  });

  test('stop at a row that somebody else changed, which stays as they left it', async () => {
    const before = await madeRows('theirs', 3);
    await patchRow(site(), before[1]!, { Title: 'Theirs' });
    const changes = before.map(row => ({ row, after: { Title: 'Ours' } }));
    await expect(patchRows(site(), changes)).rejects.toMatchObject({ code: 'changed' });
    expect((await there('theirs')).find(row => row.rowId === before[1]!.rowId)?.fields['Title']).toBe(
      'Theirs',
    );
  });
});

describe('removals', () => {
  test.each([...notDone, ...doneAfterAll])('of which some are %s are all done', async (name, spoil) => {
    const before = await madeRows(`delete-${safe(name)}`, 20);
    await deleteRows(spoilingMembers('DELETE', spoil).site, before);
    expect(await there(`delete-${safe(name)}`)).toHaveLength(0);
  });

  test.each(wholeBatch)('in a batch that is %s are all done', async (name, answer) => {
    const before = await madeRows(`delete-whole-${safe(name)}`, 5);
    await deleteRows(spoiling(office, firstTimes(1, holds('DELETE'), answer)).site, before);
    expect(await there(`delete-whole-${safe(name)}`)).toHaveLength(0);
  });

  test('leave a row that somebody else changed', async () => {
    const before = await madeRows('delete-theirs', 2);
    await patchRow(site(), before[0]!, { Title: 'Theirs' });
    await expect(deleteRows(site(), before)).rejects.toMatchObject({ code: 'changed' });
    expect((await there('delete-theirs')).map(row => row.fields['Title'])).toEqual(['Theirs']);
  });
});
