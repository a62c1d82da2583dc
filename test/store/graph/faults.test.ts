import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRows } from '../../../store/createRows.ts';
import { deleteRows } from '../../../store/deleteRows.ts';
import { createDocumentLibrary } from '../../../store/documentLibrary.ts';
import { deleteRow, patchRow } from '../../../store/graph/changeRow.ts';
import { createRowOnce } from '../../../store/graph/createRowOnce.ts';
import { everyListRow } from '../../../store/graph/listRows.ts';
import { openSite } from '../../../store/graph/site.ts';
import type { ImportRow } from '../../../store/importRows.ts';
import { isFailure, provision } from '../../../store/index.ts';
import { patchRows } from '../../../store/patchRows.ts';
import { planFields } from '../../../store/rows/plan.ts';
import type { ListRow } from '../../../store/rows/row.ts';
import { siteAddress, startOffice, type Office } from '../office.ts';
import { plan } from '../register.ts';

let office: Office;

beforeAll(async () => {
  office = await startOffice();
  await provision({ graph: office.graph, site: siteAddress });
});
afterAll(async () => {
  await office.stop();
});

/** Everything that local Graph can do wrong to a request of these, at five in a hundred each. */
const everyFault = {
  throttled: 0.05,
  unavailable: 0.05,
  timeoutBeforeWrite: 0.05,
  timeoutAfterWrite: 0.05,
  cutBefore: 0.05,
  cutAfter: 0.05,
  cutMidBody: 0.05,
  serverError: 0.05,
  serverErrorAfterWrite: 0.05,
  badGateway: 0.05,
  badGatewayAfterWrite: 0.05,
  conflict409: 0.05,
  emptyPage: 0.05,
  shortPage: 0.05,
  falseEmptiness: 0.05,
  batchMemberThrottled: 0.05,
  emptyCode: 0.05,
} as const;

const site = () => openSite(office.graph, siteAddress);

/** A failure that says that nobody knows, or that nothing was done, is asked again, as every caller of the store does. */
const untilClear = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const isOpen = isFailure(
        error,
        'unknown-outcome',
        'unavailable',
        'unreachable',
        'throttled',
        'unreadable',
      );
      if (!isOpen || attempt === 20) throw error;
    }
  }
};

const newRow = (id: string): ImportRow => ({
  list: 'Plans',
  fields: { ...planFields(plan('faults', id)), Key: `faults/${id}` },
});

const idsFrom = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${index}`);

const titlesByKey = (rows: readonly ListRow[]) =>
  rows
    .map(row => [row.fields['Key'], row.fields['Title']])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));

test.each([1, 2, 3])(
  'nothing is lost and nothing is doubled by any fault, one by one and in batches (seed %i)',
  async seed => {
    const through = site();
    const single = idsFrom(`single${seed}`, 12);
    const batched = idsFrom(`batch${seed}`, 25);
    office.spoil({ seed, rates: everyFault });
    const made: ListRow[] = [];
    for (const id of single) {
      const { fields } = newRow(id);
      made.push((await untilClear(() => createRowOnce(through, 'Plans', fields))).row);
    }
    const rows = batched.map(newRow);
    await untilClear(() => createRows(through, rows, () => undefined));
    for (const row of made.slice(0, 8)) await untilClear(() => patchRow(through, row, { Title: 'Changed' }));
    const library = createDocumentLibrary(through);
    const file = new TextEncoder().encode(`file of ${seed}`);
    await untilClear(() => library.put(`Faults/${seed}.json`, file));
    for (const row of made.slice(8)) await untilClear(() => deleteRow(through, row));
    const together = await untilClear(() => everyListRow(through, 'Plans'));
    const ours = together.filter(row => String(row.fields['Key']).startsWith(`faults/batch${seed}-`));
    const changes = ours.slice(0, 15).map(row => ({ row, after: { Title: 'Changed together' } }));
    await untilClear(() => patchRows(through, changes));
    await untilClear(() => deleteRows(through, ours.slice(15)));
    expect(Object.keys(office.struck()).length).toBeGreaterThan(5);
    office.spoil(null);

    const left = (await everyListRow(site(), 'Plans')).filter(row =>
      [`faults/single${seed}-`, `faults/batch${seed}-`].some(start =>
        String(row.fields['Key']).startsWith(start),
      ),
    );
    const expected = [
      ...single.slice(0, 8).map(id => [`faults/${id}`, 'Changed']),
      ...ours.slice(0, 15).map(row => [row.fields['Key'], 'Changed together']),
    ].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
    expect(ours).toHaveLength(25);
    expect(titlesByKey(left)).toEqual(expected);
    expect(new TextDecoder().decode((await library.get(`Faults/${seed}.json`))!)).toBe(`file of ${seed}`);
  },
);
