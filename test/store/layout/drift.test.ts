import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ListName } from '../../../register/index.ts';
import { everyRow } from '../../../store/graph/pages.ts';
import { openSite } from '../../../store/graph/site.ts';
import {
  checkLayout,
  createRegisterStore,
  currentLayout,
  fixLayout,
  importRegister,
  isNote,
  provision,
  type Drift,
} from '../../../store/index.ts';
import { recordLayoutNumber } from '../../../store/layout/layoutNumber.ts';
import { listNames } from '../../../register/index.ts';
import { siteAddress, startOffice, type Office } from '../office.ts';
import { smallRegister } from '../register.ts';

let office: Office;
const stop = async () => {
  await office?.stop();
};
beforeEach(async () => {
  await stop();
  office = await startOffice();
});
afterAll(stop);

const at = () => ({ graph: office.graph, site: siteAddress });
const site = () => openSite(office.graph, siteAddress);
const wrong = async (): Promise<Drift[]> => (await checkLayout(at())).drift.filter(one => !isNote(one));
const said = (drift: readonly Drift[]) => drift.map(one => [one.list, one.column, one.code]);

type Column = { id: string; name: string } & Record<string, unknown>;
const columnOf = async (list: ListName, name: string) => {
  const path = `${await site().listPath(list)}/columns`;
  const found = ((await everyRow(office.graph, path)) as Column[]).find(one => one.name === name);
  return { path: `${path}/${found?.id ?? 'none'}`, column: found };
};
const patch = async (list: ListName, name: string, body: object) =>
  office.graph.call({ method: 'PATCH', path: (await columnOf(list, name)).path, body });
const remove = async (list: ListName, name: string) =>
  office.graph.call({ method: 'DELETE', path: (await columnOf(list, name)).path });

/** A council's IT has been at the lists. */
const spoilLists = async () => {
  await remove('Plans', 'Parent');
  await patch('Items', 'Due', { indexed: false });
  await patch('Periods', 'Key', { enforceUniqueValues: false });
  await patch('Updates', 'State', { choice: { choices: ['draft'] } });
  await patch('People', 'DisplayName', { text: { maxLength: 40 } });
  await office.graph.call({ method: 'DELETE', path: await site().listPath('Chases') });
};

describe('a site that was just made', () => {
  test('is as it should be, and knows its layout', async () => {
    await provision(at());
    const { number, isEmpty, drift } = await checkLayout(at());
    expect({ number, isEmpty }).toEqual({ number: currentLayout, isEmpty: false });
    // Until an administrator closes them the restricted lists have the permissions of the site.
    expect(said(drift)).toEqual(
      ['RestrictedItems', 'RestrictedIndicators', 'RestrictedUpdates'].map(list => [
        list,
        null,
        'restricted-list-not-closed-yet',
      ]),
    );
    expect(await fixLayout(at())).toEqual({ mended: [], left: [] });
  });

  test('is made by fixing too', async () => {
    const { mended, left } = await fixLayout(at());
    expect(said(mended)).toEqual(listNames.map(list => [list, null, 'list-missing']));
    expect(left).toEqual([]);
    expect((await checkLayout(at())).number).toBe(currentLayout);
  });
});

