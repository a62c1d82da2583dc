import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { importRegister, provision } from '../../store/index.ts';
import { patchRow } from '../../store/graph/changeRow.ts';
import { createRowOnce } from '../../store/graph/createRowOnce.ts';
import { findRow } from '../../store/graph/listRows.ts';
import { openSite, type Site } from '../../store/graph/site.ts';
import { createListMirror, type ListMirror } from '../../store/mirror.ts';
import { actionFields } from '../../store/rows/action.ts';
import { siteAddress, startOffice, type Office } from './office.ts';
import { action, smallRegister } from './register.ts';

const council = 'kings-lynn';
const item = `${council}/action/A02`;

/** Runs while Graph's answer to a request of the mirror is on its way. */
type Meanwhile = (url: string) => Promise<void>;

let office: Office;
let meanwhile: Meanwhile;
/** Whether delta's token is no longer good, so that the whole list is read anew. */
let isExpired: boolean;
let mirror: ListMirror;
let site: Site;

const openMirror = (): ListMirror => {
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = decodeURIComponent(input instanceof Request ? input.url : input.toString());
    if (isExpired && url.includes('token='))
      return Response.json({ error: { code: 'resyncRequired' } }, { status: 410 });
    const response = await office.fetch(input, init);
    await meanwhile(url);
    return response;
  };
  return createListMirror(openSite(office.graphWith({ fetch }), siteAddress), 'Items', () => '2026-11-23');
};

beforeEach(async () => {
  office = await startOffice();
  await provision({ graph: office.graph, site: siteAddress });
  await importRegister(smallRegister(council), { graph: office.graph, site: siteAddress });
  meanwhile = () => Promise.resolve();
  isExpired = false;
  site = openSite(office.graph, siteAddress);
  mirror = openMirror();
  await mirror.refresh();
});
afterEach(async () => {
  await office.stop();
});

const once = (concerns: (url: string) => boolean, work: () => Promise<void>): Meanwhile => {
  let isDone = false;
  return async url => {
    if (isDone || !concerns(url)) return;
    isDone = true;
    await work();
  };
};

const make = async (ref: string): Promise<void> => {
  const { row } = await createRowOnce(site, 'Items', {
    ...actionFields(action(council, ref)),
    Key: `${council}/action/${ref}`,
  });
  mirror.put(row);
};

const now = async () => (await findRow(site, 'Items', item))!;
const keys = () => mirror.rows().map(row => row.fields['Key']);

describe('what we write is seen at once and stays', () => {
  test('while the columns are looked at, after delta told of the row as it was before', async () => {
    await patchRow(site, await now(), { Title: 'By hand', Directorate: 'Place' });
    await mirror.refresh();
    await patchRow(site, await now(), { Directorate: null });
    meanwhile = once(
      url => url.includes('/columns'),
      async () => mirror.put(await patchRow(site, await now(), { Title: 'Ours' })),
    );
    await mirror.refresh();
    expect(mirror.find(item)?.fields['Title']).toBe('Ours');
  });

  test('while a list that is read anew asks for another of our rows', async () => {
    const row = await now();
    await office.graph.call({ method: 'DELETE', path: `${await site.listPath('Items')}/items/${row.rowId}` });
    const isOneRow = (url: string) => /\/items\/\d+\?/.test(url);
    const first = once(isOneRow, () => make('A90'));
    const second = once(isOneRow, () => make('A91'));
    meanwhile = async url => {
      const isSecond = keys().includes(`${council}/action/A90`);
      await (isSecond ? second(url) : first(url));
    };
    isExpired = true;
    await mirror.refresh();
    expect(keys()).toEqual(expect.arrayContaining([`${council}/action/A90`, `${council}/action/A91`]));
  });
});

test('a row that somebody deleted does not come back with a late answer to our change of it', async () => {
  const late = await patchRow(site, await now(), { Title: 'Ours' });
  const path = `${await site.listPath('Items')}/items/${late.rowId}`;
  await office.graph.call({ method: 'DELETE', path });
  await mirror.refresh();
  mirror.put(late);
  expect(mirror.find(item)).toBeNull();
});
