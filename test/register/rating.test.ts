import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  rateIndicator,
  type Indicator,
  type Scheme,
  type Tolerance,
  type Update,
} from '../../register/index.ts';
import { measure, said, scheme } from './madeMeasure.ts';

const q1 = '2024-25-Q1';

const rate = (
  indicator: Partial<Indicator>,
  update: Partial<Update> | null,
  at: { scheme?: Scheme; period?: string; printed?: string | null } = {},
) => rateIndicator(measure(indicator), update && said(update), { scheme: scheme(), period: q1, ...at });

const bandOfValue = (indicator: Partial<Indicator>, value: number, at = {}) =>
  rate(indicator, { value }, at)?.band;

const steps = (...bands: [string, number | 'tolerance' | null, boolean?][]) =>
  bands.map(([band, within, inclusive = false]) => ({ band, within, inclusive }));

/** Norfolk: met or exceeded, within the measure's accepted tolerance, below. */
const byTolerance = scheme({
  rule: {
    name: 'Accepted tolerance',
    measure: 'relative',
    bands: steps(['G', 0, true], ['A', 'tolerance', true], ['R', null]),
  },
});

const inPoints = scheme({
  rule: { name: 'Two points', measure: 'points', bands: steps(['G', 0, true], ['A', 2, true], ['R', null]) },
});

describe('a range', () => {
  const range: Partial<Indicator> = { polarity: 'range', target: 150, targetHigh: 200 };
  test.each([
    [150, 'G', 0, 0],
    [175, 'G', 0, 0],
    [200, 'G', 0, 0],
    [145, 'A', 0.033333333, -0.033333333],
    [142.5, 'R', 0.05, -0.05],
    [209, 'A', 0.045, 0.045],
    [210, 'R', 0.05, 0.05],
  ])('%d against 150 to 200 is %s, %d from the nearer end', (value, band, shortfall, variance) => {
    const rating = rate(range, { value });
    expect(rating?.band).toBe(band);
    expect(rating?.explanation).toMatchObject({ shortfall, variance });
  });

  test('under an end of nought there is no fraction: it is Red', () =>
    expect(rate({ ...range, target: 0, targetHigh: 5 }, { value: -1 })).toMatchObject({
      band: 'R',
      explanation: { shortfall: null, variance: null },
    }));
});

describe("each measure's own tolerance", () => {
  test.each<[string, Tolerance | null, number, string]>([
    ['within a tenth', { amount: 0.1, unit: 'relative' }, 90, 'A'],
    ['more than a tenth short', { amount: 0.1, unit: 'relative' }, 89.99, 'R'],
    ['within three points', { amount: 3, unit: 'points' }, 97, 'A'],
    ['more than three points short', { amount: 3, unit: 'points' }, 96.9, 'R'],
    ['met', { amount: 3, unit: 'points' }, 100, 'G'],
    ['no tolerance was accepted, so nothing short of the target is within it', null, 99.9, 'R'],
    ['no tolerance was accepted, and it is met', null, 100, 'G'],
  ])('%s', (...[, tolerance, value, band]) =>
    expect(bandOfValue({ tolerance }, value, { scheme: byTolerance })).toBe(band),
  );

  test('a tolerance in points is explained in points', () =>
    expect(
      rate({ tolerance: { amount: 3, unit: 'points' } }, { value: 95 }, { scheme: byTolerance })?.explanation,
    ).toMatchObject({
      measure: 'points',
      shortfall: 5,
      variance: -0.05,
      threshold: null,
      floor: 3,
      floorInclusive: true,
      tolerance: { amount: 3, unit: 'points' },
    }));

  test('points can be told from a target of nought, a fraction cannot', () => {
    const nought: Partial<Indicator> = { target: 0, polarity: 'lower' };
    const points = { ...nought, tolerance: { amount: 2, unit: 'points' as const } };
    const fraction = { ...nought, tolerance: { amount: 0.1, unit: 'relative' as const } };
    expect(bandOfValue(points, 1, { scheme: byTolerance })).toBe('A');
    expect(bandOfValue(fraction, 1, { scheme: byTolerance })).toBe('R');
  });

  test('a scheme that does not rate by tolerance pays no heed to one', () =>
    expect(rate({ tolerance: { amount: 50, unit: 'points' } }, { value: 90 })).toMatchObject({
      band: 'R',
      explanation: { measure: 'relative', tolerance: null },
    }));
});

