import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { patchRow } from '../../../store/graph/changeRow.ts';
import { createRowOnce } from '../../../store/graph/createRowOnce.ts';
import { everyListRow, findRow } from '../../../store/graph/listRows.ts';
import { openSite } from '../../../store/graph/site.ts';
import { provision } from '../../../store/index.ts';
import { planFields } from '../../../store/rows/plan.ts';
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

const row = (id: string) => ({ ...planFields(plan('kings-lynn', id)), Key: `kings-lynn/${id}` });

/** Lets a POST to items through or not, and then says something else about it. */
const spoiling = (spoil: (send: () => Promise<Response>, attempt: number) => Promise<Response>) => {
  let attempt = 0;
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    if (init?.method !== 'POST' || !url.endsWith('/items')) return office.fetch(input, init);
    attempt += 1;
    return spoil(() => office.fetch(input, init), attempt);
  };
  return { site: openSite(office.graphWith({ fetch }), siteAddress), attempts: () => attempt };
};

const rowsOf = async (id: string) =>
  (await everyListRow(openSite(office.graph, siteAddress), 'Plans')).filter(
    one => one.fields['Key'] === `kings-lynn/${id}`,
  );

const reset = (): Promise<Response> =>
  Promise.reject(
    new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) }),
  );

describe('a row whose making was not answered clearly', () => {
  test('is not made twice when the answer got lost', async () => {
    const { site, attempts } = spoiling(async send => {
      await send();
      return reset();
    });
    expect((await createRowOnce(site, 'Plans', row('lost'))).row.fields['Key']).toBe('kings-lynn/lost');
    expect(attempts()).toBe(1);
    expect(await rowsOf('lost')).toHaveLength(1);
  });

  test('is made by the second attempt when the first never arrived', async () => {
    const { site, attempts } = spoiling((send, attempt) => (attempt === 1 ? reset() : send()));
    expect((await createRowOnce(site, 'Plans', row('second'))).created).toBe(true);
    expect(attempts()).toBe(2);
    expect(await rowsOf('second')).toHaveLength(1);
  });

  test('is made once through a throttled list', async () => {
    const busy = () =>
      Response.json({ error: { code: 'tooManyRequests' } }, { status: 429, headers: { 'Retry-After': '1' } });
    const { site } = spoiling((send, attempt) => (attempt < 3 ? Promise.resolve(busy()) : send()));
    await createRowOnce(site, 'Plans', row('busy'));
    expect(await rowsOf('busy')).toHaveLength(1);
  });

  test('fails in the end, by name, when no attempt arrives', async () => {
    const { site, attempts } = spoiling(reset);
    await expect(createRowOnce(site, 'Plans', row('never'))).rejects.toMatchObject({
      code: 'unknown-outcome',
    });
    expect(attempts()).toBe(5);
    expect(await rowsOf('never')).toHaveLength(0);
  });
});

describe('the Key of a row', () => {
  test('is unique: a second row under it is the first', async () => {
    const site = openSite(office.graph, siteAddress);
    const first = await createRowOnce(site, 'Plans', row('unique'));
    const second = await createRowOnce(site, 'Plans', { ...row('unique'), Title: 'Another' });
    expect([first.created, second.created]).toEqual([true, false]);
    expect(second.row).toEqual(first.row);
  });

  test('finds its row whatever signs are in it', async () => {
    const site = openSite(office.graph, siteAddress);
    const odd = "kings-lynn/o'brien & 50% #1?+é";
    await createRowOnce(site, 'Plans', { ...row('odd'), Key: odd });
    expect((await findRow(site, 'Plans', odd))?.fields['Key']).toBe(odd);
    expect(await findRow(site, 'Plans', 'kings-lynn/none')).toBeNull();
  });
});

test('a row that somebody changed is not written over', async () => {
  const site = openSite(office.graph, siteAddress);
  const { row: made } = await createRowOnce(site, 'Plans', row('stale'));
  await patchRow(site, made, { Title: 'Theirs' });
  await expect(patchRow(site, made, { Title: 'Ours' })).rejects.toMatchObject({ code: 'changed' });
  expect((await rowsOf('stale'))[0]?.fields['Title']).toBe('Theirs');
});

test('a refusal of something else than the Key is passed on', async () => {
  const site = openSite(office.graph, siteAddress);
  await expect(createRowOnce(site, 'Plans', { ...row('bad'), NoSuchColumn: 1 })).rejects.toMatchObject({
    code: 'invalid',
  });
});
