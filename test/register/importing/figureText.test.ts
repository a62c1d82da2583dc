import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatValue } from '../../../register/figure.ts';
import { units, type Unit } from '../../../register/item.ts';
import type { Cell } from '../../../register/importing/cell.ts';
import { readFigure } from '../../../register/importing/figureText.ts';
import { readTarget } from '../../../register/importing/targetText.ts';

const text = (said: string): Cell => ({ kind: 'text', text: said });

describe('figures as they stand in cells', () => {
  test.each<[string, Unit, number]>([
    ['£559,576', 'gbp', 559576],
    ['559576', 'gbp', 559576],
    ['£1.2m', 'gbp', 1200000],
    ['£1.2 million', 'gbp', 1200000],
    ['-£20', 'gbp', -20],
    ['£-20', 'gbp', -20],
    ['92%', 'percent', 92],
    ['92 per cent', 'percent', 92],
    ['92', 'percent', 92],
    ['-20%', 'percent', -20],
    ['−20%', 'percent', -20],
    ['(3.4)', 'number', -3.4],
    ['(£3.4)', 'gbp', -3.4],
    ['(3.4%)', 'percent', -3.4],
    ['1,050,950', 'number', 1050950],
    ['1.2k', 'number', 1200],
    ['12 days', 'days', 12],
    ['12 working days', 'days', 12],
    ['12 days', 'number', 12],
    ['418t', 'tonnes', 418],
    ['418 tonnes', 'tonnes', 418],
    ['37,503 kWh', 'kwh', 37503],
    ['12.5 FTE', 'fte', 12.5],
    ['314 cases', 'number', 314],
    ['.5', 'number', 0.5],
    ['nil', 'number', 0],
    ['-0', 'number', 0],
    ['314 of 342 (92%)', 'percent', 92],
    ['314 out of 342', 'percent', 91.81],
    ['314 of 342', 'number', 314],
  ])('%s in %s is %d', (said, unit, value) =>
    expect(readFigure(text(said), unit)).toMatchObject({ kind: 'figure', value }),
  );

  test('two figures: the one of the measure’s unit is the value, and the words are kept', () => {
    const said = '314 cases £64,029';
    expect(readFigure(text(said), 'number')).toMatchObject({ value: 314, words: said });
    expect(readFigure(text(said), 'gbp')).toMatchObject({ value: 64029, words: said });
  });

  test.each([
    ['92% (provisional)', 'provisional'],
    ['92% p', 'provisional'],
    ['approx 92%', 'estimated'],
    ['92% est.', 'estimated'],
    ['92%', 'final'],
  ])('%s is %s', (said, state) => expect(readFigure(text(said), 'percent')).toMatchObject({ state }));

  test.each([
    ['', 'blank'],
    ['N/A', 'not-available'],
    ['n/a', 'not-available'],
    ['TBC', 'not-available'],
    ['n/k', 'not-available'],
    ['-', 'not-available'],
    ['–', 'not-available'],
    ['…', 'not-available'],
    ['Not yet available', 'not-available'],
    ['Awaiting data', 'not-available'],
    ['Not reported', 'not-reported'],
    ['No update received', 'not-reported'],
  ])('“%s” is %s', (said, kind) => expect(readFigure(text(said), 'number')).toEqual({ kind }));

  test.each<[string, Unit]>([
    ['12,34', 'number'],
    ['1.050.950', 'number'],
    ['£5', 'percent'],
    ['92%', 'gbp'],
    ['92%', 'number'],
    ['12 March 2024', 'number'],
    ['5 and 6', 'number'],
    ['good', 'percent'],
    ['0 of 0', 'percent'],
    ['We have finished 3 stages of the work', 'number'],
  ])('%s in %s cannot be read', (said, unit) => expect(readFigure(text(said), unit)).toBeNull());

  test('what a spreadsheet holds as a number', () => {
    const number = (value: number, shown: 'plain' | 'percent' | 'money'): Cell => ({
      kind: 'number',
      value,
      shown,
      text: String(value),
    });
    expect(readFigure(number(92, 'percent'), 'percent')).toMatchObject({ value: 92 });
    expect(readFigure(number(92, 'percent'), 'number')).toBeNull();
    expect(readFigure(number(5, 'money'), 'gbp')).toMatchObject({ value: 5 });
    expect(readFigure(number(5, 'money'), 'percent')).toBeNull();
    expect(
      readFigure({ kind: 'day', day: '2024-06-30', month: false, text: '2024-06-30' }, 'number'),
    ).toBeNull();
    expect(readFigure({ kind: 'error', text: '#N/A' }, 'number')).toEqual({ kind: 'not-available' });
    expect(readFigure({ kind: 'error', text: '#REF!' }, 'number')).toBeNull();
  });

  test('parse(print(x)) = x, for any value and unit', () =>
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(...units), (hundredths, unit) => {
        const value = hundredths / 100;
        expect(readFigure(text(formatValue(value, unit)), unit)).toMatchObject({
          kind: 'figure',
          value: value === 0 ? 0 : value,
          words: null,
        });
      }),
    ));
});

