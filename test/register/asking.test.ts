import { describe, expect, test } from '@jest/globals';
import { askingAlone, askingOf, type Snapshot } from '../../register/index.ts';
import { action, measure, snapshotOf } from './madeMeasure.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const q2 = '2024-25-Q2';
const snapshot = sampleSnapshot();

const said = (asking: ReturnType<typeof askingAlone>) =>
  [asking.asked, asking.optional].map(all =>
    all.map(({ item, update, rating }) => [item.key, update?.key ?? null, rating.band]),
  );

describe('what a period asks for', () => {
  test('is 46 actions and 64 indicators of King’s Lynn, and words on 12 partnership actions are welcome', () => {
    const { asked, optional } = askingOf(snapshot, q2);
    expect([asked.length, optional.length]).toEqual([46 + 64, 12]);
  });

  test.each([q2, '2024-25-Q1', '2023-24'])(
    'in %s is the same for those who need not know how it moved',
    period => expect(said(askingAlone(snapshot, period))).toEqual(said(askingOf(snapshot, period))),
  );

  test('is nothing in a period that nobody knows', () => {
    const nothing = { asked: [], optional: [] };
    expect([askingOf(snapshot, '2031-32-Q1'), askingAlone(snapshot, '2031-32-Q1')]).toEqual([
      nothing,
      nothing,
    ]);
  });

  test('has an item of two priorities once', () => {
    const made: Snapshot = snapshotOf({ actions: [action({})], indicators: [measure({})] });
    const [plan] = made.plans;
    const other = { ...plan!, key: 'made-up/other', id: 'other', order: 9 };
    const planKeys = [plan!.key, other.key];
    const actions = made.actions.map(one => ({ ...one, planKeys }));
    const { asked } = askingAlone({ ...made, plans: [plan!, other], actions }, '2024-25-Q1');
    expect(asked.filter(({ item }) => item.kind === 'action')).toHaveLength(1);
  });
});
