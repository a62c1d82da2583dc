import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { RegisterStore } from '../../register/index.ts';
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

let office: Office;

beforeAll(async () => {
  office = await startOffice();
  await provision({ graph: office.graph, site: siteAddress });
  await importRegister(smallRegister(council), { graph: office.graph, site: siteAddress });
});
afterAll(async () => {
  await office.stop();
});

/** Answers one kind of request in its own way; everything else goes through. */
type Spoil = (url: string, send: () => Promise<Response>) => Promise<Response> | null;
let spoil: Spoil = () => null;
let asked: string[] = [];

beforeEach(() => {
  spoil = () => null;
  asked = [];
});

const open = async (): Promise<RegisterStore> => {
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = decodeURIComponent(input instanceof Request ? input.url : input.toString());
    asked.push(url);
    return spoil(url, () => office.fetch(input, init)) ?? office.fetch(input, init);
  };
  const store = createRegisterStore({ graph: office.graphWith({ fetch }), site: siteAddress, schemes });
  await store.refresh();
  asked = [];
  return store;
};

const keysIn = (store: RegisterStore): string[] => {
  const result = store.snapshot(council, asAt);
  return result.ok ? result.value.updates.map(said => said.key) : [];
};

const site = () => openSite(office.graph, siteAddress);
const said = (id: string) => update('kings-lynn/action/A02', '2024-25-Q2', { submissionId: id, band: 'G' });
const add = (id: string) =>
  createRowOnce(site(), 'Updates', { ...updateFields(said(id)), Key: said(id).key });
const remove = async (id: string) => {
  const row = await findRow(site(), 'Updates', said(id).key);
  await office.graph.call({
    method: 'DELETE',
    path: `${await site().listPath('Updates')}/items/${row!.rowId}`,
  });
};
const isDelta = (url: string) => url.includes('/items/delta') || url.includes('delta(');
const updatesList = async () => (await site().listIds()).get('Updates')!;

const errorAmongRows = async (response: Response): Promise<Response> => {
  const body = (await response.json()) as { value: unknown[] };
  return Response.json({ ...body, value: [...body.value, { error: { code: 'generalException' } }] });
};

describe('the register in memory', () => {
  test('cannot be asked before it was read', () => {
    const store = createRegisterStore({ graph: office.graph, site: siteAddress, schemes });
    expect(() => store.snapshot(council, asAt)).toThrow(expect.objectContaining({ code: 'not-ready' }));
  });

  test('asks only for what changed', async () => {
    const store = await open();
    await add('small');
    expect(await store.refresh()).toEqual([council]);
    expect(keysIn(store)).toContain(said('small').key);
    expect(asked).toHaveLength(mirroredLists.length);
    expect(asked.every(isDelta)).toBe(true);
  });

  test('forgets what was deleted', async () => {
    await add('gone');
    const store = await open();
    expect(keysIn(store)).toContain(said('gone').key);
    await remove('gone');
    expect(await store.refresh()).toEqual([council]);
    expect(keysIn(store)).not.toContain(said('gone').key);
    expect(store.etag(said('gone').key)).toBeNull();
  });

  test('knows a row that was deleted and made again', async () => {
    await add('again');
    const store = await open();
    await remove('again');
    await add('again');
    await store.refresh();
    expect(keysIn(store).filter(key => key === said('again').key)).toHaveLength(1);
    const row = await findRow(site(), 'Updates', said('again').key);
    expect(store.etag(said('again').key)).toBe(row!.etag);
  });

  test('follows a register of many pages', async () => {
    const store = await open();
    await Promise.all(Array.from({ length: 12 }, (_, index) => add(`page-${index}`)));
    const list = await updatesList();
    spoil = (url, send) => {
      if (!isDelta(url) || !url.includes(list)) return null;
      return send().then(async response => {
        const body = (await response.json()) as { value: unknown[]; '@odata.deltaLink'?: string };
        const page = Number(new URL(url).searchParams.get('page') ?? '0');
        const last = page * 5 + 5 >= body.value.length;
        const next = new URL(url);
        next.searchParams.set('page', String(page + 1));
        return Response.json({
          value: body.value.slice(page * 5, page * 5 + 5),
          ...(last
            ? { '@odata.deltaLink': body['@odata.deltaLink'] }
            : { '@odata.nextLink': next.toString() }),
        });
      });
    };
    await store.refresh();
    expect(keysIn(store).filter(key => key.includes('/page-'))).toHaveLength(12);
    spoil = () => null;
    expect(await store.refresh()).toEqual([]);
  });

  test('believes the last of several things said about one row', async () => {
    const store = await open();
    await add('twice-told');
    const list = await updatesList();
    spoil = (url, send) =>
      isDelta(url) && url.includes(list)
        ? send().then(async response => {
            const body = (await response.json()) as { value: { id: string }[] };
            const [first] = body.value;
            return Response.json({
              ...body,
              value: [{ id: first?.id, deleted: { state: 'deleted' } }, ...body.value],
            });
          })
        : null;
    await store.refresh();
    expect(keysIn(store)).toContain(said('twice-told').key);
  });
});