describe('targets as councils write them', () => {
  const target = (said: string, unit: Unit = 'percent') => readTarget(text(said), unit);

  test.each<[string, Unit, object]>([
    ['95%', 'percent', { target: 95, polarity: null }],
    ['≥ 95%', 'percent', { target: 95, polarity: 'higher' }],
    ['>=95', 'percent', { target: 95, polarity: 'higher' }],
    ['at least 95%', 'percent', { target: 95, polarity: 'higher' }],
    ['90% or above', 'percent', { target: 90, polarity: 'higher' }],
    ['95%+', 'percent', { target: 95, polarity: 'higher' }],
    ['<10 days', 'days', { target: 10, polarity: 'lower' }],
    ['≤ 10', 'days', { target: 10, polarity: 'lower' }],
    ['no more than 10 days', 'days', { target: 10, polarity: 'lower' }],
    ['10 days or less', 'days', { target: 10, polarity: 'lower' }],
    ['571 homes', 'number', { target: 571 }],
    ['1,800 tonnes a year', 'tonnes', { target: 1800 }],
    ['95% by March 2025', 'percent', { target: 95 }],
    ['£1.2m', 'gbp', { target: 1200000 }],
    ['0', 'number', { target: 0 }],
  ])('%s in %s', (said, unit, wanted) =>
    expect(target(said, unit)).toMatchObject({ targetText: null, ...wanted }),
  );

  test.each<[string, Unit]>([
    ['150-200', 'number'],
    ['150 – 200', 'number'],
    ['150 to 200', 'number'],
    ['between 150 and 200', 'number'],
    ['£150-£200', 'gbp'],
    ['150%-200%', 'percent'],
  ])('%s is good between the two', (said, unit) =>
    expect(target(said, unit)).toMatchObject({ target: 150, targetHigh: 200, polarity: 'range' }),
  );

  test.each<[string, Unit, object]>([
    ['95% ± 2%', 'percent', { amount: 2, unit: 'points' }],
    ['95 +/- 2', 'number', { amount: 2, unit: 'points' }],
    ['200 ± 5%', 'number', { amount: 0.05, unit: 'relative' }],
  ])('%s has a tolerance', (said, unit, tolerance) =>
    expect(target(said, unit)).toMatchObject({ tolerance }),
  );

  test.each(['', 'N/A', 'TBC', '-'])('“%s” is no target yet', said =>
    expect(target(said)).toMatchObject({ target: null, targetText: null, polarity: null }),
  );

  test.each(['Monitor only', 'No target', 'None', 'M', 'For information'])('“%s” is monitored only', said =>
    expect(target(said)).toMatchObject({ target: null, targetText: null, polarity: 'none' }),
  );

  test.each(['Below national rate of 12%', 'Top quartile', '5 by June and 10 by March'])(
    '“%s” is kept as words',
    said => expect(target(said)).toMatchObject({ target: null, targetText: said }),
  );

  test('a target of another unit, a date or an error is no target', () => {
    expect(target('£5')).toBeNull();
    expect(readTarget({ kind: 'number', value: 5, shown: 'money', text: '£5' }, 'percent')).toBeNull();
    expect(readTarget({ kind: 'number', value: 95, shown: 'plain', text: '95' }, 'percent')).toMatchObject({
      target: 95,
    });
    expect(
      readTarget({ kind: 'day', day: '2024-01-01', month: false, text: '2024-01-01' }, 'number'),
    ).toBeNull();
    expect(readTarget({ kind: 'error', text: '#REF!' }, 'number')).toBeNull();
    expect(target('150%-£200')).toBeNull();
    expect(target('200-150')).toBeNull();
    expect(target('12,34')).toBeNull();
  });
});