describe('what was changed in SharePoint', () => {
  test('is named, by list and column, and mended where that is safe', async () => {
    await provision(at());
    await spoilLists();
    const expected = [
      ['Plans', 'Parent', 'column-missing'],
      ['Items', 'Due', 'index-lost'],
      ['Updates', 'State', 'choices-missing'],
      ['Periods', 'Key', 'unique-lost'],
      ['People', 'DisplayName', 'text-too-short'],
      ['Chases', null, 'list-missing'],
    ];
    expect(said(await wrong())).toEqual(expected);
    // Looking has changed nothing.
    expect(said(await wrong())).toEqual(expected);
    const { mended, left } = await fixLayout(at());
    expect(said(mended)).toEqual(expected);
    expect(left).toEqual([]);
    expect(await wrong()).toEqual([]);
    const { column } = await columnOf('Updates', 'State');
    expect(column?.['choice']).toMatchObject({
      choices: expect.arrayContaining(['draft', 'submitted']) as unknown,
    });
  });

  test('is left where mending it would lose something, and the doubled Keys are named', async () => {
    await provision(at());
    await importRegister(smallRegister(), at());
    await patch('Plans', 'Key', { enforceUniqueValues: false });
    const path = `${await site().listPath('Plans')}/items`;
    await office.graph.call({ method: 'POST', path, body: { fields: { Key: 'kings-lynn/growth' } } });
    await remove('Plans', 'ReportOrder');
    const columns = `${await site().listPath('Plans')}/columns`;
    await office.graph.call({ method: 'POST', path: columns, body: { name: 'ReportOrder', text: {} } });
    const { mended, left } = await fixLayout(at());
    expect(mended).toEqual([]);
    expect(left).toMatchObject([
      { column: 'Key', code: 'unique-lost', keys: ['kings-lynn/growth'] },
      { column: 'ReportOrder', code: 'wrong-type', there: 'one line of text', wanted: 'a number' },
    ]);
    expect(await everyRow(office.graph, path)).toHaveLength(4);
  });

  test('is left where SharePoint has no index to give, and the rest is mended', async () => {
    await provision(at());
    await patch('Plans', 'Council', { indexed: false });
    await patch('Updates', 'State', { choice: { choices: ['draft'] } });
    const path = `${await site().listPath('Plans')}/columns`;
    const extra = (name: string) =>
      office.graph.call({ method: 'POST', path, body: { name, text: {}, indexed: true } });
    for (let number = 1; number <= 18; number += 1) await extra(`Ours${number}`);
    await expect(extra('OneTooMany')).rejects.toMatchObject({ code: 'invalid' });
    const { mended, left } = await fixLayout(at());
    expect(said(left)).toEqual([['Plans', 'Council', 'index-lost']]);
    expect(said(mended)).toEqual([['Updates', 'State', 'choices-missing']]);
    expect(said((await checkLayout(at())).drift)).toContainEqual(['Plans', null, 'indexes-near-limit']);
  });

  test('is only spoken of where it is harmless', async () => {
    await provision(at());
    await patch('Plans', 'Parent', { displayName: 'Belongs to' });
    const columns = `${await site().listPath('Plans')}/columns`;
    await office.graph.call({ method: 'POST', path: columns, body: { name: 'Ours', text: {} } });
    const { drift } = await checkLayout(at());
    expect(drift.filter(one => one.list === 'Plans')).toMatchObject([
      { column: 'Parent', code: 'renamed', there: 'Belongs to' },
      { column: 'Ours', code: 'unknown-column' },
    ]);
    expect(await wrong()).toEqual([]);
  });

  test('restricted rows that everybody on the site can read are to be mended by a person', async () => {
    await provision(at());
    const path = `${await site().listPath('RestrictedItems')}/items`;
    await office.graph.call({ method: 'POST', path, body: { fields: { Key: 'kings-lynn/action/X1' } } });
    expect(said(await wrong())).toEqual([['RestrictedItems', null, 'restricted-list-shared']]);
    expect(said((await fixLayout(at())).left)).toEqual([['RestrictedItems', null, 'restricted-list-shared']]);
  });
});

describe('under faults', () => {
  test('lists and columns are made once though every second answer gets lost', async () => {
    const rates = { timeoutAfterWrite: 0.3, serverErrorAfterWrite: 0.2, unavailable: 0.1 };
    office.spoil({ seed: 7, rates, only: { methods: ['POST'] } });
    await provision(at());
    office.spoil(null);
    expect(await wrong()).toEqual([]);
    expect((await site().listIds()).size).toBe(listNames.length);
  });

  test('what is mended counts as mended though every answer gets lost', async () => {
    await provision(at());
    await spoilLists();
    office.spoil({ seed: 3, rates: { timeoutAfterWrite: 1 }, only: { methods: ['POST', 'PATCH'] } });
    const { mended, left } = await fixLayout(at());
    office.spoil(null);
    expect(mended).toHaveLength(6);
    expect(left).toEqual([]);
    expect(await wrong()).toEqual([]);
  });
});

describe('a register that a newer Quarterbook has upgraded', () => {
  test('is not read, not written and not provisioned by this one', async () => {
    await provision(at());
    await recordLayoutNumber(site(), currentLayout + 1);
    const refused = { code: 'newer-layout' };
    const store = createRegisterStore({ ...at(), schemes: [] });
    await expect(store.refresh()).rejects.toMatchObject(refused);
    await expect(importRegister(smallRegister(), at())).rejects.toMatchObject(refused);
    await expect(provision(at())).rejects.toMatchObject(refused);
  });

  test('a number that cannot be read just now keeps nobody from reading the register', async () => {
    await provision(at());
    const deaf: typeof globalThis.fetch = (input, init) =>
      String(input instanceof Request ? input.url : input).includes('Layout.json')
        ? Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))
        : office.fetch(input, init);
    const graph = office.graphWith({ fetch: deaf });
    const store = createRegisterStore({ graph, site: siteAddress, schemes: [] });
    await expect(store.refresh()).resolves.toEqual([]);
  });
});
