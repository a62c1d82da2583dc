import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deleteRow, patchRow } from '../../../store/graph/changeRow.ts';
import { createRowOnce } from '../../../store/graph/createRowOnce.ts';
import { findRow } from '../../../store/graph/listRows.ts';
import { openSite } from '../../../store/graph/site.ts';
import { provision } from '../../../store/index.ts';
import { planFields } from '../../../store/rows/plan.ts';
import type { Fields, ListRow } from '../../../store/rows/row.ts';
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

const site = () => openSite(office.graph, siteAddress);
const keyOf = (id: string) => `kings-lynn/${id}`;
const made = async (id: string) => {
  const fields = { ...planFields(plan('kings-lynn', id)), Key: keyOf(id) };
  return (await createRowOnce(site(), 'Plans', fields)).row;
};
const now = (id: string) => findRow(site(), 'Plans', keyOf(id));

const isPatch = ({ method }: Asked) => method === 'PATCH';
const isDelete = ({ method }: Asked) => method === 'DELETE';
const isRow = ({ method, url }: Asked) => method === 'GET' && /\/items\/\d+/.test(url);

const versionOf = (etag: string | undefined) => Number(/,(\d+)/.exec(etag ?? '')?.[1]);

describe('a change', () => {
  test.each(unclearAnswers)('is made once, and is saved, after %s', async (name, answer) => {
    const id = `patch-${name.replace(/\W+/g, '-')}`;
    const before = await made(id);
    const { site: spoiled } = spoiling(office, firstTimes(1, isPatch, answer));
    const saved = await patchRow(spoiled, before, { Title: 'Ours' });
    expect([saved.fields['Title'], versionOf(saved.etag)]).toEqual(['Ours', versionOf(before.etag) + 1]);
    expect((await now(id))?.etag).toBe(saved.etag);
  });

  test('carries its condition each time', async () => {
    const before = await made('condition');
    const conditions: (string | null)[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      if (init?.method !== 'PATCH') return office.fetch(input, init);
      conditions.push(new Headers(init.headers).get('If-Match'));
      return conditions.length < 3 ? reset() : office.fetch(input, init);
    };
    await patchRow(openSite(office.graphWith({ fetch }), siteAddress), before, { Title: 'Ours' });
    expect(conditions).toEqual([before.etag, before.etag, before.etag]);
  });

  test.each([
    ['a connection cut', reset],
    ['a 504', () => failed(504)],
    ['a 409 "resourceModified"', () => failed(409, {}, 'resourceModified')],
    ['a 409 with an empty code', () => failed(409, {}, '')],
    ['a 412', () => failed(412)],
  ])('is not written over what somebody else changed meanwhile, after %s', async (name, answer) => {
    const id = `theirs-${name.replace(/\W+/g, '-')}`;
    const before = await made(id);
    const { site: spoiled } = spoiling(
      office,
      firstTimes(1, isPatch, async () => {
        await patchRow(site(), before, { Title: 'Theirs' });
        return answer();
      }),
    );
    await expect(patchRow(spoiled, before, { Title: 'Ours' })).rejects.toMatchObject({ code: 'changed' });
    expect((await now(id))?.fields['Title']).toBe('Theirs');
  });

  test('that was made, with another of somebody else on top of it, is saved', async () => {
    const before = await made('on-top');
    const { site: spoiled } = spoiling(
      office,
      firstTimes(1, isPatch, async send => {
        await send();
        const ours = await now('on-top');
        await patchRow(site(), ours!, { Parent: 'Theirs' });
        return reset();
      }),
    );
    const saved = await patchRow(spoiled, before, { Title: 'Ours' });
    expect([saved.fields['Title'], saved.fields['Parent']]).toEqual(['Ours', 'Theirs']);
  });

  test('is sent again after a 409 though nobody changed the row', async () => {
    const before = await made('spurious');
    const { site: spoiled } = spoiling(
      office,
      firstTimes(2, isPatch, () => failed(409, {}, 'resourceModified')),
    );
    expect((await patchRow(spoiled, before, { Title: 'Ours' })).fields['Title']).toBe('Ours');
  });

  test('costs one request where the answer shows the row, and the row is as a look at it would say', async () => {
    const before = await made('one-request');
    const { site: through, sent } = spoiling(office, () => null);
    const saved = await patchRow(through, before, { Title: 'Ours', Parent: 'plan', Kind: null });
    expect(sent.filter(({ url }) => url.includes('/items/')).map(({ method }) => method)).toEqual(['PATCH']);
    expect(saved).toEqual(await now('one-request'));
  });

  test.each([
    ['without an ETag', (body: Fields) => ({ ...body, '@odata.etag': undefined })],
    ['with the ETag of before', (body: Fields, before: ListRow) => ({ ...body, '@odata.etag': before.etag })],
    [
      'with no more than what was changed',
      (body: Fields) => ({ '@odata.etag': body['@odata.etag'], Title: 'Ours' }),
    ],
    ['that is no row', () => ({ '@odata.etag': '"x,9"' })],
  ])('is looked at after an answer %s', async (name, shown) => {
    const id = `shown-${name.replace(/\W+/g, '-')}`;
    const before = await made(id);
    const { site: spoiled } = spoiling(
      office,
      firstTimes(1, isPatch, async send =>
        Response.json(shown((await (await send()).json()) as Fields, before)),
      ),
    );
    expect(await patchRow(spoiled, before, { Title: 'Ours' })).toEqual(await now(id));
  });

  test('may be made when the row cannot be read afterwards', async () => {
    const before = await made('blind');
    const { site: spoiled } = spoiling(office, (asked, send) => {
      if (isPatch(asked)) return send().then(() => Response.json({}));
      return isRow(asked) ? reset() : null;
    });
    await expect(patchRow(spoiled, before, { Title: 'Ours' })).rejects.toMatchObject({
      code: 'unknown-outcome',
    });
  });

  test('that was made is found, though its answer did not come and its repeats are turned away', async () => {
    const before = await made('turned-away-after');
    let asked = 0;
    const { site: spoiled } = spoiling(office, (one, send) => {
      if (!isPatch(one)) return null;
      asked += 1;
      return asked === 1
        ? send().then(() => failed(504))
        : failed(429, asked < 4 ? {} : { 'Retry-After': '2' });
    });
    expect((await patchRow(spoiled, before, { Title: 'Ours' })).fields['Title']).toBe('Ours');
    expect(asked).toBe(4);
  });

  test('of a row that is gone says so', async () => {
    const before = await made('gone');
    await deleteRow(site(), before);
    await expect(patchRow(site(), before, { Title: 'Ours' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('that never arrives fails by name, and the row is as it was', async () => {
    const before = await made('never');
    const { site: spoiled } = spoiling(office, asked => (isPatch(asked) ? reset() : null));
    await expect(patchRow(spoiled, before, { Title: 'Ours' })).rejects.toMatchObject({
      code: 'unknown-outcome',
    });
    expect((await now('never'))?.etag).toBe(before.etag);
  });
});

describe('a removal', () => {
  test.each(unclearAnswers)('is done after %s', async (name, answer) => {
    const id = `delete-${name.replace(/\W+/g, '-')}`;
    const before = await made(id);
    const { site: spoiled } = spoiling(office, firstTimes(1, isDelete, answer));
    await deleteRow(spoiled, before);
    expect(await now(id)).toBeNull();
  });

  test('is sent again after a 409 though nobody changed the row', async () => {
    const before = await made('delete-spurious');
    const { site: spoiled } = spoiling(
      office,
      firstTimes(1, isDelete, () => failed(409, {}, 'resourceModified')),
    );
    await deleteRow(spoiled, before);
    expect(await now('delete-spurious')).toBeNull();
  });

  test.each([
    ['timed out', () => failed(504)],
    ['was cut', reset],
  ])(
    'that may have worked, and %s, is not said to have failed since its repeat is turned away',
    async (how, answer) => {
      const before = await made(`delete-turned-away-${how}`);
      let asked = 0;
      const { site: spoiled } = spoiling(office, (one, send) => {
        if (!isDelete(one)) return null;
        asked += 1;
        return asked === 1 ? send().then(answer) : failed(429, { 'Retry-After': '600' });
      });
      await expect(deleteRow(spoiled, before)).rejects.toMatchObject({
        code: 'unknown-outcome',
        retryAfter: expect.any(Number),
      });
      await deleteRow(site(), before);
    },
  );

  test('leaves a row that somebody changed', async () => {
    const before = await made('delete-theirs');
    await patchRow(site(), before, { Title: 'Theirs' });
    await expect(deleteRow(site(), before)).rejects.toMatchObject({ code: 'changed' });
    expect((await now('delete-theirs'))?.fields['Title']).toBe('Theirs');
  });
});
