import { describe, expect, test } from '@jest/globals';
import {
  nextPeriod,
  parsePeriod,
  periodEnd,
  periodStart,
  periodTitle,
  previousPeriod,
} from '../../register/index.ts';

describe('periods of the local-government year', () => {
  test.each([
    ['2019/20', '2019-20'],
    ['2019-20', '2019-20'],
    ['2019-2020', '2019-20'],
    ['2024-25-Q1', '2024-25-Q1'],
    ['2024/25 q3', '2024-25-Q3'],
    ['1999-00', '1999-00'],
    ['2024-25-M03', '2024-25-M03'],
  ])('%s is %s', (text, id) => expect(parsePeriod(text)).toEqual({ ok: true, value: id }));

  test.each(['2024-26', '2024-2026', '24-25', 'Q1', '2024-25-Q5', '2024-25-M13', '2024-25-M00', ''])(
    '%j is not a period',
    text => expect(parsePeriod(text)).toMatchObject({ ok: false, problems: [{ code: 'not-a-period' }] }),
  );

  test.each([
    ['2024-25-Q1', '2024-04-01', '2024-06-30', 'Q1 2024-25'],
    ['2024-25-Q4', '2025-01-01', '2025-03-31', 'Q4 2024-25'],
    ['2023-24-M11', '2024-02-01', '2024-02-29', 'February 2024'],
    ['2024-25-M03', '2024-06-01', '2024-06-30', 'June 2024'],
    ['2024-25', '2024-04-01', '2025-03-31', '2024-25'],
  ])('%s runs from %s to %s and is called %s', (period, start, end, title) => {
    expect([periodStart(period), periodEnd(period), periodTitle(period)]).toEqual([start, end, title]);
  });

  test.each([
    ['2024-25-Q1', '2024-25-Q2'],
    ['2024-25-Q4', '2025-26-Q1'],
    ['2024-25-M03', '2024-25-M04'],
    ['2024-25-M12', '2025-26-M01'],
    ['2024-25', '2025-26'],
    ['2098-99', '2099-00'],
  ])('after %s comes %s', (period, next) => expect(nextPeriod(period)).toBe(next));

  test("King's Lynn prints Q1 to Q3 and the full year: Q1's report before is last year's", () => {
    const periods = ['2024-25-Q2', '2023-24', '2023-24-Q3', '2024-25-Q1'];
    expect(previousPeriod('2024-25-Q1', periods)).toBe('2023-24');
    expect(previousPeriod('2024-25-Q2', periods)).toBe('2024-25-Q1');
    expect(previousPeriod('2023-24-Q3', periods)).toBeNull();
  });

  const quarters = ['2023-24-Q4', '2024-25-Q1', '2024-25-Q2'];
  const months = ['2023-24-M12', '2024-25-M02', '2024-25-M03', '2024-25-M04', '2024-25-M06'];

  test.each<[string, string, string[], string]>([
    ['a month, a month', '2024-25-M04', [...quarters, ...months], '2024-25-M03'],
    [
      'a month, a month, though a quarter ended later',
      '2024-25-M04',
      ['2024-25-M02', '2024-25-Q1'],
      '2024-25-M02',
    ],
    ['a quarter, a quarter', '2024-25-Q2', [...quarters, ...months], '2024-25-Q1'],
    [
      'a quarter, a quarter, though months ended later',
      '2024-25-Q3',
      ['2024-25-Q1', '2024-25-M06'],
      '2024-25-Q1',
    ],
    ['a first quarter, the fourth beside its year', '2024-25-Q1', ['2023-24-Q4', '2023-24'], '2023-24-Q4'],
    [
      'a first month, the year that stands for the twelfth',
      '2024-25-M01',
      ['2023-24-M11', '2023-24'],
      '2023-24',
    ],
    ['a year, a year', '2024-25', ['2022-23', '2023-24-Q3'], '2022-23'],
    ['a first month, whatever there is', '2024-25-M04', ['2022-23', '2024-25-Q1'], '2024-25-Q1'],
  ])('where there are several kinds, the report before is of %s', (_, period, periods, before) =>
    expect(previousPeriod(period, periods)).toBe(before),
  );
});
