import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, addWorkingDays } from '../../register/index.ts';
import type { Calendar, Day } from '../../register/index.ts';
import { rungsUntil, type Rung } from '../../chase/index.ts';

const dayIn = (from: Day, days: number) => fc.integer({ min: 0, max: days }).map(gone => addDays(from, gone));

const rung: fc.Arbitrary<Rung> = fc
  .oneof(
    fc.record({ unit: fc.constant('working-days' as const), offset: fc.integer({ min: -12, max: 12 }) }),
    fc.record({
      unit: fc.constantFrom('days' as const, 'months' as const),
      offset: fc.integer({ min: -12, max: 40 }),
    }),
    fc.record({
      unit: fc.constantFrom('days' as const, 'months' as const),
      offset: fc.integer({ min: 7, max: 30 }),
      again: fc.constant(true),
    }),
  )
  .map(said => ({ step: 'monthly', from: 'due', to: ['owner'], says: () => '', ...said }));

/** Every day on which the rung is sent up to a day, found by going through its times one by one. */
const walked = (
  { offset, unit, again }: Rung,
  start: Day,
  { day, calendar }: { day: Day; calendar: Calendar },
) => {
  const after = (amount: number): Day => {
    if (unit === 'working-days') return addWorkingDays(start, amount, calendar);
    return addWorkingDays(unit === 'months' ? addMonths(start, amount) : addDays(start, amount), 0, calendar);
  };
  const times = again
    ? Array.from({ length: 101 }, (_, index) => after(offset * (index + 1)))
    : [after(offset)];
  return times.filter(on => on <= day).sort();
};

describe('a step', () => {
  test('has come on the last of its days, whichever they are and whatever is closed', () => {
    const cases = fc.record({
      one: rung,
      start: dayIn('2023-12-01', 500),
      day: dayIn('2023-12-01', 700),
      holidays: fc.array(dayIn('2023-12-01', 700), { maxLength: 20 }),
    });
    fc.assert(
      fc.property(cases, ({ one, start, day, holidays }) => {
        const at = { day, calendar: { holidays } };
        const last = walked(one, start, at).at(-1);
        const expected = last === undefined ? [] : [last];
        expect(rungsUntil([one], { due: start }, at).map(({ on }) => on)).toEqual(expected);
        // Asked again it is remembered, and the same.
        expect(rungsUntil([one], { due: start }, at).map(({ on }) => on)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('of one calendar says nothing of another', () => {
    const one: Rung = {
      step: 'opens',
      from: 'due',
      offset: 0,
      unit: 'working-days',
      to: ['owner'],
      says: () => '',
    };
    const on = (calendar: Calendar) =>
      rungsUntil([one], { due: '2024-12-24' }, { day: '2024-12-31', calendar }).map(reached => reached.on);
    expect(on({ holidays: [] })).toEqual(['2024-12-24']);
    expect(on({ holidays: ['2024-12-24', '2024-12-25', '2024-12-26'] })).toEqual(['2024-12-27']);
  });
});