describe('when delta breaks, everything is read anew', () => {
  test.each<[string, (response: () => Promise<Response>) => Promise<Response>]>([
    [
      'a token that is no longer good (410)',
      async () => Response.json({ error: { code: 'resyncRequired' } }, { status: 410 }),
    ],
    ['an error among the rows of a 200', async send => errorAmongRows(await send())],
    [
      'an error instead of the rows of a 200',
      async () => Response.json({ error: { code: 'generalException' } }),
    ],
    [
      'a 500 that goes on for weeks',
      async () => Response.json({ error: { code: 'generalException' } }, { status: 500 }),
    ],
  ])('after %s', async (name, answer) => {
    const id = name.replace(/\W+/g, '-');
    const store = await open();
    await add(`${id}.1`);
    await remove('small').catch(() => undefined);
    spoil = (url, send) => (isDelta(url) ? answer(send) : null);
    expect(await store.refresh()).toEqual([council]);
    expect(keysIn(store)).toContain(said(`${id}.1`).key);
    expect(keysIn(store)).not.toContain(said('small').key);
    await add(`${id}.2`);
    await store.refresh();
    expect(keysIn(store)).toContain(said(`${id}.2`).key);
    spoil = () => null;
    expect(await store.refresh()).toEqual([]);
  });

  test('but not believed when it says that a list with rows is empty', async () => {
    const store = await open();
    const before = keysIn(store);
    spoil = url => {
      if (isDelta(url))
        return Promise.resolve(Response.json({ error: { code: 'resyncRequired' } }, { status: 410 }));
      return url.includes('/items?$expand=fields&$top')
        ? Promise.resolve(Response.json({ value: [] }))
        : null;
    };
    await expect(store.refresh()).rejects.toMatchObject({ code: 'unreadable' });
    expect(keysIn(store)).toEqual(before);
  });
});

describe('when Graph is not there', () => {
  test('the register stays as it was last seen, and the failure says where nobody answered', async () => {
    const store = await open();
    const before = keysIn(store);
    spoil = () =>
      Promise.reject(
        new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
      );
    const { origin } = new URL(office.url());
    await expect(store.refresh()).rejects.toMatchObject({
      code: 'unreachable',
      message: `Microsoft Graph cannot be reached at ${origin} (ECONNREFUSED)`,
    });
    expect(keysIn(store)).toEqual(before);
    spoil = () => null;
    await expect(store.refresh()).resolves.toEqual([]);
  });

  test('a save fails by name, and nothing is kept in memory that is not in the list', async () => {
    const store = await open();
    spoil = () =>
      Promise.reject(
        new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
      );
    await expect(store.saveUpdate(said('offline'))).rejects.toMatchObject({ code: 'unreachable' });
    expect(keysIn(store)).not.toContain(said('offline').key);
  });
});

test('our own answer is not undone by a page of delta that is older than it', async () => {
  const store = await open();
  await store.saveUpdate(said('own'));
  const etag = store.etag(said('own').key);
  const list = await updatesList();
  spoil = (url, send) =>
    isDelta(url) && url.includes(list)
      ? send().then(async response => {
          const body = (await response.json()) as { value: { eTag: string; fields: object }[] };
          const older = body.value.map(row => ({
            ...row,
            eTag: row.eTag.replace(/,\d+/, ',0'),
            fields: { ...row.fields, Band: 'R' },
          }));
          return Response.json({ ...body, value: older });
        })
      : null;
  await store.refresh();
  expect(store.etag(said('own').key)).toBe(etag);
});

test('two who ask for a refresh while one runs share the next', async () => {
  const store = await open();
  const first = store.refresh();
  await Promise.resolve();
  const waiting = [store.refresh(), store.refresh()];
  await Promise.all([first, ...waiting]);
  expect(asked.filter(isDelta).length).toBeLessThanOrEqual(2 * mirroredLists.length);
});
