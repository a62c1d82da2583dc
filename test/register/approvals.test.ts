import { describe, expect, test } from '@jest/globals';
import { approvalsAmong, approvedOf, askingOf, type Snapshot, type Update } from '../../register/index.ts';
import * as made from './madeMeasure.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const q1 = '2024-25-Q1';

/** Measures M1, M2 …, each with what was said of it, or nothing. */
const saidOf = (...states: (Update['state'] | null)[]): Partial<Snapshot> => ({
  indicators: states.map((_, index) => made.measure({ ref: `M${index + 1}` })),
  updates: states.flatMap((state, index) =>
    state === null ? [] : [made.said({ itemKey: `made-up/indicator/M${index + 1}`, state })],
  ),
});

describe('“n of m approved”', () => {
  test.each<[string, (Update['state'] | null)[], [number, number, number]]>([
    ['nothing said', [null, null], [0, 0, 2]],
    ['one submitted', ['submitted', null], [0, 1, 2]],
    ['one approved, one submitted', ['approved', 'submitted', null], [1, 2, 3]],
    ['one sent back', ['approved', 'returned'], [1, 1, 2]],
    ['a draft', ['draft'], [0, 0, 1]],
    ['nothing asked', [], [0, 0, 0]],
  ])('%s', (_, states, [approved, answered, asked]) =>
    expect(approvedOf(made.snapshotOf(saidOf(...states)), q1)).toEqual({ approved, answered, asked }),
  );

  test('a correction of what was approved has to be approved anew', () => {
    const updates = [
      made.said(),
      made.said({ submissionId: 's2', state: 'submitted', submittedAt: '2024-07-09T09:00:00Z' }),
    ];
    const snapshot = made.snapshotOf({ indicators: [made.measure()], updates });
    expect(approvedOf(snapshot, q1)).toEqual({ approved: 0, answered: 1, asked: 1 });
  });

  test('of some plans: an item of two is in each, and counts once over both', () => {
    const plans = ['growth', 'services', 'people'].map((id, order) => made.plan(id, { order }));
    const [growth, services, people] = plans.map(({ key }) => key) as [string, string, string];
    const indicators = [
      made.measure({ ref: 'M1' }),
      made.measure({ ref: 'M2', planKeys: [growth, services] }),
      made.measure({ ref: 'M3', planKeys: [services] }),
    ];
    const snapshot = made.snapshotOf({ plans, ...saidOf('approved', 'approved', 'submitted'), indicators });
    const of = (...keys: string[]) => Object.values(approvedOf(snapshot, q1, keys));
    expect(of(growth)).toEqual([2, 2, 2]);
    expect(of(services)).toEqual([1, 2, 2]);
    expect(of(growth, services)).toEqual([2, 3, 3]);
    expect(of(people)).toEqual([0, 0, 0]);
    expect(of()).toEqual([0, 0, 0]);
  });

  test('what is for information only, or not due in the period, is neither asked nor counted', () => {
    const snapshot = made.snapshotOf({
      actions: [made.action({ partnership: true })],
      indicators: [made.measure({ frequency: 'annual' })],
      updates: [made.said({ itemKey: made.action().key })],
    });
    expect(approvedOf(snapshot, q1)).toEqual({ approved: 0, answered: 0, asked: 0 });
  });

  test("what was printed of King's Lynn's Q1 is answered and approved", () =>
    expect(approvedOf(sampleSnapshot(), q1)).toEqual({ approved: 118, answered: 118, asked: 118 }));

  test('of any items together it is what it is of each', () => {
    const { asked } = askingOf(made.snapshotOf(saidOf('approved', 'submitted', null)), q1);
    const each = asked.map(one => Object.values(approvalsAmong([one])));
    expect(each).toEqual([
      [1, 1, 1],
      [0, 1, 1],
      [0, 0, 1],
    ]);
  });
});
