import { describe, expect, test } from '@jest/globals';
import type { ReportingPeriod, Scheme } from '../../register/index.ts';
import { measured, measuredSentence, q1, sentenceOf, type Said } from './madeExplanation.ts';
import { scheme } from './madeMeasure.ts';

const rule = (
  bands: [band: string, within: number | 'tolerance' | null, inclusive?: boolean][],
  unit: 'relative' | 'points' = 'relative',
): Partial<Scheme> => ({
  rule: {
    name: 'A rule',
    measure: unit,
    bands: bands.map(([band, within, inclusive = false]) => ({ band, within, inclusive })),
  },
});

describe('what a value is held against', () => {
  test.each<[string, Said, string]>([
    [
      'a profile of what is added to a stock',
      {
        measure: { cumulative: true, target: 34, baseline: 22, profile: [3, 3, 3, 3] },
        update: { value: 25 },
      },
      '25 against 25 by the end of Q1 (as profiled from 22 towards 34): exactly met; meeting the target is Green',
    ],
    [
      'a profile that has the stock in it',
      {
        measure: { cumulative: true, target: 34, baseline: 22, profile: [25, 3, 3, 3] },
        update: { value: 25 },
      },
      '25 against 25 by the end of Q1 (as profiled towards 34): exactly met; meeting the target is Green',
    ],
    [
      'a profile',
      {
        measure: { cumulative: true, target: 106, profile: [0, 23, 69, 14] },
        update: { value: 90 },
        period: '2024-25-Q3',
      },
      '90 against 92 by the end of Q3 (as profiled towards 106): 2.2% short; less than 5% is Amber',
    ],
    [
      'half a year',
      { measure: { cumulative: true }, update: { value: 50 }, period: '2024-25-Q2' },
      '50 against 50 by the end of Q2 (half of 100): exactly met; meeting the target is Green',
    ],
    [
      'a whole year',
      { measure: { cumulative: true }, update: { value: 104 }, period: '2024-25-Q4' },
      '104 against 100 by the end of Q4 (the whole of 100): 4% above; meeting the target is Green',
    ],
    [
      'a range of a year, shared',
      {
        measure: { cumulative: true, polarity: 'range', target: 600, targetHigh: 800 },
        update: { value: 140 },
      },
      '140 against 150 to 200 by the end of Q1 (a quarter of 600 to 800): 6.7% below; 5% or more is Red',
    ],
    [
      'within a range',
      { measure: { polarity: 'range', target: 150, targetHigh: 200 }, update: { value: 170 } },
      '170 against 150 to 200: within the range; meeting the target is Green',
    ],
    [
      'above a range of percentages',
      { measure: { polarity: 'range', unit: 'percent', target: 40, targetHigh: 50 }, update: { value: 51 } },
      '51% against 40% to 50%: 2% above (1 point); less than 5% is Amber',
    ],
    [
      'somebody else’s figure',
      {
        measure: {
          polarity: 'lower',
          benchmark: { title: 'the West Midlands rate', values: { [q1]: 60 } },
        },
        update: { value: 66 },
      },
      '66 against at most 60 (the West Midlands rate): 10% over; 5% or more is Red',
    ],
    [
      'a target of 0 that was missed',
      { measure: { polarity: 'lower', unit: 'days', target: 0 }, update: { value: 3 } },
      '3 days against at most 0: missed; any miss of a target of 0 is Red',
    ],
    [
      'a target of 0 that was passed',
      { measure: { target: 0 }, update: { value: 3 } },
      '3 against 0: met; meeting the target is Green',
    ],
  ])('%s', (_, one, sentence) => expect(measuredSentence(one)).toBe(sentence));

  test.each<[string, number, NonNullable<Said['measure']>, string]>([
    [
      'a figure',
      8.33,
      { cumulative: true },
      '8.33 against 8.333 by the end of April 2024 (a twelfth of 100): 0.04% short;',
    ],
    ['a percentage', 8.33, { cumulative: true, unit: 'percent' }, '8.33% against 8.333% by'],
    ['its distance in points', 8.33, { cumulative: true, unit: 'percent' }, ': 0.04% short (0.003 points);'],
    ['a sum of money', 8.33, { cumulative: true, unit: 'gbp' }, '£8.33 against £8.333 by'],
    [
      'the end of a range',
      16.67,
      { cumulative: true, polarity: 'range', targetHigh: 200 },
      '16.67 against 8.333 to 16.667 by',
    ],
    ['a full target', 8.333, { target: 8.3334 }, '8.333 against 8.3334: 0.005% short;'],
    ['a figure that is far away', 8, { cumulative: true }, '8 against 8.33 by'],
    ['a figure that meets it', 9, { cumulative: true }, '9 against 8.33 by'],
  ])('%s that lies next to it is told apart from it', (_, value, of, start) => {
    const period = '2024-25-M01';
    const made = measured({ measure: of, update: { value }, period });
    const reported = made.periods.map((one): ReportingPeriod => ({ ...one, period }));
    expect(sentenceOf({ ...made, periods: reported }, 'M1', period)).toContain(start);
  });

  test.each([
    ['2024-25-M01', '8 against 8.33 by the end of April 2024 (a twelfth of 100)'],
    ['2024-25-M08', '8 against 66.67 by the end of November 2024 (two thirds of 100)'],
    ['2024-25', '8 against 100 by the end of 2024-25 (the whole of 100)'],
  ])('in %s', (period, start) => {
    const made = measured({ measure: { cumulative: true }, update: { value: 8 }, period });
    const reported = made.periods.map((one): ReportingPeriod => ({ ...one, period }));
    expect(sentenceOf({ ...made, periods: reported }, 'M1', period)).toContain(start);
  });
});

