import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listNames } from '../../register/index.ts';
import { everyRow } from '../../store/graph/pages.ts';
import { openSite } from '../../store/graph/site.ts';
import { createRegisterStore, provision } from '../../store/index.ts';
import { lists } from '../../store/lists.ts';
import { siteAddress, startOffice, type Office } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(async () => {
  await office.stop();
});

const run = () => provision({ graph: office.graph, site: siteAddress });
const columnsOf = async (list: (typeof listNames)[number]) =>
  (await everyRow(office.graph, `${await openSite(office.graph, siteAddress).listPath(list)}/columns`)) as {
    name: string;
    indexed: boolean;
    enforceUniqueValues: boolean;
  }[];

describe('the lists of a register', () => {
  test('are all made, with every column, and the Key unique', async () => {
    const done = await run();
    expect(done.map(one => [one.list, one.created])).toEqual(listNames.map(name => [name, true]));
    for (const { name, columns } of lists) {
      const there = await columnsOf(name);
      expect(there.map(column => column.name)).toEqual(
        expect.arrayContaining(columns.map(column => column.name)),
      );
      expect(there.find(column => column.name === 'Key')).toMatchObject({
        indexed: true,
        enforceUniqueValues: true,
      });
      expect(there.find(column => column.name === 'Council')).toMatchObject({ indexed: true });
    }
  });

  test('are left as they are by a second run', async () => {
    await run();
    const again = await run();
    expect(again).toEqual(listNames.map(list => ({ list, created: false, columnsAdded: [], differing: [] })));
  });

  test('get the columns that they lack, and nothing else is touched', async () => {
    const path = `${await openSite(office.graph, siteAddress).path()}/lists`;
    const body = {
      displayName: 'Plans',
      list: { template: 'genericList' },
      columns: [
        { name: 'Kind', text: {} },
        { name: 'Ours', text: {} },
      ],
    };
    await office.graph.call({ method: 'POST', path, body });
    const [plans] = await run();
    expect(plans).toEqual({
      list: 'Plans',
      created: false,
      columnsAdded: ['Key', 'Council', 'Parent', 'ReportOrder', 'From', 'To'],
      // A council made it as text; the register wants a choice, and says so instead of changing it.
      differing: ['Kind'],
    });
    expect((await columnsOf('Plans')).map(column => column.name)).toContain('Ours');
    expect((await run())[0]).toMatchObject({ columnsAdded: [], differing: ['Kind'] });
  });

  test('are named when the register is read without them', async () => {
    const store = createRegisterStore({ graph: office.graph, site: siteAddress, schemes: [] });
    await expect(store.refresh()).rejects.toMatchObject({
      code: 'not-provisioned',
      message: expect.stringMatching(/^The site .*Quarterbook has no list called \w+$/) as unknown,
    });
    await run();
    await expect(store.refresh()).resolves.toEqual([]);
  });

  test('have no column that SharePoint keeps for itself, and names that it leaves alone', () => {
    const names = lists.flatMap(list => list.columns.map(column => column.name));
    const own = ['Title', 'Order', 'ID', 'Author', 'Editor', 'Created', 'Modified', 'Attachments', 'GUID'];
    expect(names.filter(name => own.includes(name) || !/^[A-Z][A-Za-z]{0,31}$/.test(name))).toEqual([]);
    for (const { columns } of lists) {
      expect(new Set(columns.map(column => column.name)).size).toBe(columns.length);
      // SharePoint takes twenty indexes a list.
      expect(columns.filter(column => column.indexed).length).toBeLessThanOrEqual(20);
    }
  });
});

test('a site that is not there is named so', async () => {
  const site = 'kingslynn.sharepoint.local:/sites/Nowhere';
  await expect(provision({ graph: office.graph, site })).rejects.toMatchObject({
    code: 'not-found',
    status: 404,
  });
});
