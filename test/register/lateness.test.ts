import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dueAt,
  latenessOf,
  monthsBetween,
  type Dated,
  type Revision,
} from '../../register/index.ts';

const moved = (from: string, to: string, agreedOn: string): Revision => ({
  from,
  to,
  agreedOn,
  agreedBy: 'Head of Prosperity',
  reason: 'No contractor yet',
});

const dates = (originalDue: string | null, ...revisions: Revision[]): Dated => ({
  originalDue,
  due: revisions.at(-1)?.to ?? originalDue,
  dueText: null,
  revisions,
});

const twice = dates(
  '2023-09-30',
  moved('2023-09-30', '2023-12-31', '2023-09-20'),
  moved('2023-12-31', '2024-04-30', '2024-01-10'),
);

describe('the date in force', () => {
  test.each([
    ['before anything was agreed', '2023-09-19', '2023-09-30'],
    ['on the day a new date was agreed', '2023-09-20', '2023-12-31'],
    ['until the next was agreed', '2024-01-09', '2023-12-31'],
    ['after the second', '2024-06-01', '2024-04-30'],
  ])('%s', (_, day, due) => {
    expect(dueAt(twice, day)).toBe(due);
  });

  test('does not depend on the order in which revisions are listed', () => {
    expect(dueAt({ ...twice, revisions: [...twice.revisions].reverse() }, '2024-06-01')).toBe('2024-04-30');
  });

  test('of two agreed on one day the later listed one holds', () => {
    const again = dates(
      '2023-09-30',
      moved('2023-09-30', '2023-12-31', '2023-09-20'),
      moved('2023-12-31', '2024-01-31', '2023-09-20'),
    );
    expect(dueAt(again, '2023-10-01')).toBe('2024-01-31');
  });

  test.each([
    [
      'the first revision’s old date, where the original was not kept',
      { ...twice, originalDue: null },
      '2023-09-30',
    ],
    ['the due date, where there is nothing else', { ...dates(null), due: '2024-03-31' }, '2024-03-31'],
    ['none, where there is none', dates(null), null],
  ])('is %s', (_, item, due) => {
    expect(dueAt(item, '2023-01-01')).toBe(due);
  });
});

describe('late against the date in force and against the first one', () => {
  test.each<[string, Dated, string, Partial<ReturnType<typeof latenessOf>>]>([
    [
      'revised twice; seven months after first agreed, and not late today',
      twice,
      '2024-04-30',
      {
        lateDays: 0,
        lateMonths: 0,
        lateDaysAgainstOriginal: 213,
        lateMonthsAgainstOriginal: 7,
        revisions: 2,
        movedMonths: 7,
      },
    ],
    [
      'late against both',
      twice,
      '2024-05-31',
      { lateDays: 31, lateMonths: 1, lateMonthsAgainstOriginal: 8, due: '2024-04-30' },
    ],
    [
      'as it stood before the second revision was agreed',
      twice,
      '2024-01-05',
      { lateDays: 5, lateMonths: 0, revisions: 1, movedMonths: 3 },
    ],
    [
      'never moved',
      dates('2024-03-31'),
      '2024-04-01',
      { lateDays: 1, lateDaysAgainstOriginal: 1, revisions: 0, movedMonths: 0 },
    ],
    [
      'brought forward',
      dates('2024-03-31', moved('2024-03-31', '2024-01-31', '2023-12-01')),
      '2024-02-29',
      { lateDays: 29, lateMonths: 1, lateDaysAgainstOriginal: 0, movedMonths: 0, revisions: 1 },
    ],
    [
      '“Ongoing” is never late',
      { ...dates(null), dueText: 'Ongoing' },
      '2024-04-01',
      { due: null, originalDue: null, lateDays: 0, lateDaysAgainstOriginal: 0, movedMonths: 0 },
    ],
  ])('%s', (_, item, day, late) => {
    expect(latenessOf(item, day)).toMatchObject(late);
  });

  test('an item is never late on or before its date, and a day later each day after it', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map(days => addDays('2020-01-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: -500, max: 500 }), (due, days) => {
        expect(latenessOf(dates(due), addDays(due, days)).lateDays).toBe(Math.max(0, days));
      }),
    );
  });
});

test.each([
  ['2023-09-30', '2024-04-30', 7],
  ['2023-09-30', '2024-04-29', 6],
  ['2024-08-31', '2025-02-28', 6],
  ['2024-02-29', '2025-02-28', 12],
  ['2024-01-31', '2024-02-28', 0],
  ['2021-08-31', '2025-09-30', 49],
])('whole months from %s to %s: %i', (from, to, months) => {
  expect(monthsBetween(from, to)).toBe(months);
});
