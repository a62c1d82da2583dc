import { describe, expect, test } from '@jest/globals';
import type { Reach, Snapshot } from '../../register/index.ts';
import { QuarterbookError } from '../../store/index.ts';
import type { ItemView, RegisterView, ReturnsView } from '../../server/wire.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';
import { openOffice } from './office.ts';

const mark = 'SECRET';
const sample = sampleSnapshot();
const chosen = sample.actions.find(one => one.state === 'open' && !one.partnership)!;
const carParks = 'Car Parks Manager';

/** The sample with one exempt action, whatever was said of it, and a mark in all of its words. */
const withExempt = (title = mark): Snapshot => ({
  ...sample,
  actions: sample.actions.map(one =>
    one.key === chosen.key ? { ...one, title, dueText: title, visibility: 'exempt' as const } : one,
  ),
  updates: sample.updates.map(one =>
    one.itemKey === chosen.key ? { ...one, commentary: title, visibility: 'exempt' as const } : one,
  ),
});

const openAs = async (reach: Reach | null | (() => never), snapshot = withExempt()) => {
  const asked: string[] = [];
  const office = await openOffice(snapshot, entraId => {
    asked.push(entraId);
    return typeof reach === 'function' ? reach() : reach;
  });
  const headers = await office.as(office.holderOf(carParks));
  const get = async (path: string) => office.app.request(path, { headers });
  const post = async (path: string, body: object) =>
    office.app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { ...office, asked, headers, get, post };
};

const itemPath = `/api/items/${encodeURIComponent(chosen.key)}`;
const everyRead = ['/api/me', '/api/register', '/api/returns', '/api/blocks', '/api/events', itemPath];

describe('a person whom SharePoint shows only the open lists', () => {
  test.each(['/api/register', '/api/returns', '/api/me'])('gets nothing restricted from %s', async path => {
    const { get } = await openAs('open');
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain(mark);
  });

  test('finds no restricted item, nor can they write of one', async () => {
    const { get, post, logged } = await openAs('open');
    for (const response of [
      await get(itemPath),
      await post(`${itemPath}/updates`, {
        period: '2024-25-Q2',
        submissionId: 'form-0001',
        raw: { band: 'G' },
      }),
    ]) {
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain(mark);
    }
    expect(JSON.stringify(logged)).not.toContain(chosen.key);
  });

  test('sees the same page, with the same ETag, whatever becomes of a restricted row', async () => {
    const etagWith = async (title: string) =>
      (await (await openAs('open', withExempt(title))).get('/api/register')).headers.get('ETag');
    expect(await etagWith('one')).toBe(await etagWith('another'));
  });
});

describe('a person whom SharePoint shows the restricted lists too', () => {
  test('sees all of the register', async () => {
    const { get } = await openAs('all');
    const view = (await (await get('/api/register')).json()) as RegisterView;
    expect(view.snapshot.actions).toHaveLength(sample.actions.length);
    expect(JSON.stringify(view)).toContain(mark);
    const item = (await (await get(itemPath)).json()) as ItemView;
    expect(item.item.title).toBe(mark);
    const returns = (await (await get('/api/returns')).json()) as ReturnsView;
    expect(JSON.stringify(returns)).toContain(mark);
  });

  test('gets nothing restricted into a document, which is sent on and published', async () => {
    const { post } = await openAs('all');
    const bands = ['R', 'A', 'G', 'B', 'Completed'].map(band => `qb1|actions-by-band|~|b=${band}`);
    const response = await post('/api/blocks', {
      period: '2024-25-Q1',
      tags: ['qb1|action-status|~', 'qb1|changes|~', ...bands],
    });
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain(mark);
  });
});

describe('a person to whom the site is not open', () => {
  test.each(everyRead)(
    'gets nothing from %s, although they are listed, and is told whom to ask',
    async path => {
      const { get } = await openAs(null);
      const response = await get(path);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({
        code: 'not-on-site',
        detail: expect.stringContaining('performance team'),
      });
    },
  );
});

describe('where SharePoint cannot be asked', () => {
  const broken = (): never => {
    throw new QuarterbookError('unreachable', 'Microsoft Graph cannot be reached');
  };

  test.each(everyRead)('%s is not available for the moment: that is neither yes nor no', async path => {
    const { get, logged } = await openAs(broken);
    const response = await get(path);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'access-unknown' });
    expect(logged).toEqual([
      { event: 'access-unknown', facts: expect.objectContaining({ code: 'unreachable' }) },
    ]);
  });
});

test('SharePoint is not asked about somebody who is in no People list, nor about somebody who is not signed in', async () => {
  const office = await openAs('all');
  expect((await office.app.request('/api/register', { headers: await office.as('stranger') })).status).toBe(
    403,
  );
  expect((await office.app.request('/api/register')).status).toBe(401);
  expect(office.asked).toEqual([]);
});

test('a failure over a restricted item leaves no reference in the log', async () => {
  const { get, state, logged } = await openAs('all');
  state.snapshot = { ...state.snapshot, periods: null as never };
  expect((await get(itemPath)).status).toBe(500);
  expect(JSON.stringify(logged)).not.toContain(encodeURIComponent(chosen.key));
  expect(JSON.stringify(logged)).toContain('/api/items/…');
});
