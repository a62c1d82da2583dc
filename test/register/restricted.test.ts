import { describe, expect, test } from '@jest/globals';
import {
  isRestricted,
  strictest,
  visibilities,
  withoutRestricted,
  type RowProblem,
  type Snapshot,
} from '../../register/index.ts';
import { action, complaint, document, indicator, recommendation, update } from '../store/register.ts';
import { snapshotOf } from './madeSnapshot.ts';

const council = 'made-up';
const closed = { visibility: 'restricted' } as const;
const problem = (list: RowProblem['list']): RowProblem => ({
  code: 'missing',
  list,
  rowId: '1',
  key: null,
  itemKey: null,
  title: null,
  webUrl: null,
});

describe('who may read something', () => {
  test('is few for what is restricted or exempt, and everybody on the site for the rest', () => {
    expect(visibilities.filter(isRestricted)).toEqual(['restricted', 'exempt']);
  });

  test.each([
    ['open', 'exempt', 'exempt'],
    ['exempt', 'open', 'exempt'],
    ['internal', 'open', 'internal'],
    ['restricted', 'exempt', 'exempt'],
  ] as const)('of %s and %s the stricter is %s', (one, other, stricter) => {
    expect(strictest(one, other)).toBe(stricter);
  });
});

describe('the open part of a register', () => {
  const open: Partial<Snapshot> = {
    actions: [action(council, 'A1')],
    indicators: [indicator(council, '1.1')],
    recommendations: [recommendation(council, 'R1')],
    documents: [document(council, 'D1')],
    complaints: [complaint(council, 'C1')],
    updates: [update(`${council}/action/A1`, '2024-25-Q1')],
    problems: [problem('Items')],
  };

  test('has neither restricted items of any kind, nor what was said of them, nor problems of their rows', () => {
    const whole = snapshotOf({
      actions: [action(council, 'A0', closed), ...open.actions!],
      indicators: [...open.indicators!, indicator(council, '1.0', { visibility: 'exempt' })],
      recommendations: [recommendation(council, 'R0', closed), ...open.recommendations!],
      documents: [...open.documents!, document(council, 'D0', closed)],
      complaints: [...open.complaints!, complaint(council, 'C0', closed)],
      updates: [
        ...open.updates!,
        update(`${council}/action/A0`, '2024-25-Q1', { visibility: 'open' }),
        update(`${council}/action/A1`, '2024-25-Q2', { visibility: 'exempt' }),
      ],
      problems: [...open.problems!, problem('RestrictedItems'), problem('RestrictedUpdates')],
    });
    expect(withoutRestricted(whole)).toEqual(snapshotOf(open));
  });

  test('is the whole where nothing is restricted', () => {
    expect(withoutRestricted(snapshotOf(open))).toEqual(snapshotOf(open));
  });
});
