import { describe, expect, test } from '@jest/globals';
import { definitionAt, definitionsByKey, trendBreakBetween } from '../../register/index.ts';
import { measure } from './madeMeasure.ts';

const first = measure({ to: '2024-08-31', definition: 'first' });
const second = measure({ from: '2024-09-01', breaksTrend: true, breakReason: 'Counts flats as well' });
const versions = [first, second];

describe('the definition that was in force', () => {
  test.each([
    ['2024-25-Q1', first],
    ['2024-25-M05', first],
    ['2024-25-M06', second],
    ['2024-25-Q2', second],
    ['2024-25', second],
  ])('at the end of %s', (period, version) => expect(definitionAt(versions, period)).toBe(version));

  test.each([
    ['that began too late', [measure({ from: '2024-07-01' })]],
    ['that ended before', [measure({ to: '2024-06-29' })]],
    ['at all', []],
  ])('there is none %s', (_, some) => expect(definitionAt(some, '2024-25-Q1')).toBeNull());

  test('of two that overlap the later one holds, in whatever order they stand', () => {
    const always = measure();
    expect(definitionAt([always, second], '2024-25-Q2')).toBe(second);
    expect(definitionAt([second, always], '2024-25-Q2')).toBe(second);
  });

  test('both its days are its own', () => {
    const oneDay = measure({ from: '2024-06-30', to: '2024-06-30' });
    expect(definitionAt([oneDay], '2024-25-Q1')).toBe(oneDay);
  });

  test('versions of one measure stand together', () => {
    const other = measure({ ref: 'M2' });
    expect([...definitionsByKey({ indicators: [first, other, second] }).values()]).toEqual([
      versions,
      [other],
    ]);
  });
});

describe('a break in the trend', () => {
  test.each([
    ['lies between the two reports', '2024-25-Q1', '2024-25-Q2', '2024-09-01'],
    ['lies before both', '2024-25-Q2', '2024-25-Q3', undefined],
    ['is still to come', '2023-24', '2024-25-Q1', undefined],
  ])('%s', (_, earlier, later, on) => expect(trendBreakBetween(versions, earlier, later)?.on).toBe(on));

  test('says why', () =>
    expect(trendBreakBetween(versions, '2024-25-Q1', '2024-25-Q2')).toEqual({
      on: '2024-09-01',
      reason: 'Counts flats as well',
    }));

  test('of two the later is named, in whatever order they stand', () => {
    const third = measure({ from: '2024-09-15', breaksTrend: true });
    for (const some of [
      [second, third],
      [third, second],
    ]) {
      expect(trendBreakBetween(some, '2024-25-Q1', '2024-25-Q2')?.on).toBe('2024-09-15');
    }
  });

  test('a new target without a new definition is none', () =>
    expect(
      trendBreakBetween([first, measure({ from: '2024-09-01' })], '2024-25-Q1', '2024-25-Q2'),
    ).toBeNull());

  test('a definition that has always held breaks nothing', () =>
    expect(trendBreakBetween([measure({ breaksTrend: true })], '2024-25-Q1', '2024-25-Q2')).toBeNull());
});
