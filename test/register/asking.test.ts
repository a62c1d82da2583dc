import { describe, expect, test } from '@jest/globals';
import { askingOf, type Action, type Indicator, type Snapshot } from '../../register/index.ts';
import * as made from './madeMeasure.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const q1 = '2024-25-Q1';
const [theAction, theMeasure] = [made.action().key, made.measure().key];

/** References of what a period asks for, and of what is welcome. */
const askingIn = (snapshot: Snapshot, period = q1) => {
  const { asked, optional } = askingOf(snapshot, period);
  return {
    asked: asked.map(({ item }) => item.ref),
    optional: optional.map(({ item }) => item.ref),
  };
};

const isAsked = (more: Partial<Snapshot>, period = q1): boolean =>
  askingIn(made.snapshotOf(more), period).asked.length > 0;

describe('of actions a period asks for', () => {
  const completed = made.said({ itemKey: theAction, band: 'Completed', completedOn: '2024-05-31' });

  test.each<[string, Partial<Action>, boolean]>([
    ['an open one', {}, true],
    ['one whose closure is only proposed', { state: 'closure-proposed', closedOn: '2024-05-01' }, true],
    ['none that is on hold', { state: 'paused', decisionRef: 'CAB/1' }, false],
    ['none that was put on hold within the quarter', { state: 'paused', closedOn: '2024-05-01' }, false],
    ['none that was put on hold on its last day', { state: 'paused', closedOn: '2024-06-30' }, false],
    ['one that was put on hold after it', { state: 'paused', closedOn: '2024-07-01' }, true],
    ['none that was completed', { state: 'completed', closedOn: '2024-05-01' }, false],
    ['none that is completed, nobody knows when', { state: 'completed' }, false],
    ['one that was completed after it', { state: 'completed', closedOn: '2024-07-01' }, true],
    ['none that was closed', { state: 'closed', closedOn: '2024-05-01' }, false],
    ['one that was closed after it', { state: 'closed', closedOn: '2024-07-01' }, true],
    ['none that begins later', { from: '2024-07-01' }, false],
  ])('%s', (_, said, asked) => expect(isAsked({ actions: [made.action(said)] })).toBe(asked));

  test('one that is answered, and does not take it back once it is completed', () =>
    expect(isAsked({ actions: [made.action()], updates: [completed] })).toBe(true));

  test('none that was said to be completed in a quarter before', () =>
    expect(isAsked({ actions: [made.action()], updates: [completed] }, '2024-25-Q2')).toBe(false));

  test('one that was answered and then put on hold: what was said stays asked for', () => {
    const actions = [made.action({ state: 'paused', closedOn: '2024-05-01' })];
    const updates = [made.said({ itemKey: theAction, band: 'A' })];
    expect(isAsked({ actions, updates })).toBe(true);
  });
});

describe('of measures a period asks for', () => {
  test.each<[Indicator['frequency'], string, boolean]>([
    ['annual', '2024-25-Q3', false],
    ['annual', '2024-25-Q4', true],
    ['annual', '2023-24', true],
    ['quarterly', '2024-25-Q1', true],
    ['monthly', '2024-25-Q1', true],
  ])('a figure that is known %s, in %s: %s', (frequency, period, asked) =>
    expect(isAsked({ indicators: [made.measure({ frequency })] }, period)).toBe(asked),
  );

  test('one whose data come late, like every other', () =>
    expect(isAsked({ indicators: [made.measure({ dataLag: 20 })] })).toBe(true));

  test('one that is answered, and one whose answer was sent back', () => {
    const states = ['submitted', 'approved', 'returned', 'draft'] as const;
    const asked = states.map(state => {
      const snapshot = made.snapshotOf({ indicators: [made.measure()], updates: [made.said({ state })] });
      return askingOf(snapshot, q1).asked.map(({ update }) => update?.state ?? null);
    });
    expect(asked).toEqual([['submitted'], ['approved'], [null], [null]]);
  });
});

describe('of nobody is asked', () => {
  test('work with partners: it is welcome, answered or not, also out of turn', () => {
    const actions = [
      made.action({ ref: 'A1', partnership: true }),
      made.action({ ref: 'A2', partnership: true, state: 'completed', closedOn: '2024-05-01' }),
      made.action({ ref: 'A3' }),
    ];
    const updates = [made.said({ itemKey: theAction, commentary: 'Going well' })];
    expect(askingIn(made.snapshotOf({ actions, updates }))).toEqual({
      asked: ['A3'],
      optional: ['A1', 'A2'],
    });
  });

  test('what an unread row holds back', () => {
    const problems = [theAction, theMeasure].map(itemKey => ({ itemKey }) as Snapshot['problems'][number]);
    const items = { actions: [made.action()], indicators: [made.measure()] };
    expect(askingIn(made.snapshotOf({ ...items, problems }))).toEqual({ asked: [], optional: [] });
  });

  test('anything in a period that the register does not have', () => {
    const snapshot = made.snapshotOf({
      actions: [made.action({ partnership: true }), made.action({ ref: 'A2' })],
    });
    expect(askingIn(snapshot, '2031-32-Q1')).toEqual({ asked: [], optional: [] });
  });
});

test('what is in several plans is asked for once, in the order of the first', () => {
  const plans = [made.plan('growth', { order: 2 }), made.plan('services', { order: 1 })];
  const both = plans.map(({ key }) => key);
  const actions = [
    made.action({ ref: 'A1' }),
    made.action({ ref: 'A2', planKeys: both }),
    made.action({ ref: 'A3', planKeys: both, partnership: true }),
  ];
  expect(askingIn(made.snapshotOf({ plans, actions }))).toEqual({ asked: ['A2', 'A1'], optional: ['A3'] });
});

test("King's Lynn asks for 46 actions and 64 measures in Q2, and hears of 12 more from partners", () => {
  const { asked, optional } = askingOf(sampleSnapshot(), '2024-25-Q2');
  const kinds = (kind: string) => asked.filter(({ item }) => item.kind === kind);
  expect([kinds('action').length, kinds('indicator').length, optional.length]).toEqual([46, 64, 12]);
});
