import { describe, expect, test } from '@jest/globals';
import { lateFor, type LateView } from '../../chase/index.ts';
import type { Snapshot } from '../../register/index.ts';
import { claimed, recommendation } from '../register/madeRecommendation.ts';
import { document, england } from '../register/madeSnapshot.ts';
import * as bench from './decidingBench.ts';
import { action, answer, approver, auditor, director, owner, performance } from './decidingBench.ts';
import { holder } from './madeCouncil.ts';
import { answered, holderOf, itemsOf, q2, sampleAt, on as instant } from './october.ts';

/** The council with one return, that of the first quarter. */
const council = (more: Partial<Snapshot> = {}): Snapshot => {
  const made = bench.council(more);
  return { ...made, periods: made.periods.filter(({ period }) => period === '2024-25-Q1') };
};

/** After the Q1 return was due on 12 July 2024. */
const day = '2024-07-17';

const lateTo = (entraId: string, snapshot: Snapshot = council(), on = day): LateView =>
  lateFor({ ...snapshot, asAt: `${on}T08:00:00Z` }, { entraId, day: on }, england);

/** Their own, by key. */
const ownTo = (...asked: Parameters<typeof lateTo>): string[] =>
  lateTo(...asked).own.map(({ itemKey }) => itemKey);

const unanswered = (more: Partial<Snapshot> = {}) => council({ updates: [], ...more });

const keysOf = { action: action().key, recommendation: recommendation().key, document: document().key };

describe('what is late of one’s own', () => {
  test('an update, a recommendation and a policy past their days', () =>
    expect(lateTo(owner, unanswered()).own).toEqual([
      { itemKey: keysOf.action, period: '2024-25-Q1' },
      { itemKey: keysOf.recommendation, period: null },
      { itemKey: keysOf.document, period: null },
    ]));

  test('nothing on the day on which it is due', () => {
    expect(ownTo(owner, unanswered(), '2024-06-30')).toEqual([]);
    expect(ownTo(owner, unanswered(), '2024-07-01')).toEqual([keysOf.recommendation, keysOf.document]);
  });

  test('no update that was given', () =>
    expect(ownTo(owner)).toEqual([keysOf.recommendation, keysOf.document]));

  test('a figure that was expected on a day that has gone by, and not before', () => {
    const sample = sampleAt(instant('2024-10-18'));
    const carParks = holderOf(sample, 'Car Parks Manager');
    const item = itemsOf(sample).find(({ key }) => key === 'kings-lynn/indicator/1.17')!;
    const expected = (expectedOn: string) => ({
      ...sample,
      updates: [
        ...sample.updates,
        answered(item, { value: null, valueState: 'not-yet-available', expectedOn }),
      ],
    });
    const ownOf = (snapshot: Snapshot) =>
      lateFor(snapshot, { entraId: carParks, day: '2024-10-18' }, england).own.map(({ itemKey }) => itemKey);
    expect(ownOf(expected('2024-10-17'))).toContain(item.key);
    expect(ownOf(expected('2024-10-18'))).not.toContain(item.key);
    expect(ownOf(expected('2024-10-25'))).not.toContain(item.key);
  });

  test('nothing that waits for somebody else: a claim, an answer about a policy', () => {
    const snapshot = council({
      recommendations: [recommendation({ approverPost: approver, acts: [claimed('2024-07-08', owner)] })],
      updates: [answer(), answer({ key: 'k', itemKey: keysOf.document, period: '2024-25-Q2' })],
    });
    for (const somebody of [owner, approver, auditor]) expect(ownTo(somebody, snapshot)).toEqual([]);
  });

  test('nothing that a broken row holds back, and nothing that is over', () => {
    const over = recommendation({
      acts: [{ act: 'superseded', reason: 'New system', on: '2024-05-01', by: 'x' }],
    });
    expect(ownTo(owner, unanswered({ recommendations: [over] }))).not.toContain(keysOf.recommendation);
    const problem = {
      code: 'not-a-number',
      list: 'Updates',
      rowId: '1',
      key: null,
      title: null,
      webUrl: null,
    } as const;
    const problems = [{ ...problem, itemKey: keysOf.action }];
    expect(ownTo(owner, unanswered({ problems }))).not.toContain(keysOf.action);
  });

  test('a restricted one too: its owner is asked for it', () => {
    const hidden = unanswered({ actions: [action({ visibility: 'restricted' })] });
    expect(ownTo(owner, hidden)).toContain(keysOf.action);
  });

  test('of a vacant post its approver’s own, and not of a post below', () => {
    const people = council().people.filter(({ entraId }) => entraId !== owner);
    const vacant = unanswered({ people });
    expect(ownTo(approver, vacant)).toEqual([keysOf.action, keysOf.recommendation, keysOf.document]);
    expect(lateTo(approver, vacant).below).toEqual([]);
  });

  test('a delegate’s as well', () => {
    const people = [...council().people, holder('Stand-in', { delegateFor: [owner] })];
    expect(ownTo('Stand-in', unanswered({ people }))).toHaveLength(3);
  });
});

