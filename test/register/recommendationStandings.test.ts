import { describe, expect, test } from '@jest/globals';
import {
  dayOfPosition,
  recommendationStandings,
  type Plan,
  type Recommendation,
  type ReportingPeriod,
  type RowProblem,
  type Scheme,
  type Snapshot,
} from '../../register/index.ts';
import { claimed, recommendation, verified } from './madeRecommendation.ts';

const scheme = { id: 'audit-recommendations', decidedBy: 'rule' } as Scheme;

const plan = (id: string, order: number, kind: Plan['kind'] = 'audit-plan'): Plan => ({
  key: `made-up/${id}`,
  id,
  council: 'made-up',
  title: id,
  kind,
  parent: null,
  order,
  from: null,
  to: null,
});

const period = (id: string, state: ReportingPeriod['state']) => ({ period: id, state }) as ReportingPeriod;

const snapshotOf = (recommendations: Recommendation[], problems: Partial<RowProblem>[] = []) =>
  ({
    asAt: '2024-11-12T09:00:00Z',
    plans: [plan('external', 2), plan('audit', 1), plan('growth', 0, 'priority')],
    schemes: [scheme],
    periods: [
      period('2024-25-M07', 'collecting'),
      period('2024-25-M08', 'collecting'),
      period('2024-25-M09', 'closed'),
    ],
    recommendations,
    problems,
  }) as Snapshot;

const refs = (recommendations: Recommendation[], kind?: Plan['kind']) =>
  recommendationStandings(snapshotOf(recommendations), '2024-07-31', kind).map(({ item, plan }) => [
    plan.id,
    item.ref,
  ]);

describe('recommendations as they stood on a day', () => {
  test('come by plan in report order, then by ref as people count', () =>
    expect(
      refs([
        recommendation({ ref: '10' }),
        recommendation({ ref: '9' }),
        recommendation({ ref: '1', planKeys: ['made-up/external', 'made-up/growth'] }),
      ]),
    ).toEqual([
      ['audit', '9'],
      ['audit', '10'],
      ['external', '1'],
    ]));

  test('by other plans, where asked', () =>
    expect(refs([recommendation({ planKeys: ['made-up/growth'] })], 'priority')).toEqual([['growth', 'R1']]));

  test('those not yet agreed, and those of an unknown scheme, are not there', () =>
    expect(refs([recommendation({ agreedOn: '2024-08-01' }), recommendation({ scheme: 'nobody' })])).toEqual(
      [],
    ));

  test('one of which a row could not be read is held back', () => {
    const held = snapshotOf([recommendation()], [{ itemKey: 'made-up/recommendation/R1' }]);
    expect(recommendationStandings(held, '2024-07-31')).toEqual([]);
  });

  test('each has its rating, whether it is overdue, and how late it is', () => {
    const [open, closed] = recommendationStandings(
      snapshotOf([
        recommendation(),
        recommendation({ ref: 'R2', acts: [claimed('2024-07-10'), verified('2024-07-20')] }),
      ]),
      '2024-07-31',
    );
    expect(open).toMatchObject({ overdue: true, rating: { band: 'Overdue' }, lateness: { lateDays: 31 } });
    expect(closed).toMatchObject({ overdue: false, rating: { band: 'Closed' }, lateness: { lateDays: 10 } });
  });

  test('one closed without a claim is late until the day it was verified', () => {
    const [closed] = recommendationStandings(
      snapshotOf([recommendation({ acts: [verified('2024-07-20')] })]),
      '2024-07-31',
    );
    expect(closed?.lateness.lateDays).toBe(20);
  });
});

describe('the day as at which a period shows them', () => {
  test.each([
    ['a month that has ended', '2024-25-M07', '2024-10-31'],
    ['a month that goes on: nobody knows its end yet', '2024-25-M08', '2024-11-12'],
    ['a month that is closed', '2024-25-M09', '2024-12-31'],
  ])('%s', (_, id, day) => expect(dayOfPosition(snapshotOf([]), id)).toEqual({ ok: true, value: day }));

  test('a period that the register does not have is refused', () =>
    expect(dayOfPosition(snapshotOf([]), '2024-25-M10')).toMatchObject({
      ok: false,
      problems: [{ code: 'unknown-period' }],
    }));
});