describe('a rule in points', () => {
  test.each([
    [100, 'G'],
    [98, 'A'],
    [97.9, 'R'],
  ])('%d against 100 is %s', (value, band) =>
    expect(bandOfValue({}, value, { scheme: inPoints })).toBe(band),
  );

  test('a fraction that a measure accepts is told in points', () => {
    const mixed = scheme({
      rule: {
        name: 'x',
        measure: 'points',
        bands: steps(['G', 0, true], ['A', 'tolerance', true], ['R', null]),
      },
    });
    const rating = rate(
      { target: 50, tolerance: { amount: 0.1, unit: 'relative' } },
      { value: 45 },
      { scheme: mixed },
    );
    expect(rating).toMatchObject({ band: 'A', explanation: { measure: 'points', threshold: 5 } });
  });
});

describe('what it rests on', () => {
  const words = { target: null, targetText: 'Open by the spring' };
  const [quarterly, monthly] = [{ frequency: 'quarterly' }, { frequency: 'monthly' }] as const;
  const [m1, m3] = ['2024-25-M01', '2024-25-M03'];
  const nobody = scheme({ decidedBy: 'nobody', rule: null });
  const officer = scheme({ decidedBy: 'officer', rule: null });
  test.each<[string, Partial<Indicator>, Partial<Update> | null, object, string, string]>([
    ['nothing said', {}, null, {}, 'NotReported', 'not-reported'],
    ['an annual figure before the year ends', { frequency: 'annual' }, null, {}, 'InProgress', 'annual'],
    [
      'an annual figure in the last quarter',
      { frequency: 'annual' },
      null,
      { period: '2024-25-Q4' },
      'NotReported',
      'not-reported',
    ],
    [
      'an annual figure for the year',
      { frequency: 'annual' },
      null,
      { period: '2024-25' },
      'NotReported',
      'not-reported',
    ],
    ['a quarterly figure in its first month', quarterly, null, { period: m1 }, 'InProgress', 'not-due'],
    ['a quarterly figure in its last month', quarterly, null, { period: m3 }, 'NotReported', 'not-reported'],
    ['a monthly figure in any month', monthly, null, { period: m1 }, 'NotReported', 'not-reported'],
    ['an annual figure that came early', { frequency: 'annual' }, { value: 100 }, {}, 'G', 'rule'],
    [
      'a figure that is not there yet',
      {},
      { valueState: 'not-yet-available' },
      {},
      'InProgress',
      'not-yet-available',
    ],
    ['words without a figure', {}, { commentary: 'Busy' }, {}, 'InProgress', 'not-yet-available'],
    ['no better or worse', { polarity: 'none' }, { value: 1 }, {}, 'Monitor', 'no-polarity'],
    ['no target', { target: null }, { value: 1 }, {}, 'Monitor', 'no-target'],
    ['a target in words', words, { value: 1 }, {}, 'Monitor', 'text-target'],
    ['a target in words that the officer judged', words, { band: 'A' }, {}, 'A', 'judgement'],
    [
      'a target in words that nobody rates',
      words,
      { band: 'A', value: 1 },
      { scheme: nobody },
      'Monitor',
      'unrated-scheme',
    ],
    [
      'a benchmark that is not out',
      { benchmark: { title: 'England', values: {} } },
      { value: 1 },
      {},
      'Monitor',
      'no-benchmark',
    ],
    ['a scheme that rates nothing', {}, { value: 1 }, { scheme: nobody }, 'Monitor', 'unrated-scheme'],
    ['a scheme by judgement', {}, { value: 1, band: 'R' }, { scheme: officer }, 'R', 'judgement'],
    ['a scheme by judgement, not judged', {}, { value: 1 }, { scheme: officer }, 'Monitor', 'unrated-scheme'],
    ['the rule', {}, { value: 99 }, {}, 'A', 'rule'],
    [
      'a label of a year whose target is not kept',
      { from: '2024-10-01' },
      { publishedBand: 'A', value: 1 },
      {},
      'A',
      'published',
    ],
  ])('%s', (...[, indicator, update, at, band, because]) =>
    expect(rate(indicator, update, at)).toMatchObject({ band, because }),
  );

  test('a judgement is not a computation', () =>
    expect(rate(words, { band: 'A' })).toMatchObject({ computed: null, decidedBy: 'officer' }));

  test('without a definition and without a label nothing can be said', () =>
    expect(rate({ to: '2024-05-31' }, { value: 100 })).toBeNull());
});

