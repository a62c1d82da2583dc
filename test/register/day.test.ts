import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  endOfMonth,
  instantAt,
  longDay,
  monthAndYear,
  shortDay,
  weekdayAndDay,
} from '../../register/index.ts';

describe('a day in words', () => {
  test.each([
    ['long, for text', longDay, '14 October 2024'],
    ['short, for tables', shortDay, '14 Oct 2024'],
    ['with its weekday', weekdayAndDay, 'Monday 14 October'],
    ['a month that was given as a date', monthAndYear, 'October 2024'],
  ])('%s', (_, say, words) => expect(say('2024-10-14')).toBe(words));
});

describe('the last day of a month', () => {
  test.each([
    ['a leap year', '2024-02-10', '2024-02-29'],
    ['a common year', '2025-02-10', '2025-02-28'],
    ['a century that is no leap year', '2100-02-01', '2100-02-28'],
    ['a century that is one', '2000-02-01', '2000-02-29'],
    ['30 days', '2024-09-01', '2024-09-30'],
    ['31 days', '2024-12-31', '2024-12-31'],
  ])('%s', (_, day, end) => expect(endOfMonth(day)).toBe(end));

  test('the day after it is the first of the next month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), days => {
        expect(addDays(endOfMonth(addDays('1980-01-01', days)), 1)).toMatch(/-01$/);
      }),
    );
  });
});

test('09:00 in London is 08:00 in universal time in summer, and 09:00 in winter', () =>
  expect([instantAt('2024-10-01'), instantAt('2024-12-02')]).toEqual([
    '2024-10-01T08:00:00Z',
    '2024-12-02T09:00:00Z',
  ]));

test('days from one day to another, over the change of the clock', () =>
  expect(daysBetween('2024-10-26', '2024-10-28')).toBe(2));
