import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerHistory, type Indicator, type Update } from '../../register/index.ts';
import { jumpOf, usualJumpLimit } from '../../register/jump.ts';
import { measure, said, snapshotOf } from './madeMeasure.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const q2 = '2024-25-Q2';
const figure = (period: string, value: number | null, more: Partial<Update> = {}) =>
  said({ period, value, valueState: 'final', ...more });

/** A figure for Q2 after those that were given before. */
const jump = (
  value: number,
  before: readonly Update[],
  about: Partial<Indicator> = {},
  limit = usualJumpLimit,
) => {
  const indicator = measure(about);
  const snapshot = snapshotOf({ indicators: [indicator], updates: [...before] });
  return jumpOf({ indicator, period: q2, value }, answerHistory(snapshot, indicator, q2), limit);
};
const isAsked = (...given: Parameters<typeof jump>) => jump(...given) !== null;

describe('a figure is held against the last one', () => {
  const q1 = (value: number) => [figure('2024-25-Q1', value)];

  test.each<[said: string, before: number, now: number, Partial<Indicator>]>([
    ['a tenth', 92, 9.2, { unit: 'percent' }],
    ['a hundredth, as a fraction is', 92, 0.92, { unit: 'percent' }],
    ['ten times as much', 9.2, 92, { unit: 'percent' }],
    ['ten times as much of a small share', 0.58, 5.8, { unit: 'percent' }],
    ['a hundred times as many', 450, 45000, {}],
    ['pence for pounds', 559576, 55957600, { unit: 'gbp' }],
    ['pounds for thousands', 559576, 560, { unit: 'gbp' }],
    ['just over the limit', 100, 501, {}],
    ['none after many', 603, 0, {}],
    ['none after ten', 10, 0, {}],
    ['a fall ten times as deep', -20, -200, { unit: 'percent' }],
  ])('%s is asked about: %d, then %d', (_, before, now, about) =>
    expect(jump(now, q1(before), about)).toMatchObject({ was: before, pace: null, falls: false }),
  );

  test.each<[said: string, before: number, now: number, Partial<Indicator>]>([
    ['the same', 92, 92, { unit: 'percent' }],
    ['exactly the limit', 100, 500, {}],
    ['exactly the limit down', 500, 100, {}],
    ['a few more of a few', 1, 5, {}],
    ['three where there was one', 1, 3, {}],
    ['less than a point', 0.1, 0.9, { unit: 'percent' }],
    ['none after a few', 9, 0, {}],
    ['the first after none', 0, 250, {}],
    ['from a rise to a fall', 13, -20, { unit: 'percent' }],
    ['a change that was small and is larger', -1, -8, { unit: 'percent' }],
    ['a change that was down and is up', 1, -8, { unit: 'percent' }],
  ])('%s is not: %d, then %d', (_, before, now, about) => expect(jump(now, q1(before), about)).toBeNull());

  test('the scheme’s own limit decides', () => {
    expect(isAsked(250, q1(100), {}, 2)).toBe(true);
    expect(isAsked(5000, q1(100), {}, 100)).toBe(false);
  });

  test('of any size, a figure that is off by ten or a hundred is asked about', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 1_000_000 }),
        fc.constantFrom(0.01, 0.1, 10, 100),
        fc.double({ min: 0.6, max: 1.6, noNaN: true }),
        (before, off, moved) => expect(isAsked(before * moved * off, q1(before))).toBe(true),
      ),
    ));

  test('of any size, one within twice and half of it is not', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (before, moved) => expect(isAsked(before * moved, q1(before))).toBe(false),
      ),
    ));
});

describe('there is nothing to hold it against', () => {
  test.each<[why: string, Update[], Partial<Indicator>]>([
    ['nothing was said before', [], {}],
    ['no figure was', [figure('2024-25-Q1', null)], {}],
    ['it was not available then', [figure('2024-25-Q1', 9, { valueState: 'not-yet-available' })], {}],
    ['it was a draft', [figure('2024-25-Q1', 9, { state: 'draft' })], {}],
    ['it comes after', [figure('2024-25-Q3', 9)], {}],
    ['it is the same period’s', [figure(q2, 9)], {}],
  ])('%s', (_, before, about) => expect(isAsked(9000, before, about)).toBe(false));

  const then = { to: '2024-06-30', from: '2023-04-01' };
  const now = { from: '2024-07-01' };
  const across = (before: Partial<Indicator>, after: Partial<Indicator>) => {
    const indicator = measure({ ...now, ...after });
    const snapshot = snapshotOf({
      indicators: [measure({ ...then, ...before }), indicator],
      updates: [figure('2024-25-Q1', 9)],
    });
    return jumpOf({ indicator, period: q2, value: 9000 }, answerHistory(snapshot, indicator, q2), 5);
  };

  test('the trend was broken in between', () => expect(across({}, { breaksTrend: true })).toBeNull());
  test('it was in another unit', () => expect(across({ unit: 'kwh' }, { unit: 'tonnes' })).toBeNull());
  test('it was no running total', () => expect(across({}, { cumulative: true })).toBeNull());
  test('but a new version alone changes nothing', () => expect(across({}, {})).toMatchObject({ was: 9 }));

  test('and the figure of a measure under its former reference counts', () => {
    const former = measure({ ref: 'M0', to: '2024-06-30' });
    const indicator = measure({ from: '2024-07-01', formerKey: former.key });
    const snapshot = snapshotOf({
      indicators: [former, indicator],
      updates: [figure('2024-25-Q1', 9, { itemKey: former.key })],
    });
    const history = answerHistory(snapshot, indicator, q2);
    expect(jumpOf({ indicator, period: q2, value: 9000 }, history, 5)).toMatchObject({ was: 9 });
  });
});

