import { describe, expect, test } from '@jest/globals';
import type { Reach } from '../../register/index.ts';
import type { FrozenView, HandedOver, PeriodsView } from '../../server/deskWire.ts';
import { verified } from '../register/madeRecommendation.ts';
import { openDesk } from './asking.ts';
import { action, audited, council, period, policy, said } from './rightsCouncil.ts';

const team = 'performance officer';

describe('the sign-off of a period', () => {
  test('shows how far it is, and who may move it on', async () => {
    const second = { ...action, key: 'made-up/action/A2', ref: 'A2' };
    const third = { ...action, key: 'made-up/action/A3', ref: 'A3' };
    const updates = [said(action.key, { band: 'G', state: 'approved' }), said(second.key, { band: 'G' })];
    const { person } = await openDesk(council({ actions: [action, second, third], updates }));
    expect(await person(team).get<PeriodsView>('/api/periods')).toMatchObject({
      mayMove: true,
      periods: [{ period, state: 'collecting', asked: 3, answered: 2, approved: 1, isFrozen: false }],
    });
    expect(await person('owner').get<PeriodsView>('/api/periods')).toMatchObject({ mayMove: false });
  });

  test('goes step by step until it is frozen, which is done once', async () => {
    const { person } = await openDesk(council());
    const { ask, get, post } = person(team);
    const { etag } = await ask('GET', '/api/periods');
    const move = (to: string) => post(`/api/periods/${period}/state`, { to });
    expect(await post(`/api/periods/${period}/freeze`, {})).toMatchObject({
      status: 409,
      body: { code: 'period-not-closed' },
    });
    expect(await move('leadership')).toMatchObject({ status: 422, body: { code: 'wrong-state' } });
    for (const to of ['approving', 'performance-check', 'leadership', 'closed'])
      expect(await move(to)).toMatchObject({ status: 200, body: { state: to } });
    expect((await ask('GET', '/api/periods', undefined, { 'If-None-Match': etag })).status).toBe(200);
    const first = await post<FrozenView>(`/api/periods/${period}/freeze`, {});
    expect(first).toMatchObject({ status: 200, body: { period, alreadyFrozen: false } });
    const again = await post<FrozenView>(`/api/periods/${period}/freeze`, {});
    expect(again.body).toEqual({ ...first.body, alreadyFrozen: true });
    expect((await get<PeriodsView>('/api/periods')).periods).toMatchObject([{ isFrozen: true }]);
  });

  test.each([
    [`/api/periods/${period}/state`, { to: 'finished' }, 422, 'not-a-choice'],
    ['/api/periods/2031-32-Q1/state', { to: 'approving' }, 404, 'unknown-period'],
    ['/api/periods/2031-32-Q1/freeze', {}, 404, 'unknown-period'],
    ['/api/periods/lately/freeze', {}, 422, 'not-a-period'],
  ])('%s refuses %j', async (path, body, status, code) => {
    const { person } = await openDesk(council());
    expect(await person(team).post(path, body)).toMatchObject({ status, body: { code } });
  });
});

describe('handing over', () => {
  const done = { ...action, key: 'made-up/action/A2', ref: 'A2', state: 'completed' as const };
  const closed = audited({ ref: 'R2', acts: [verified('2024-09-01')] });
  const start = council({
    actions: [action, done],
    recommendations: [audited(), closed],
    documents: [{ ...policy, visibility: 'restricted' }],
  });
  const path = '/api/returns/handover';

  test('of a post whose holder leaves takes everything that still goes on, in one act', async () => {
    const { person, state } = await openDesk(start);
    const { body } = await person(team).post<HandedOver>(path, {
      post: action.post,
      toPost: 'Parks Manager',
    });
    expect(body).toEqual({
      toPost: 'Parks Manager',
      count: 3,
      items: [action.key, audited().key, policy.key],
    });
    expect(state.snapshot.actions.map(({ post }) => post)).toEqual(['Parks Manager', action.post]);
    expect(state.snapshot.actions[0]?.formerOwners).toMatchObject([
      { post: action.post, until: '2024-10-01' },
    ]);
  });

  test('names no restricted item to whoever may not read it', async () => {
    const { person, state } = await openDesk(start, (): Reach => 'open');
    const { body } = await person(team).post<HandedOver>(path, {
      post: action.post,
      toPost: 'Parks Manager',
    });
    expect(body).toMatchObject({ count: 3, items: [action.key, audited().key] });
    expect(state.snapshot.documents[0]?.post).toBe('Parks Manager');
  });

  test('can be sent again', async () => {
    const { person } = await openDesk(start);
    const { post } = person(team);
    const body = { items: [action.key, action.key], toPost: 'Parks Manager' };
    expect(await post(path, body)).toMatchObject({ status: 200, body: { count: 1 } });
    expect(await post(path, body)).toMatchObject({ status: 200, body: { count: 1 } });
  });

  test.each([
    ['nothing', { toPost: 'Parks Manager' }, 422, 'missing'],
    ['a post that owns nothing', { post: 'Deputy', toPost: 'Parks Manager' }, 422, 'missing'],
    [
      'both items and a post',
      { items: [action.key], post: action.post, toPost: 'Parks Manager' },
      422,
      'not-used-here',
    ],
    ['to a post that nobody knows', { items: [action.key], toPost: 'Astronaut' }, 422, 'not-a-choice'],
    ['an item that is none', { items: ['made-up/action/A9'], toPost: 'Parks Manager' }, 404, 'unknown-item'],
  ])('is refused of %s', async (_, body, status, code) => {
    const { person, state } = await openDesk(start);
    const before = state.snapshot;
    expect(await person(team).post(path, body)).toMatchObject({ status, body: { code } });
    expect(state.snapshot).toBe(before);
  });
});