describe('where the line is', () => {
  const fiveBands = rule([
    ['Best', -0.1, true],
    ['Better', -0.02],
    ['G', 0, true],
    ['A', 0.05],
    ['R', 0.15, true],
    ['Worst', null],
  ]);
  const bands = (words: readonly string[]) =>
    scheme().bands.flatMap((band, index) =>
      words[index] ? [{ ...band, id: words[index], word: words[index] }] : [],
    );
  const five = { ...fiveBands, bands: bands(['Best', 'Better', 'G', 'A', 'R', 'Worst']) };
  const strict = rule([
    ['G', 0],
    ['R', null],
  ]);
  const notUnder = rule([
    ['G', -0.1],
    ['R', null],
  ]);
  const atLeast = rule([
    ['G', -0.1, true],
    ['R', null],
  ]);
  const points = (within: number) =>
    rule(
      [
        ['G', 0, true],
        ['A', within, true],
        ['R', null],
      ],
      'points',
    );
  const own = rule([
    ['G', 0, true],
    ['A', 'tolerance', true],
    ['R', null],
  ]);
  const norfolk = { tolerance: { amount: 0.1, unit: 'relative' } } as const;
  const inPoints = { tolerance: { amount: 2, unit: 'points' }, unit: 'percent' } as const;

  test.each<[string, number, Said, string]>([
    ['passed by more than the best band asks', 112, { scheme: five }, '12% above; 10% or more above is Best'],
    ['passed by some', 105, { scheme: five }, '5% above; more than 2% above is Better'],
    ['met', 101, { scheme: five }, '1% above; meeting the target is G'],
    ['exactly met', 100, { scheme: five }, 'exactly met; meeting the target is G'],
    ['a little short', 97, { scheme: five }, '3% short; less than 5% is A'],
    [
      'exactly on the line belongs to the worse',
      95,
      { scheme: five },
      '5% short; 5% or more but up to 15% is R',
    ],
    ['beyond the last line', 80, { scheme: five }, '20% short; more than 15% is Worst'],
    ['4.96% is not said to be 5%', 95.04, {}, '4.96% short; less than 5% is Amber'],
    ['a hair short is not said to be nothing', 99.99, {}, '0.01% short; less than 5% is Amber'],
    [
      'a figure just over a line has all its places',
      95.0000001,
      {},
      '95.0000001 against 100: 4.9999999% short; less than 5% is Amber',
    ],
    [
      'a figure just under a line has them too',
      94.999,
      {},
      '94.999 against 100: 5.001% short; 5% or more is Red',
    ],
    ['a figure far from any has two', 96.123456, {}, '96.12 against 100: 3.9% short'],
    [
      'a figure just over a target of 0',
      0.001,
      { measure: { polarity: 'lower', target: 0 } },
      '0.001 against at most 0: missed',
    ],
    [
      'a figure just above a range',
      50.0001,
      { measure: { polarity: 'range', target: 40, targetHigh: 50 } },
      '50.0001 against 40 to 50: 0.0002% above',
    ],
    [
      'a figure just short of a sum of money',
      99.9999,
      { measure: { unit: 'gbp' } },
      '£99.9999 against £100: 0.0001% short',
    ],
    [
      'a figure just beyond a limit in points',
      97.9999,
      { scheme: points(2), measure: { unit: 'percent' } },
      '97.9999% against 100%:',
    ],
    ['meeting is not enough', 100, { scheme: strict }, 'exactly met; not passing the target is Red'],
    ['passing is wanted', 101, { scheme: strict }, '1% above; passing the target is Green'],
    ['not enough above', 105, { scheme: notUnder }, '5% above; 10% above or less is Red'],
    ['less than it has to be', 105, { scheme: atLeast }, '5% above; less than 10% above is Red'],
    ['missing is the only line', 99, { scheme: own }, '1% short; missing the target is Red'],
    [
      'the measure’s own tolerance',
      92,
      { scheme: own, measure: norfolk },
      '8% short; up to 10% (its tolerance) is Amber',
    ],
    [
      'beyond its own tolerance',
      80,
      { scheme: own, measure: norfolk },
      '20% short; more than 10% (its tolerance) is Red',
    ],
    [
      'a tolerance in points',
      97,
      { scheme: own, measure: inPoints },
      '97% against 100%: 3 points short; more than 2 points (its tolerance) is Red',
    ],
    [
      'a rule in points',
      99,
      { scheme: points(2), measure: { unit: 'percent' } },
      '1 point short; up to 2 points is Amber',
    ],
    [
      'a rule in the measure’s unit',
      97,
      { scheme: points(2), measure: { unit: 'days' } },
      '3 days short; more than 2 days is Red',
    ],
  ])('%s', (_, value, one, sentence) =>
    expect(measuredSentence({ ...one, update: { value } })).toContain(sentence),
  );
});