describe('posts below', () => {
  const row = { post: owner, updates: 1, recommendations: 1, documents: 1, since: '2024-06-30' };

  test('by counts, since the earliest day, for their approver and the director above', () => {
    expect(lateTo(approver, unanswered()).below).toEqual([row]);
    // Who is above whom is read from the items: the approver's own goes to the director.
    const above = action({ ref: 'A2', post: approver, approverPost: director });
    const theirs = { post: approver, updates: 1, recommendations: 0, documents: 0, since: '2024-07-12' };
    expect(lateTo(director, unanswered({ actions: [action(), above] })).below).toEqual([row, theirs]);
  });

  test('of nobody else’s posts', () => {
    for (const other of [owner, 'Parks Manager', 'Tourism Manager', auditor, 'nobody'])
      expect(lateTo(other, unanswered()).below).toEqual([]);
  });

  test('the longest late first, and then by name', () => {
    const snapshot = unanswered({
      actions: [action()],
      recommendations: [
        recommendation({ ref: 'R2', post: 'Tourism Manager', approverPost: approver, due: '2024-07-01' }),
        recommendation({ ref: 'R3', post: 'Parks Manager', approverPost: approver, due: '2024-07-01' }),
      ],
      documents: [],
    });
    expect(lateTo(approver, snapshot).below.map(({ post }) => post)).toEqual([
      'Parks Manager',
      'Tourism Manager',
      owner,
    ]);
  });
});

describe('all posts', () => {
  test('for the performance team alone', () => {
    expect(lateTo(performance, unanswered()).all).toMatchObject([{ post: owner }]);
    for (const other of [owner, approver, director, auditor, 'nobody'])
      expect(lateTo(other, unanswered()).all).toBeNull();
  });

  test('with nobody’s name and no item’s in it', () => {
    const said = JSON.stringify(lateTo(performance, unanswered()).all);
    for (const word of ['made-up', action().title, 'R1']) expect(said).not.toContain(word);
  });

  test('none where nothing is late', () =>
    expect(lateTo(performance, council({ recommendations: [], documents: [] })).all).toEqual([]));
});

test('the whole sample in October: what the return asked for and nobody gave', () => {
  const sample = sampleAt(instant('2024-10-15'));
  const team = holderOf(sample, 'Corporate Performance Manager');
  const { all } = lateFor(sample, { entraId: team, day: '2024-10-15' }, england);
  const updates = (all ?? []).reduce((sum, row) => sum + row.updates, 0);
  expect(updates).toBe(110);
  expect(new Set(all?.map(({ since }) => since))).toEqual(new Set(['2024-10-14']));
  expect(sample.updates.filter(({ period }) => period === q2)).toEqual([]);
});
