import { describe, expect, test } from '@jest/globals';
import {
  findTarget,
  parseScheme,
  periodTarget,
  rateIndicator,
  type Indicator,
  type PeriodTarget,
  type Update,
} from '../../register/index.ts';
import { measure } from './madeMeasure.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const snapshot = sampleSnapshot();
const indicator = (ref: string) => snapshot.indicators.find(one => one.ref === ref)!;
const scheme = snapshot.schemes.find(one => one.id === 'kings-lynn-indicators')!;
const someUpdate = snapshot.updates.find(
  one => one.itemKey === indicator('4.11').key && one.period === '2024-25-Q1',
)!;
const rate = (changes: Partial<Indicator>, value: number, said: Partial<Update> = {}) =>
  rateIndicator(
    { ...indicator('4.11'), ...changes },
    { ...someUpdate, publishedBand: null, value, ...said },
    { scheme, period: '2024-25-Q1' },
  );

describe('what a quarter is held against', () => {
  test.each([
    ['2.9', '2024-25-Q1', 450, 'even-share'],
    ['2.9', '2024-25-Q2', 900, 'even-share'],
    ['2.9', '2024-25-M03', 450, 'even-share'],
    ['1.10', '2024-25-Q1', 0, 'profile'],
    ['1.10', '2024-25-Q2', 23, 'profile'],
    ['1.10', '2024-25-Q3', 92, 'profile'],
    ['1.10', '2024-25', 106, 'profile'],
    ['2.1', '2024-25-Q1', 21, 'baseline'],
    ['4.11', '2024-25-Q1', 90, 'full'],
  ])('%s in %s is %d, by %s', (ref, period, value, how) =>
    expect(periodTarget(indicator(ref), period)).toMatchObject({ value, how }),
  );

  test('no target, nothing to hold it against', () =>
    expect(periodTarget(indicator('2.11'), '2024-25-Q1')).toBeNull());

  test.each<[string, Partial<Indicator>, string, Partial<PeriodTarget>]>([
    [
      'a range is held against both its ends',
      { polarity: 'range', target: 150, targetHigh: 200 },
      '2024-25-Q1',
      { value: 150, high: 200, full: 150, fullHigh: 200, how: 'full' },
    ],
    [
      'an even share of a range is a share of both ends',
      { polarity: 'range', target: 100, targetHigh: 200, cumulative: true },
      '2024-25-Q2',
      { value: 50, high: 100, full: 100, fullHigh: 200, how: 'even-share' },
    ],
    [
      'a range that grows from a baseline grows at both ends',
      { polarity: 'range', target: 30, targetHigh: 42, cumulative: true, baseline: 18 },
      '2024-25-Q1',
      { value: 21, high: 24, how: 'baseline' },
    ],
    [
      'a profiled range widens as its profile grows',
      { polarity: 'range', target: 100, targetHigh: 200, cumulative: true, profile: [10, 10, 30, 50] },
      '2024-25-Q3',
      { value: 50, high: 100, how: 'profile' },
    ],
    [
      'a profile of nothing widens evenly',
      { polarity: 'range', target: 0, targetHigh: 8, cumulative: true, profile: [0, 0, 0, 0] },
      '2024-25-Q1',
      { value: 0, high: 2, how: 'profile' },
    ],
    [
      'a profile of what is to come is added to the stock carried over',
      { cumulative: true, baseline: 22, target: 34, profile: [3, 3, 3, 3] },
      '2024-25-Q4',
      { value: 34, full: 34, how: 'profile' },
    ],
    [
      'so it is in the middle of the year',
      { cumulative: true, baseline: 22, target: 34, profile: [1, 2, 4, 5] },
      '2024-25-Q2',
      { value: 25, how: 'profile' },
    ],
    [
      'a profile that adds up to the target has the stock in it already',
      { cumulative: true, baseline: 22, target: 34, profile: [25, 3, 3, 3] },
      '2024-25-Q2',
      { value: 28, how: 'profile' },
    ],
    [
      'a profiled range that grows from a stock',
      {
        polarity: 'range',
        target: 34,
        targetHigh: 42,
        cumulative: true,
        baseline: 22,
        profile: [3, 3, 3, 3],
      },
      '2024-25-Q2',
      { value: 28, high: 32, how: 'profile' },
    ],
    [
      'a benchmark is the figure of that very period, and goes before a target of our own',
      { target: 90, benchmark: { title: 'West Midlands rate', values: { '2024-25-Q2': 61 } } },
      '2024-25-Q2',
      { value: 61, full: 61, how: 'benchmark', benchmark: 'West Midlands rate' },
    ],
    [
      'an annual measure with a figure in a quarter is held against the full target',
      { frequency: 'annual' },
      '2024-25-Q2',
      { value: 100, how: 'full' },
    ],
    [
      'an annual running total with a figure in a quarter is held against an even share',
      { frequency: 'annual', cumulative: true },
      '2024-25-Q2',
      { value: 50, how: 'even-share' },
    ],
    [
      'a month is held against the elapsed part of its quarter of a profile',
      { cumulative: true, profile: [30, 60, 5, 5] },
      '2024-25-M05',
      { value: 70, how: 'profile' },
    ],
    ['a target of nought is a target', { target: 0 }, '2024-25-Q1', { value: 0, full: 0 }],
  ])('%s', (...[, said, period, target]) =>
    expect(periodTarget(measure(said), period)).toMatchObject(target),
  );

  test.each<[string, Partial<Indicator>, string]>([
    ['no target', { target: null }, 'no-target'],
    ['a target in words', { target: null, targetText: 'Keep the lights on' }, 'text-target'],
    ['words beside a number are only words', { targetText: 'A hundred', polarity: 'none' }, 'no-polarity'],
    ['neither better nor worse', { polarity: 'none' }, 'no-polarity'],
    ['neither a target nor better nor worse', { polarity: 'none', target: null }, 'no-target'],
    [
      'a benchmark without better or worse',
      { polarity: 'none', target: null, benchmark: { title: 'England', values: {} } },
      'no-polarity',
    ],
    ['a benchmark that is not out yet', { benchmark: { title: 'England', values: {} } }, 'no-benchmark'],
    ['a range with one end', { polarity: 'range', target: 150 }, 'no-target'],
    ['a range with the other end', { polarity: 'range', target: null, targetHigh: 200 }, 'no-target'],
  ])('%s: nothing to hold it against, and why', (...[, said, why]) => {
    expect(findTarget(measure(said), '2024-25-Q1')).toBe(why);
    expect(periodTarget(measure(said), '2024-25-Q1')).toBeNull();
  });
});

