import { describe, expect, test } from '@jest/globals';
import { deskOf, lastSaid } from '../../chase/index.ts';
import type { Recommendation, Snapshot, Update } from '../../register/index.ts';
import * as made from '../register/madeMeasure.ts';
import { claimed, recommendation, verified } from '../register/madeRecommendation.ts';
import { document, england } from '../register/madeSnapshot.ts';
import { holder } from './madeCouncil.ts';
import { action, answer, approver, auditor, council, director, owner, performance } from './decidingBench.ts';

const day = '2024-07-10';

const deskIn = (snapshot: Snapshot, entraId: string, on = day) =>
  deskOf({ ...snapshot, asAt: `${on}T08:00:00Z` }, { entraId, day: on }, england);

/** What waits for somebody, by the kind and the reference. */
const waitsFor = (snapshot: Snapshot, entraId: string): string[] =>
  deskIn(snapshot, entraId).decisions.map(({ kind, item }) => `${kind} ${item.ref}`);

const chained = { post: owner, approverPost: approver };

const progress = (itemKey: string, said: Partial<Update> = {}): Update =>
  made.said({
    itemKey,
    period: '2024-25-Q2',
    commentary: 'The supplier is chosen.',
    submittedBy: owner,
    submittedAt: '2024-07-08T09:00:00.000Z',
    state: 'submitted',
    ...said,
  });

describe('what waits for somebody’s decision', () => {
  test('an answer: for its approver, and for nobody else', () => {
    const snapshot = council();
    expect(waitsFor(snapshot, approver)).toEqual(['answer A1']);
    for (const other of [owner, director, auditor, performance, 'Tourism Manager', 'nobody'])
      expect(waitsFor(snapshot, other)).toEqual([]);
  });

  test('for the approver’s delegate as well', () => {
    const standIn = holder('Stand-in', { delegateFor: [approver] });
    const snapshot = council({ people: [...council().people, standIn] });
    expect(waitsFor(snapshot, 'Stand-in')).toEqual(['answer A1']);
  });

  test('the approver’s own answer: for a director', () => {
    const snapshot = council({ updates: [answer({ submittedBy: approver })] });
    expect(waitsFor(snapshot, approver)).toEqual([]);
    expect(waitsFor(snapshot, director)).toEqual(['answer A1']);
  });

  test('where the approver’s post is vacant: for a director', () => {
    const people = council().people.filter(({ entraId }) => entraId !== approver);
    expect(waitsFor(council({ people }), director)).toEqual(['answer A1']);
  });

  test('what no post approves: for the performance team, and its own answer for a director', () => {
    const unowned = { actions: [action({ approverPost: null })] };
    expect(waitsFor(council(unowned), performance)).toEqual(['answer A1']);
    const own = council({ ...unowned, updates: [answer({ submittedBy: performance })] });
    expect(waitsFor(own, performance)).toEqual([]);
    expect(waitsFor(own, director)).toEqual(['answer A1']);
  });

  test('nothing that is decided, or that waits for a correction', () => {
    for (const state of ['approved', 'returned'] as const)
      expect(waitsFor(council({ updates: [answer({ state })] }), approver)).toEqual([]);
  });

  test('nothing that an unread row holds back', () => {
    const problem = {
      code: 'missing',
      list: 'Updates',
      rowId: '1',
      key: null,
      title: null,
      webUrl: null,
    } as const;
    const snapshot = council({ problems: [{ ...problem, itemKey: action().key }] });
    expect(waitsFor(snapshot, approver)).toEqual([]);
  });

  test('a claim, and a plan: for internal audit; a proposal on a policy: for its approver', () => {
    const planned = recommendation({ ...chained, ref: 'R2' });
    const policy = document(chained);
    const snapshot = council({
      recommendations: [recommendation({ ...chained, acts: [claimed('2024-07-01', owner)] }), planned],
      documents: [policy],
      updates: [progress(planned.key), progress(policy.key)],
    });
    expect(waitsFor(snapshot, auditor)).toEqual(['claim R1', 'answer R2']);
    expect(waitsFor(snapshot, approver)).toEqual(['answer D1']);
    expect(waitsFor(snapshot, director)).toEqual([]);
  });

  test('not a claim on what an auditor owns, nor a plan for it', () => {
    const own = { post: auditor, approverPost: approver };
    const planned = recommendation({ ...own, ref: 'R2' });
    const other = holder('Other Auditor', { roles: ['audit'] });
    const snapshot = council({
      recommendations: [recommendation({ ...own, acts: [claimed('2024-07-01', 'Other Auditor')] }), planned],
      updates: [progress(planned.key)],
      people: [...council().people, other],
    });
    expect(waitsFor(snapshot, auditor)).toEqual([]);
    expect(waitsFor(snapshot, 'Other Auditor')).toEqual(['answer R2']);
  });
});

