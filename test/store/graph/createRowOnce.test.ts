import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRows } from '../../../store/createRows.ts';
import { createRowOnce } from '../../../store/graph/createRowOnce.ts';
import { everyListRow, findRow } from '../../../store/graph/listRows.ts';
import { openSite } from '../../../store/graph/site.ts';
import { provision } from '../../../store/index.ts';
import { planFields } from '../../../store/rows/plan.ts';
import { siteAddress, startOffice, type Office } from '../office.ts';
import { plan } from '../register.ts';
import { failed, firstTimes, reset, spoiling, unclearAnswers, type Asked } from './spoiling.ts';

let office: Office;

beforeAll(async () => {
  office = await startOffice();
  await provision({ graph: office.graph, site: siteAddress });
});
afterAll(async () => {
  await office.stop();
});

const row = (id: string) => ({ ...planFields(plan('kings-lynn', id)), Key: `kings-lynn/${id}` });

const isCreate = ({ method, url }: Asked) => method === 'POST' && url.endsWith('/items');
const isFilter = ({ method, url }: Asked) => method === 'GET' && url.includes('$filter=');
const isPaging = ({ method, url }: Asked) => method === 'GET' && url.includes('($select=Key)');
const isDelta = ({ url }: Asked) => url.includes('/items/delta');
const nothing = () => Promise.resolve(Response.json({ value: [] }));

const rowsOf = async (id: string) =>
  (await everyListRow(openSite(office.graph, siteAddress), 'Plans')).filter(
    one => one.fields['Key'] === `kings-lynn/${id}`,
  );

describe('a new row', () => {
  test.each(unclearAnswers)('is there once after %s', async (name, answer) => {
    const id = name.replace(/\W+/g, '-');
    const { site } = spoiling(office, firstTimes(1, isCreate, answer));
    const made = await createRowOnce(site, 'Plans', row(id));
    expect(made.row.fields['Key']).toBe(`kings-lynn/${id}`);
    expect(await rowsOf(id)).toHaveLength(1);
  });

  test('is looked up by its Key before it is sent again', async () => {
    const { site, sent } = spoiling(office, firstTimes(2, isCreate, reset));
    await createRowOnce(site, 'Plans', row('looked-up'));
    const order = sent.filter(one => isCreate(one) || isFilter(one)).map(one => one.method);
    expect(order).toEqual(['POST', 'GET', 'POST', 'GET', 'POST']);
  });

  test('is there once though it was made, and the filter does not show it', async () => {
    const lost = firstTimes(1, isCreate, send => send().then(() => failed(504)));
    const { site, sent } = spoiling(office, (asked, send) =>
      isFilter(asked) ? nothing() : lost(asked, send),
    );
    const made = await createRowOnce(site, 'Plans', row('hidden'));
    expect([made.created, made.row.fields['Key']]).toEqual([false, 'kings-lynn/hidden']);
    expect(await rowsOf('hidden')).toHaveLength(1);
    expect(sent.filter(isCreate)).toHaveLength(2);
  });

  test('is there once though neither filter nor page shows it', async () => {
    const lost = firstTimes(1, isCreate, send => send().then(reset));
    const { site } = spoiling(office, (asked, send) =>
      isFilter(asked) || isPaging(asked) ? nothing() : lost(asked, send),
    );
    const made = await createRowOnce(site, 'Plans', row('by-delta'));
    expect(made.row.fields['Key']).toBe('kings-lynn/by-delta');
    expect(await rowsOf('by-delta')).toHaveLength(1);
  });

  test.each([
    ['400', 'invalidRequest'],
    ['409', 'nameAlreadyExists'],
  ])(
    'is the one of before, after a refusal of %s, though the filter does not show it',
    async (status, code) => {
      const id = `before-${status}`;
      const first = await createRowOnce(openSite(office.graph, siteAddress), 'Plans', row(id));
      const { site } = spoiling(office, asked => {
        if (isFilter(asked)) return nothing();
        return isCreate(asked) ? failed(Number(status), {}, code) : null;
      });
      expect(await createRowOnce(site, 'Plans', row(id))).toEqual({ row: first.row, created: false });
    },
  );

  test('is sent again after a conflict that concerns no row', async () => {
    const { site } = spoiling(
      office,
      firstTimes(1, isCreate, () => failed(409, {}, 'resourceModified')),
    );
    expect((await createRowOnce(site, 'Plans', row('conflict'))).created).toBe(true);
    expect(await rowsOf('conflict')).toHaveLength(1);
  });

  test('that Graph does not want for its words is refused by name, though nobody knows it', async () => {
    const { site, sent } = spoiling(office, () => null);
    await expect(createRowOnce(site, 'Plans', { ...row('bad'), NoSuchColumn: 1 })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(sent.filter(isDelta)).toHaveLength(0);
  });

  test('may be there when it was sent, and nothing can be asked afterwards', async () => {
    const lost = firstTimes(1, isCreate, send => send().then(reset));
    const { site } = spoiling(office, (asked, send) => (isFilter(asked) ? reset() : lost(asked, send)));
    await expect(createRowOnce(site, 'Plans', row('blind'))).rejects.toMatchObject({
      code: 'unknown-outcome',
    });
  });

  test('may be there when it was sent once, and Graph then asks for a long pause', async () => {
    const lost = firstTimes(1, isCreate, reset);
    const { site } = spoiling(office, (asked, send) => {
      const first = lost(asked, send);
      if (first || !isCreate(asked)) return first;
      return failed(429, { 'Retry-After': '600' });
    });
    await expect(createRowOnce(site, 'Plans', row('long'))).rejects.toMatchObject({
      code: 'unknown-outcome',
      retryAfter: 600,
    });
  });

  test('is certainly not there when Graph turned it away each time, and the caller hears for how long', async () => {
    const { site, sent } = spoiling(office, asked =>
      isCreate(asked) ? failed(429, { 'Retry-After': '600' }) : null,
    );
    await expect(createRowOnce(site, 'Plans', row('banned'))).rejects.toMatchObject({
      code: 'throttled',
      retryAfter: 600,
    });
    expect(sent.filter(isCreate)).toHaveLength(1);
    expect(await rowsOf('banned')).toHaveLength(0);
  });
});

describe('a Key that differs from another in capitals only, which SharePoint takes for the same', () => {
  test('is refused by name, and the other row is not taken for it', async () => {
    const { site } = spoiling(office, () => null);
    await createRowOnce(site, 'Plans', row('2a'));
    await expect(createRowOnce(site, 'Plans', row('2A'))).rejects.toMatchObject({ code: 'invalid' });
    expect(await findRow(site, 'Plans', 'kings-lynn/2A')).toBeNull();
    expect(await rowsOf('2a')).toHaveLength(1);
  });

  test('is refused among twenty in one batch as well', async () => {
    const lost = firstTimes(
      1,
      ({ url }) => url.endsWith('/$batch'),
      send => send().then(() => failed(504)),
    );
    const { site } = spoiling(office, lost);
    await createRowOnce(openSite(office.graph, siteAddress), 'Plans', row('3a'));
    const rows = [{ list: 'Plans' as const, fields: row('3A') }];
    await expect(createRows(site, rows, () => undefined)).rejects.toMatchObject({
      code: 'unknown-outcome',
    });
  });
});
