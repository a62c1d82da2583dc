import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { trajectoryOf, type Indicator, type Scheme } from '../../register/index.ts';
import { action, measure, said, scheme } from './madeMeasure.ts';

type Tolerances = Partial<NonNullable<Scheme['trajectory']>>;

const byTolerance = (said: Tolerances = {}) =>
  scheme({ trajectory: { tolerance: 0.02, unit: 'relative', small: null, ...said } });

const norfolk = byTolerance({ small: { under: 10, points: 0.5 } });

const moved = (
  indicator: Partial<Indicator>,
  [before, now]: [number | null, number | null],
  by: { scheme?: Scheme; periods?: [string, string] } = {},
) => {
  const [then, at] = by.periods ?? ['2024-25-Q1', '2024-25-Q2'];
  const item = measure(indicator);
  return trajectoryOf(
    { item, period: then, update: said({ value: before }) },
    { item, period: at, update: said({ value: now }) },
    by.scheme ?? norfolk,
  );
};

/** King's Lynn's new homes: 0, 23, 92 and 106 by the ends of the quarters. */
const homes: Partial<Indicator> = { cumulative: true, target: 106, profile: [0, 23, 69, 14] };

describe('movement of the value against the period before', () => {
  test.each<[string, Partial<Indicator>, [number, number], string]>([
    ['higher is better', {}, [80, 90], 'improving'],
    ['higher is better', {}, [90, 80], 'deteriorating'],
    ['lower is better', { polarity: 'lower' }, [90, 80], 'improving'],
    ['lower is better', { polarity: 'lower' }, [80, 90], 'deteriorating'],
    ['exactly 2% is static', {}, [50, 51], 'static'],
    ['a hair more is not', {}, [50, 51.001], 'improving'],
    ['from nought nothing is within 2%', {}, [0, 1], 'improving'],
    ['nought and nought', {}, [0, 0], 'static'],
    ['a target under 10: half a point is static', { target: 9 }, [4, 4.5], 'static'],
    ['a target under 10: more is not', { target: 9 }, [4, 4.6], 'improving'],
    ['a target of 10 is not under it', { target: 10 }, [4, 4.5], 'improving'],
    [
      'a small benchmark counts as a small target',
      { benchmark: { title: 'England', values: { '2024-25-Q2': 5 } } },
      [4, 4.5],
      'static',
    ],
    ['without a target it is by the fraction', { target: null }, [4, 4.5], 'improving'],
    ['a range: nearer to it', { polarity: 'range', target: 150, targetHigh: 200 }, [100, 120], 'improving'],
    [
      'a range: nearer to it from above',
      { polarity: 'range', target: 150, targetHigh: 200 },
      [240, 210],
      'improving',
    ],
    ['a range: out of it', { polarity: 'range', target: 150, targetHigh: 200 }, [160, 210], 'deteriorating'],
    ['a range: about within it', { polarity: 'range', target: 150, targetHigh: 200 }, [160, 199], 'static'],
  ])('%s', (...[, indicator, values, trajectory]) => expect(moved(indicator, values)).toBe(trajectory));

  test('a tolerance in points', () => {
    const points = { scheme: byTolerance({ tolerance: 2, unit: 'points' }) };
    expect([moved({}, [10, 12], points), moved({}, [10, 12.1], points)]).toEqual(['static', 'improving']);
  });

  test.each<[string, Partial<Indicator>, [number, number], [string, string], string]>([
    [
      'as much again in the second quarter is no improvement',
      { cumulative: true },
      [25, 50],
      ['2024-25-Q1', '2024-25-Q2'],
      'static',
    ],
    [
      'less in the second quarter is a decline',
      { cumulative: true },
      [25, 40],
      ['2024-25-Q1', '2024-25-Q2'],
      'deteriorating',
    ],
    [
      'a first quarter beside the whole of last year',
      { cumulative: true },
      [100, 30],
      ['2023-24', '2024-25-Q1'],
      'improving',
    ],
    [
      'a stock grows from its baseline',
      { cumulative: true, baseline: 18, target: 30 },
      [21, 24],
      ['2024-25-Q1', '2024-25-Q2'],
      'static',
    ],
    ['on its own profile', homes, [23, 92], ['2024-25-Q2', '2024-25-Q3'], 'static'],
    ['on its own profile to the end', homes, [92, 106], ['2024-25-Q3', '2024-25-Q4'], 'static'],
    ['fallen behind its profile', homes, [23, 80], ['2024-25-Q2', '2024-25-Q3'], 'deteriorating'],
    ['gone ahead of its profile', homes, [20, 92], ['2024-25-Q2', '2024-25-Q3'], 'improving'],
    [
      'a stock on the profile of what is added to it',
      { cumulative: true, baseline: 22, target: 34, profile: [1, 2, 4, 5] },
      [23, 25],
      ['2024-25-Q1', '2024-25-Q2'],
      'static',
    ],
    [
      'a profile without a target',
      { cumulative: true, target: null, profile: [1, 3, 4, 4] },
      [10, 40],
      ['2024-25-Q1', '2024-25-Q2'],
      'static',
    ],
    [
      'ahead of a profile without a target',
      { cumulative: true, target: null, profile: [1, 1, 1, 1] },
      [10, 40],
      ['2024-25-Q1', '2024-25-Q2'],
      'improving',
    ],
    [
      'a profile that has the stock in it already',
      { cumulative: true, baseline: 22, target: 34, profile: [25, 3, 3, 3] },
      [25, 28],
      ['2024-25-Q1', '2024-25-Q2'],
      'static',
    ],
  ])('running totals go by the pace of the year: %s', (...[, indicator, values, periods, trajectory]) =>
    expect(moved(indicator, values, { periods })).toBe(trajectory),
  );
});

