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