describe('the colour of a figure', () => {
  test.each([
    ['exactly 5% short is Red: the key says "5% or more"', { target: 100 }, 95, 'R'],
    ['a hair less than 5% short is Amber', { target: 100 }, 95.001, 'A'],
    ['1.1% short is Amber', { target: 90 }, 89, 'A'],
    ['met is Green', { target: 90 }, 90, 'G'],
    ['lower is better: over by 5% is Red', { target: 100, polarity: 'lower' }, 105, 'R'],
    ['lower is better: under is Green', { target: 100, polarity: 'lower' }, 1, 'G'],
    ['a target of nought that is met is Green', { target: 0, polarity: 'lower' }, 0, 'G'],
    ['a target of nought that is missed is Red', { target: 0, polarity: 'lower' }, 1, 'R'],
    ['no target is monitor only', { target: null }, 5, 'Monitor'],
    ['polarity none is monitor only', { polarity: 'none' }, 5, 'Monitor'],
  ] as [string, Partial<Indicator>, number, string][])('%s', (_, changes, value, band) =>
    expect(rate(changes, value)?.band).toBe(band),
  );

  test('a stock that fell below what was carried over is not Green by its profile', () => {
    const stock = { cumulative: true, baseline: 22, target: 34, profile: [3, 3, 3, 3] } as const;
    expect(rate({ ...stock, profile: [...stock.profile] }, 22)?.band).toBe('R');
  });

  test('0.95 of any whole target is Red, whatever the floating point says', () => {
    for (let target = 1; target <= 2000; target += 1) expect(rate({ target }, target * 0.95)?.band).toBe('R');
  });

  test('a value not yet available is in progress, even without a target', () =>
    expect(rate({ target: null }, 0, { value: null, valueState: 'not-yet-available' })?.band).toBe(
      'InProgress',
    ));

  test('it explains itself: value, target, how the target was found, and by how much it was missed', () => {
    const tonnes = indicator('2.9');
    const rating = rateIndicator(
      tonnes,
      { ...someUpdate, publishedBand: null, value: 418 },
      { scheme, period: '2024-25-Q1' },
    );
    expect(rating?.explanation).toMatchObject({
      value: 418,
      target: { value: 450, full: 1800, how: 'even-share' },
      variance: -0.071111111,
      shortfall: 0.071111111,
    });
  });

  test("last year is never judged by this year's target", () =>
    expect(
      rateIndicator(indicator('4.11'), { ...someUpdate, publishedBand: null }, { scheme, period: '2023-24' }),
    ).toBeNull());
});

describe('a scheme is data', () => {
  test('a rule that names a band the scheme does not have is refused, and named', () => {
    const wrong = {
      ...scheme,
      rule: {
        name: 'x',
        bands: [
          { band: 'G', within: 0 },
          { band: 'Purple', within: null },
        ],
      },
    };
    expect(parseScheme(wrong)).toMatchObject({
      ok: false,
      problems: [{ code: 'band-not-in-scheme', facts: { band: 'Purple' } }],
    });
  });
  test('a colour that is not a colour is refused with its place', () => {
    const wrong = { ...scheme, bands: [{ ...scheme.bands[0], colour: 'red' }] };
    expect(parseScheme(wrong)).toMatchObject({ ok: false, problems: [{ field: 'bands[0].colour' }] });
  });
});
