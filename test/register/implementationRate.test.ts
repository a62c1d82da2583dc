import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, ageOverdue, implementationRate, isOverdue } from '../../register/index.ts';
import {
  claimed,
  minuted,
  opinion,
  proposed,
  recommendation,
  revision,
  superseded,
  verified,
} from './madeRecommendation.ts';

const year = { from: '2024-04-01', to: '2025-03-31' };

const items = [
  recommendation({ ref: 'R1', riskPriority: 'high', acts: [claimed('2024-06-10'), verified('2024-09-01')] }),
  recommendation({ ref: 'R2', riskPriority: 'high', acts: [claimed('2024-07-01'), verified('2024-09-01')] }),
  recommendation({ ref: 'R3', report: 'Payroll', acts: [verified('2024-06-30')] }),
  recommendation({ ref: 'R4', report: 'Payroll', acts: [claimed('2024-06-10')] }),
  recommendation({ ref: 'R5', acts: [superseded('2024-06-10')] }),
  recommendation({
    ref: 'R6',
    acts: [proposed('2024-07-05', '2025-12-31'), opinion('2024-07-06'), minuted('2024-07-07')],
  }),
  recommendation({ ref: 'R7', revisions: [revision('2024-06-01', '2025-12-31')] }),
  recommendation({ ref: 'R8', originalDue: '2024-03-31', due: '2024-03-31' }),
  recommendation({ ref: 'R9', originalDue: '2025-04-01', due: '2025-04-01' }),
  recommendation({ ref: 'R10', originalDue: null, due: null }),
  recommendation({ ref: 'R11', acts: [claimed('2024-06-10'), verified('2025-04-01')] }),
];

describe('the rate of implementation of a year, for the annual opinion', () => {
  const rate = implementationRate(items, year);

  test('is by the date first agreed, verified by the end of the year', () =>
    expect(rate.overall).toEqual({
      id: 'overall',
      due: 7,
      implemented: 3,
      onTime: 2,
      accepted: 1,
      rate: 43,
      onTimeRate: 29,
    }));

  test('by priority, the high ones first; none due has no rate', () =>
    expect(rate.byPriority.map(({ id, due, rate }) => [id, due, rate])).toEqual([
      ['high', 2, 100],
      ['medium', 5, 20],
      ['low', 0, null],
    ]));

  test('by audit', () =>
    expect(rate.byReport.map(({ id, due, implemented, onTime }) => [id, due, implemented, onTime])).toEqual([
      ['Car parks', 5, 2, 1],
      ['Payroll', 2, 1, 1],
    ]));

  test('priorities and audits both add up to all of them', () => {
    for (const rows of [rate.byPriority, rate.byReport])
      expect(rows.reduce((sum, row) => sum + row.due, 0)).toBe(rate.overall.due);
  });
});

describe('how long overdue recommendations have been so', () => {
  const ages = (day: string) =>
    ageOverdue([recommendation()], day)
      .filter(row => row.items.length > 0)
      .map(row => row.band);

  test.each([
    ['2024-06-30', []],
    ['2024-07-01', ['under-3']],
    ['2024-09-29', ['under-3']],
    ['2024-09-30', ['3-to-6']],
    ['2024-12-30', ['6-to-12']],
    ['2025-06-29', ['6-to-12']],
    ['2025-06-30', ['over-12']],
  ])('due on 30 June 2024, on %s: %j', (day, bands) => expect(ages(day)).toEqual(bands));

  test('by the date in force, with those that await verification beside', () => {
    const [newest] = ageOverdue(
      [
        recommendation({ ref: 'R1', riskPriority: 'high', acts: [claimed('2024-06-10')] }),
        recommendation({
          ref: 'R2',
          originalDue: '2022-01-31',
          revisions: [revision('2024-01-31', '2024-06-30')],
        }),
        recommendation({ ref: 'R3', riskPriority: 'low', acts: [superseded('2024-06-10')] }),
      ],
      '2024-07-31',
    );
    expect(newest).toMatchObject({
      band: 'under-3',
      byPriority: { low: 0, medium: 1, high: 1 },
      awaiting: 1,
    });
    expect(newest?.items.map(item => item.ref)).toEqual(['R1', 'R2']);
  });

  test('each overdue one is in one row and no other is in any', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -900, max: 60 }), { maxLength: 30 }), offsets => {
        const day = '2024-11-30';
        const list = offsets.map((days, index) =>
          recommendation({ ref: `R${index}`, agreedOn: '2020-01-01', originalDue: addDays(day, days) }),
        );
        const refs = ageOverdue(list, day).flatMap(row => row.items.map(item => item.ref));
        expect(refs.sort()).toEqual(
          list
            .filter(item => isOverdue(item, day))
            .map(item => item.ref)
            .sort(),
        );
      }),
    ));
});
