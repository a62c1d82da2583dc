import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatValue, parseFigure } from '../../register/figure.ts';
import { units, type Unit } from '../../register/item.ts';
import { longDay, shortDay } from '../../register/day.ts';
import { parsePeriod, periodTitle } from '../../register/period.ts';
import { parseWrittenDay } from '../../register/writtenDay.ts';

describe('figures in short', () => {
  test.each<[string, Unit, number]>([
    ['1.2k', 'number', 1200],
    ['1.005k', 'number', 1005],
    ['£1.2m', 'gbp', 1200000],
    ['£3 million', 'gbp', 3000000],
    ['£1bn', 'gbp', 1000000000],
    ['(3.4)', 'percent', -3.4],
    ['(3.4%)', 'percent', -3.4],
  ])('%s in %s is %d', (text, unit, value) => expect(parseFigure(text, unit)).toEqual({ ok: true, value }));

  test.each<[string, Unit]>([
    ['(3.4', 'percent'],
    ['m', 'number'],
    ['million', 'gbp'],
    ['1.2 k', 'number'],
  ])('%s in %s is none', (text, unit) => expect(parseFigure(text, unit).ok).toBe(false));

  test.each<[number, string]>([
    [-1234.5, '−1,234.50'],
    [1234, '1,234'],
  ])('%d under a heading that names the unit is %s', (value, text) =>
    expect(formatValue(value, 'gbp', { bare: true })).toBe(text),
  );
});

describe('figures as text has them', () => {
  test.each<[number, Unit, string]>([
    [1, 'tonnes', '1 tonne'],
    [1, 'days', '1 day'],
    [-1, 'days', '−1 day'],
    [1.004, 'tonnes', '1 tonne'],
    [1.01, 'tonnes', '1.01 tonnes'],
    [0, 'days', '0 days'],
    [1, 'kwh', '1 kWh'],
    [1, 'fte', '1 FTE'],
    [1, 'percent', '1%'],
  ])('%d in %s is %s', (value, unit, text) => expect(formatValue(value, unit)).toBe(text));

  test('pounds have pence, and more where more are asked for', () => {
    expect([0, 2, 4].map(decimals => formatValue(1.5, 'gbp', { decimals }))).toEqual([
      '£1.50',
      '£1.50',
      '£1.50',
    ]);
    expect([2, 4].map(decimals => formatValue(1.0625, 'gbp', { decimals }))).toEqual(['£1.06', '£1.0625']);
  });
});

describe('parse(print(x)) = x', () => {
  /** What an answer may be: percentages to 1,000 either way, everything else from nought up. */
  const answer = (unit: Unit) =>
    unit === 'percent' ? fc.integer({ min: -100_000, max: 100_000 }) : fc.integer({ min: 0, max: 1e12 });

  test.each(units)('for figures in %s', unit =>
    fc.assert(
      fc.property(answer(unit), hundredths => {
        const value = hundredths / 100;
        expect(parseFigure(formatValue(value, unit), unit)).toEqual({
          ok: true,
          value: value === 0 ? 0 : value,
        });
      }),
    ),
  );

  const days = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10));

  test.each([
    ['as it is kept', (day: string) => day],
    ['as text has it', longDay],
    ['as tables have it', shortDay],
  ])('for days %s', (_, print) =>
    fc.assert(
      fc.property(days, day => expect(parseWrittenDay(print(day), 'due')).toEqual({ ok: true, value: day })),
    ),
  );

  test('for periods', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2098 }),
        fc.constantFrom('', '-Q1', '-Q2', '-Q3', '-Q4'),
        (year, part) => {
          const period = `${year}-${String((year + 1) % 100).padStart(2, '0')}${part}`;
          const printed = periodTitle(period).replace(/^(Q\d) (.+)$/, '$2 $1');
          expect(parsePeriod(printed)).toEqual({ ok: true, value: period });
        },
      ),
    ));
});