describe('after a whole year', () => {
  test('a quarter of it is as good as the same again', () => {
    const year = [figure('2023-24', 559_576)];
    expect(isAsked(77_230, year, { unit: 'gbp' })).toBe(false);
    expect(isAsked(559_576, year, { unit: 'gbp' })).toBe(false);
    expect(isAsked(7_723, year, { unit: 'gbp' })).toBe(true);
  });
});

describe('a running total is held against its pace', () => {
  const total = { cumulative: true, target: 1800 };

  test.each<[said: string, before: [string, number], now: number, pace: number]>([
    ['twice a quarter, in Q2', ['2024-25-Q1', 418], 8360, 836],
    ['half of last year’s, in Q2', ['2023-24', 1800], 9000, 900],
    ['half of last year’s, and far too small', ['2023-24', 1800], 90, 900],
  ])('%s', (_, [period, value], now, pace) =>
    expect(jump(now, [figure(period, value)], total)).toMatchObject({ was: value, pace, falls: false }),
  );

  test('what keeps its pace is not asked about, though it is twice as much', () =>
    expect(isAsked(836, [figure('2024-25-Q1', 418)], total)).toBe(false));

  test('the pace is that of the council’s own profile', () => {
    const profile: Partial<Indicator> = { ...total, profile: [100, 900, 400, 400] };
    expect(isAsked(1000, [figure('2024-25-Q1', 100)], profile)).toBe(false);
    expect(jump(10000, [figure('2024-25-Q1', 100)], profile)).toMatchObject({ pace: 1000 });
  });

  test('where nothing was due before, or nothing is due yet, there is no pace', () => {
    const late: Partial<Indicator> = { ...total, profile: [0, 23, 69, 14] };
    expect(isAsked(23, [figure('2024-25-Q1', 0)], late)).toBe(false);
    expect(isAsked(900, [figure('2024-25-Q1', 1)], late)).toBe(false);
    expect(isAsked(900, [figure('2023-24', 66)], { ...late, profile: [0, 0, 69, 14] })).toBe(false);
  });

  test('a total for the year that falls is asked about: it may be the quarter’s alone', () => {
    expect(jump(410, [figure('2024-25-Q1', 418)], total)).toMatchObject({
      was: 418,
      pace: null,
      falls: true,
    });
    expect(isAsked(418, [figure('2024-25-Q1', 418)], total)).toBe(false);
  });

  test('but not one that begins again', () =>
    expect(isAsked(410, [figure('2023-24', 1800)], total)).toBe(false));

  test('a stock that was carried over is a level: it does not grow from nothing, and may fall', () => {
    const stock: Partial<Indicator> = { cumulative: true, target: 30, baseline: 18 };
    expect(isAsked(22, [figure('2023-24', 18)], stock)).toBe(false);
    expect(isAsked(17, [figure('2024-25-Q1', 18)], stock)).toBe(false);
    expect(jump(220, [figure('2024-25-Q1', 22)], stock)).toMatchObject({ was: 22, pace: null });
  });
});

test('of the figures that King’s Lynn published one is asked about: EV charging, more in a quarter than in a year', () => {
  const snapshot = sampleSnapshot();
  const asked = snapshot.updates
    .filter(({ period, value }) => period === '2024-25-Q1' && value !== null)
    .flatMap(({ itemKey, period, value }) => {
      const indicator = snapshot.indicators.find(({ key }) => key === itemKey)!;
      const history = answerHistory(snapshot, indicator, period);
      const found = jumpOf({ indicator, period, value: Number(value) }, history, usualJumpLimit);
      return found ? [{ ref: indicator.ref, value, was: found.was, pace: found.pace }] : [];
    });
  expect(asked).toEqual([{ ref: '2.2', value: 37503, was: 28232, pace: 7058 }]);
});
