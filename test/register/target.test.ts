import { describe, expect, test } from '@jest/globals';
import {
  parseScheme,
  periodTarget,
  rateIndicator,
  type Indicator,
  type Update,
} from '../../register/index.ts';
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
