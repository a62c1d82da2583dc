import { describe, expect, test } from '@jest/globals';
import { outturnOf, outturns, type Indicator, type Update } from '../../register/index.ts';
import { measure, said, snapshotOf } from './madeMeasure.ts';

const { key } = measure();

const at = (period: string, value: number | null, more: Partial<Update> = {}) =>
  said({ period, value, valueState: 'final', ...more });

const outturn = (indicator: Partial<Indicator>, ...updates: Update[]) =>
  outturnOf(snapshotOf({ indicators: [measure(indicator)], updates }), key, '2023-24');

describe('what a past year came to', () => {
  test.each<[string, Partial<Indicator>, Update[], [string, number, string] | null]>([
    ["the year's own figure", {}, [at('2023-24-Q4', 8), at('2023-24', 9)], ['2023-24', 9, 'final']],
    [
      "the year's own figure, provisional",
      {},
      [at('2023-24', 9, { valueState: 'provisional' })],
      ['2023-24', 9, 'provisional'],
    ],
    [
      "the year's own figure, estimated",
      {},
      [at('2023-24', 9, { valueState: 'estimated' })],
      ['2023-24', 9, 'provisional'],
    ],
    [
      "the year's own figure without a state",
      {},
      [at('2023-24', 9, { valueState: null })],
      ['2023-24', 9, 'final'],
    ],
    [
      'a running total at the end of March',
      { cumulative: true },
      [at('2023-24-Q4', 8)],
      ['2023-24-Q4', 8, 'final'],
    ],
    [
      'a running total that is provisional',
      { cumulative: true },
      [at('2023-24-Q4', 8, { valueState: 'provisional' })],
      ['2023-24-Q4', 8, 'provisional'],
    ],
    [
      'a last quarter that stands in for the year',
      {},
      [at('2023-24-Q4', 8)],
      ['2023-24-Q4', 8, 'provisional'],
    ],
    [
      'a running total by another definition',
      { cumulative: true, from: '2024-04-01' },
      [at('2023-24-Q4', 8)],
      ['2023-24-Q4', 8, 'provisional'],
    ],
    ['a last month', { cumulative: true }, [at('2023-24-M12', 7)], ['2023-24-M12', 7, 'final']],
    [
      "the year's figure is not there yet",
      {},
      [at('2023-24-Q4', 8), at('2023-24', null)],
      ['2023-24-Q4', 8, 'provisional'],
    ],
    ['only earlier quarters', {}, [at('2023-24-Q3', 8)], null],
    ['nothing said', {}, [], null],
  ])('%s', (...[, indicator, updates, found]) => {
    const [period, value, state] = found ?? [];
    expect(outturn(indicator, ...updates)).toEqual(found && { year: '2023-24', period, value, state });
  });

  test('it is the figure as revised since', () => {
    const revised = at('2023-24', 7, { submissionId: 's2', submittedAt: '2024-10-01T09:00:00Z' });
    expect(outturn({}, at('2023-24', 9), revised)?.value).toBe(7);
  });

  test('several years, newest first, also those under a former reference', () => {
    const old = 'made-up/indicator/X9';
    const snapshot = snapshotOf({
      indicators: [measure({ from: '2024-04-01', formerKey: old }), measure({ ref: 'X9', to: '2024-03-31' })],
      updates: [
        at('2022-23', 5, { itemKey: old }),
        at('2023-24', 6, { itemKey: old }),
        at('2024-25-Q4', 7),
        at('2025-26-Q1', 8),
      ],
    });
    expect(outturns(snapshot, key).map(({ year, value }) => [year, value])).toEqual([
      ['2024-25', 7],
      ['2023-24', 6],
      ['2022-23', 5],
    ]);
  });

  test('a measure that the register does not have has none', () =>
    expect(outturns(snapshotOf(), 'made-up/indicator/M9')).toEqual([]));
});
