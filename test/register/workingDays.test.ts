import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  instantAt,
  isWorkingDay,
  nthWorkingDay,
  timeOf,
  dayOf,
  workingDaysBetween,
} from '../../register/index.ts';

const calendar = { holidays: ['2024-08-26', '2024-12-25', '2024-12-26', '2025-01-01'] };

describe('working days', () => {
  test('the tenth working day of October 2024 is Monday 14 October', () =>
    expect(nthWorkingDay('2024-10-01', 10, calendar)).toBe('2024-10-14'));
  test('the tenth working day of January 2025 leaves out New Year’s Day', () =>
    expect(nthWorkingDay('2025-01-01', 10, calendar)).toBe('2025-01-15'));
  test('five working days before 14 October is Monday 7 October', () =>
    expect(addWorkingDays('2024-10-14', -5, calendar)).toBe('2024-10-07'));
  test('a Saturday moves to the next working day', () =>
    expect(addWorkingDays('2024-08-24', 0, calendar)).toBe('2024-08-27'));

  test('from Friday 23 August 2024 back to Monday 19 August is four working days', () =>
    expect(workingDaysBetween('2024-08-23', '2024-08-19', calendar)).toBe(-4));

  const day = fc.integer({ min: 0, max: 2000 }).map(n => addDays('2022-01-01', n));
  test('stepping lands on a working day, as many working days away as asked', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const to = addWorkingDays(from, n, calendar);
        expect(isWorkingDay(to, calendar)).toBe(true);
        expect(workingDaysBetween(from, to, calendar)).toBe(n);
      }),
    );
  });
  test('09:00 in London is 09:00 in London on every day, summer or winter', () => {
    fc.assert(
      fc.property(day, date => {
        expect([dayOf(instantAt(date)), timeOf(instantAt(date))]).toEqual([date, '09:00']);
      }),
    );
  });
});
