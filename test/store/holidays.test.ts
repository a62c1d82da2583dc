import { expect, test } from '@jest/globals';
import { addWorkingDays, isWorkingDay } from '../../register/index.ts';
import { bankHolidays, createCalendar } from '../../store/index.ts';

// Source: https://www.gov.uk/bank-holidays, England and Wales.
test.each([
  [
    2022,
    [
      '2022-01-03',
      '2022-04-15',
      '2022-04-18',
      '2022-05-02',
      '2022-06-02',
      '2022-06-03',
      '2022-08-29',
      '2022-09-19',
      '2022-12-26',
      '2022-12-27',
    ],
  ],
  [
    2023,
    [
      '2023-01-02',
      '2023-04-07',
      '2023-04-10',
      '2023-05-01',
      '2023-05-08',
      '2023-05-29',
      '2023-08-28',
      '2023-12-25',
      '2023-12-26',
    ],
  ],
  [
    2024,
    [
      '2024-01-01',
      '2024-03-29',
      '2024-04-01',
      '2024-05-06',
      '2024-05-27',
      '2024-08-26',
      '2024-12-25',
      '2024-12-26',
    ],
  ],
  [
    2026,
    [
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-04',
      '2026-05-25',
      '2026-08-31',
      '2026-12-25',
      '2026-12-28',
    ],
  ],
  [
    2027,
    [
      '2027-01-01',
      '2027-03-26',
      '2027-03-29',
      '2027-05-03',
      '2027-05-31',
      '2027-08-30',
      '2027-12-27',
      '2027-12-28',
    ],
  ],
])('the bank holidays of %i are those of England and Wales', (year, days) => {
  expect(bankHolidays([year])).toEqual(days);
});

test('nobody has Mothering Sunday off, and no holiday falls on a week-end', () => {
  const days = bankHolidays([2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028]);
  expect(days).not.toContain('2026-03-15');
  expect(days.filter(day => [0, 6].includes(new Date(day).getUTCDay()))).toEqual([]);
});

test('a council adds its own closure days', () => {
  const calendar = createCalendar([2024], ['2024-12-27', '2024-12-25']);
  expect(isWorkingDay('2024-12-27', calendar)).toBe(false);
  expect(calendar.holidays.filter(day => day === '2024-12-25')).toHaveLength(1);
  expect(addWorkingDays('2024-12-24', 1, calendar)).toBe('2024-12-30');
});