describe('published beside computed', () => {
  test('the printed label counts, and what the rule gives stands beside it', () =>
    expect(rate({}, { value: 100, publishedBand: 'A' })).toMatchObject({
      band: 'A',
      published: 'A',
      computed: 'G',
    }));

  test('a figure that was restated is rated anew, and the label that was printed stays beside it', () =>
    expect(rate({}, { value: 90 }, { printed: 'G' })).toMatchObject({
      band: 'R',
      published: 'G',
      computed: 'R',
    }));

  test('a restated figure of a year whose target is not kept has the printed label', () =>
    expect(rate({ from: '2024-10-01' }, { value: 90 }, { printed: 'G' })).toMatchObject({ band: 'G' }));
});

describe('the explanation', () => {
  test('names the limit that earns the band, and the one that was passed', () =>
    expect(rate({}, { value: 97 })?.explanation).toEqual({
      rule: 'Five per cent',
      measure: 'relative',
      value: 97,
      target: { value: 100, high: null, full: 100, fullHigh: null, how: 'full', benchmark: null },
      variance: -0.03,
      shortfall: 0.03,
      threshold: 0.05,
      inclusive: false,
      floor: 0,
      floorInclusive: true,
      tolerance: null,
    }));

  test('a target that is passed has a shortfall below nought', () =>
    expect(rate({}, { value: 110 })?.explanation).toMatchObject({
      shortfall: -0.1,
      variance: 0.1,
      threshold: 0,
      floor: null,
      floorInclusive: false,
    }));

  test('a band that has to be earned by more than the target', () => {
    const stars = scheme({
      rule: {
        name: 'Stars',
        measure: 'relative',
        bands: steps(['Completed', -0.1, true], ['G', 0, true], ['R', null]),
      },
    });
    expect([110, 109, 99].map(value => bandOfValue({}, value, { scheme: stars }))).toEqual([
      'Completed',
      'G',
      'R',
    ]);
  });

  test('the last step takes the rest, whatever limit is written beside it', () => {
    const written = scheme({
      rule: { name: 'x', measure: 'relative', bands: steps(['G', 0, true], ['R', 0.2]) },
    });
    expect(rate({}, { value: 1 }, { scheme: written })).toMatchObject({
      band: 'R',
      explanation: { threshold: null },
    });
  });
});

describe('whatever the figures', () => {
  const number = fc.integer({ min: -100_000, max: 100_000 }).map(whole => whole / 100);
  const rank = (band: string | undefined) => ['R', 'A', 'G'].indexOf(band ?? '');
  const rules = fc.constantFrom(scheme(), byTolerance, inPoints);
  const tolerances = fc.option(
    fc.record({
      amount: fc.constantFrom(0, 0.05, 1, 10),
      unit: fc.constantFrom<Tolerance['unit']>('relative', 'points'),
    }),
  );

  test('a mirrored polarity gives the mirrored rating', () =>
    fc.assert(
      fc.property(
        number,
        number,
        fc.record({ scheme: rules, tolerance: tolerances }),
        (value, target, by) => {
          const { tolerance } = by;
          const higher = bandOfValue({ target, tolerance }, value, by);
          const lower = bandOfValue({ target: -target, tolerance, polarity: 'lower' }, -value, by);
          expect(lower).toBe(higher);
        },
      ),
    ));

  test('a better value never has a worse rating', () =>
    fc.assert(
      fc.property(number, number, number, (target, one, other) => {
        const [worse, better] = [Math.min(one, other), Math.max(one, other)];
        expect(rank(bandOfValue({ target }, better))).toBeGreaterThanOrEqual(
          rank(bandOfValue({ target }, worse)),
        );
        const lower: Partial<Indicator> = { target, polarity: 'lower' };
        expect(rank(bandOfValue(lower, worse))).toBeGreaterThanOrEqual(rank(bandOfValue(lower, better)));
      }),
    ));

  test('a range is green inside and nowhere else', () =>
    fc.assert(
      fc.property(number, number, number, (one, other, value) => {
        const [target, targetHigh] = [Math.min(one, other), Math.max(one, other)];
        const inside = value >= target && value <= targetHigh;
        expect(bandOfValue({ polarity: 'range', target, targetHigh }, value) === 'G').toBe(inside);
      }),
    ));
});