describe('what an owner is asked', () => {
  const asked = (one: Partial<Recommendation>, on = day) =>
    deskIn(council({ recommendations: [recommendation({ ...chained, ...one })] }), owner, on).recommendations;

  test('an action of a return, until it is answered', () => {
    const owed = (snapshot: Snapshot) =>
      deskIn(snapshot, owner)
        .returns.find(({ period }) => period.period === '2024-25-Q1')
        ?.owed.map(({ item }) => item.ref);
    expect(owed(council({ updates: [] }))).toEqual(['A1']);
    expect(owed(council())).toEqual([]);
    expect(deskIn(council(), 'Tourism Manager').returns).toEqual([]);
  });

  test.each<[string, Partial<Recommendation>, string, boolean[]]>([
    ['a recommendation that is overdue', {}, day, [true]],
    ['one that is due in thirty days', {}, '2024-05-31', [false]],
    ['not one that is due later', {}, '2024-05-30', []],
    ['not one that is agreed later', { agreedOn: '2024-08-01' }, day, []],
    ['one that is claimed, which waits', { acts: [claimed('2024-05-01', owner)] }, '2024-05-02', [false]],
    ['not one that is closed', { acts: [claimed('2024-06-01', owner), verified('2024-06-10')] }, day, []],
    ['one without a date', { due: null, originalDue: null }, day, [false]],
  ])('%s', (_, said, on, overdue) => expect(asked(said, on).map(one => one.overdue)).toEqual(overdue));

  test('what would satisfy, where a claim or a plan came back; and what waits', () => {
    const acts: Recommendation['acts'] = [
      claimed('2024-07-01', owner),
      { act: 'returned', needs: 'Three months.', on: '2024-07-05', by: auditor },
    ];
    expect(asked({ acts })[0]?.returned).toBe('Three months.');
    const item = recommendation(chained);
    const said = (update: Partial<Update>) =>
      lastSaid(council({ updates: [progress(item.key, update)] }), item);
    expect(said({}).waiting?.commentary).toBe('The supplier is chosen.');
    const decided = { by: auditor, at: '2024-07-09T09:00:00Z', reason: 'By when?' };
    expect(said({ state: 'returned', decided })).toEqual({ waiting: null, returned: 'By when?' });
    expect(said({ state: 'approved', decided })).toEqual({ waiting: null, returned: null });
  });

  test.each<[string, string, Partial<Parameters<typeof document>[0]>, boolean[]]>([
    ['a policy that is past its review date', '2024-07-10', {}, [true]],
    ['ninety days before it', '2024-04-01', {}, [false]],
    ['not earlier', '2024-03-01', {}, []],
    [
      'not once it is withdrawn',
      '2024-07-10',
      { acts: [{ act: 'withdrawn', reason: 'x', on: '2024-07-01', by: approver }] },
      [],
    ],
    [
      'not while it is under formal review',
      '2024-07-10',
      { acts: [{ act: 'formal-review-begun', on: '2024-07-01', by: owner }] },
      [],
    ],
  ])('%s', (_, on, said, overdue) => {
    const snapshot = council({ documents: [document({ ...chained, ...said })] });
    expect(deskIn(snapshot, owner, on).documents.map(one => one.overdue)).toEqual(overdue);
    expect(deskIn(snapshot, approver, on).documents).toEqual([]);
  });
});
