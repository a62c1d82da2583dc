import { describe, expect, test } from '@jest/globals';
import { standingsOf, type Action, type Snapshot } from '../../register/index.ts';
import { statusTable } from '../../report/index.ts';
import type { ReturnsView } from '../../server/client.ts';
import { firstAddress } from '../../tab/address.ts';
import { narrowReturns } from '../../tab/narrowReturns.ts';
import { itemsOf, narrowSnapshot } from '../../tab/narrowSnapshot.ts';
import { wholeCouncil, type Scope } from '../../tab/scope.ts';
import { scopeOf } from '../../tab/useScoped.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';
import { carParking, servedRegister } from './servedRegister.ts';

const whole = sampleSnapshot();
const q1 = '2024-25-Q1';
const day = '2024-06-30';
const of = (scope: Partial<Scope>, snapshot = whole, on = day) =>
  narrowSnapshot(snapshot, { ...wholeCouncil, ...scope }, on);

const shown = (snapshot: Snapshot) => {
  const made = standingsOf(snapshot, q1);
  if (!made.ok) throw new Error('no such period');
  return made.value;
};

const owned = (snapshot: Snapshot, key: string, owner: Partial<Action>): Snapshot => ({
  ...snapshot,
  actions: snapshot.actions.map(one => (one.key === key ? { ...one, ...owner } : one)),
});

describe('a register narrowed to a part of the council', () => {
  test('nothing chosen is the register itself', () => expect(of({})).toBe(whole));

  test('so is a scope that somebody looks past', () =>
    expect(of({ directorate: 'Place', whole: true })).toBe(whole));

  test('has the same items as a list that is narrowed by directorate', () => {
    const expected = shown(whole).filter(({ owner }) => owner.directorate === 'Place');
    const found = shown(of({ directorate: 'Place' }));
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(shown(whole).length);
    expect(found).toEqual(expected);
  });

  test('the directorates together are the council', () => {
    const names = [...new Set(shown(whole).map(({ owner }) => owner.directorate))];
    const counts = names.map(name => shown(of({ directorate: name })).length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(shown(whole).length);
  });

  test('by plan its table has that plan alone', () => {
    const table = statusTable({ snapshot: of({ plans: ['growth'] }), period: q1 }, 'action');
    if (!table.ok) throw new Error('no table');
    expect(table.value.rows.map(({ id }) => id)).toEqual(['growth', 'overall']);
  });

  test('a plan that there is no longer leaves nothing', () =>
    expect(itemsOf(of({ plans: ['gone'] }))).toEqual([]));

  test('goes by who owned an item on the day', () => {
    const moved = owned(whole, carParking, {
      directorate: 'Resources',
      formerOwners: [
        { until: '2024-08-31', post: 'Car Parks Manager', approverPost: null, directorate: 'Place' },
      ],
    });
    const has = (on: string) =>
      of({ directorate: 'Place' }, moved, on).actions.some(({ key }) => key === carParking);
    expect([has('2024-06-30'), has('2024-09-30')]).toEqual([true, false]);
  });

  test('what goes on under another key in another directorate does not come back', () => {
    const [first, second] = whole.actions;
    const closed = owned(whole, first!.key, {
      directorate: 'Place',
      state: 'closed',
      closedOn: '2024-06-01',
      decisionRef: second!.key,
    });
    const apart = owned(closed, second!.key, { directorate: 'Resources' });
    expect(of({ directorate: 'Place' }, apart).actions.map(({ key }) => key)).not.toContain(first!.key);
  });
});

describe('what a page shows of it', () => {
  const served = servedRegister(whole);
  const scope = { ...wholeCouncil, directorate: 'Resources' };
  const address = { ...firstAddress, scope };

  test('the period is chosen as for the whole council', () =>
    expect(scopeOf(served, address).period).toBe(scopeOf(served, firstAddress).period));

  test('what is one person’s own is not narrowed', () =>
    expect(scopeOf(served, { ...address, view: 'my-return' }).served).toBe(served));

  test('a link to an item of another directorate shows the whole council', () => {
    const linked = scopeOf(served, { ...address, item: carParking });
    expect([linked.served, linked.scope.whole]).toEqual([served, true]);
  });
});

describe('who has answered, of a part of the council', () => {
  const post = (name: string, keys: [string, string | null][]) => ({
    post: name,
    holders: [name],
    owed: keys.length,
    answered: keys.filter(([, at]) => at !== null).length,
    lastAnsweredAt: null,
    items: keys.map(([key, answeredAt]) => ({ key, title: key, answeredAt })),
  });
  const [growth, other] = [of({ plans: ['growth'] }), of({ plans: ['environment'] })];
  const inGrowth = growth.actions[0]!.key;
  const elsewhere = other.actions[0]!.key;
  const view = {
    council: 'kings-lynn',
    period: '2024-25-Q2',
    owed: 3,
    answered: 1,
    posts: [
      post('A', [
        [inGrowth, '2024-10-02T09:00:00Z'],
        [elsewhere, null],
      ]),
      post('B', [[elsewhere, null]]),
    ],
  } as unknown as ReturnsView;

  test('a post is shown with what it owes of that part, and not where it owes none of it', () => {
    const narrowed = narrowReturns(view, growth, { ...wholeCouncil, plans: ['growth'] });
    expect(narrowed).toMatchObject({ owed: 1, answered: 1, posts: [{ post: 'A', owed: 1, answered: 1 }] });
    expect(narrowed.posts).toHaveLength(1);
  });

  test('of the whole council it is as it is', () =>
    expect(narrowReturns(view, whole, wholeCouncil)).toBe(view));
});