describe('where nothing can be said', () => {
  test.each<[string, Partial<Indicator>, [number | null, number | null]]>([
    ['no figure before', {}, [null, 1]],
    ['no figure now', {}, [1, null]],
    ['no better or worse', { polarity: 'none' }, [1, 2]],
    ['a range without its ends', { polarity: 'range', target: null }, [1, 2]],
    ['a range with one end', { polarity: 'range' }, [1, 2]],
  ])('%s', (...[, indicator, values]) => expect(moved(indicator, values)).toBeNull());

  test('a scheme that has no trajectory', () =>
    expect(moved({}, [1, 2], { scheme: scheme({ trajectory: null }) })).toBeNull());

  test('a profile by which nothing was due yet, before or now', () => {
    expect(moved(homes, [3, 23])).toBeNull();
    expect(moved(homes, [92, 3], { periods: ['2023-24', '2024-25-Q1'] })).toBeNull();
    expect(moved({ ...homes, profile: [0, 0, 0, 0] }, [1, 2])).toBeNull();
  });

  test('nothing said, a figure that is not available yet, or no measure at all', () => {
    const now = { item: measure(), period: '2024-25-Q2', update: said({ value: 1 }) };
    const notYet = said({ value: 1, valueState: 'not-yet-available' });
    for (const other of [{ update: null }, { update: notYet }, { item: action() }]) {
      expect(trajectoryOf({ ...now, ...other }, now, norfolk)).toBeNull();
    }
  });
});

describe('whatever the figures', () => {
  const number = fc.integer({ min: -100_000, max: 100_000 }).map(whole => whole / 100);
  const opposite = { improving: 'deteriorating', deteriorating: 'improving', static: 'static' } as const;
  const reversed = (trajectory: ReturnType<typeof moved>) => trajectory && opposite[trajectory];
  const indicators = fc.constantFrom<Partial<Indicator>>(
    {},
    { polarity: 'lower' },
    { polarity: 'range', target: -50, targetHigh: 50 },
  );

  test('in points, there and back again are opposites', () =>
    fc.assert(
      fc.property(indicators, number, number, (indicator, before, now) => {
        const by = { scheme: byTolerance({ tolerance: 2, unit: 'points' }) };
        expect(moved(indicator, [now, before], by)).toBe(reversed(moved(indicator, [before, now], by)));
      }),
    ));

  test('by fractions of the value before, there and back again are opposites or one of them is static', () =>
    fc.assert(
      fc.property(indicators, number, number, (indicator, before, now) => {
        const [there, back] = [moved(indicator, [before, now]), moved(indicator, [now, before])];
        if (there !== 'static' && back !== 'static') expect(back).toBe(reversed(there));
      }),
    ));

  test('a mirrored polarity gives the opposite', () =>
    fc.assert(
      fc.property(number, number, (before, now) => {
        const lower: Partial<Indicator> = { polarity: 'lower' };
        expect(moved(lower, [before, now])).toBe(reversed(moved({}, [before, now])));
      }),
    ));
});
