import { describe, expect, test } from '@jest/globals';
import {
  auditFlow,
  entriesOf,
  isOverdue,
  joiningParts,
  leavingParts,
  recommendationStandings,
  summariseRated,
  type AuditFlow,
} from '../../register/index.ts';
import { northNorfolkSnapshot } from './northNorfolkSnapshot.ts';

const snapshot = northNorfolkSnapshot();
const items = snapshot.recommendations;

/** As printed in the board's update of November 2024; March, May, June and August were not. */
const printed: [month: string, day: string, count: number][] = [
  ['February', '2024-02-29', 66],
  ['April', '2024-04-30', 60],
  ['July', '2024-07-31', 39],
  ['September', '2024-09-30', 39],
  ['October', '2024-10-31', 27],
  ['November', '2024-11-30', 29],
];

const flowBetween = (from: string, to: string): AuditFlow => {
  const flow = auditFlow(items, from, to);
  if (!flow.ok) throw new Error(JSON.stringify(flow.problems));
  return flow.value;
};

describe('the count of overdue recommendations at the end of the month is the one that was printed', () => {
  test.each(printed)('%s 2024', (_, day, count) =>
    expect(items.filter(item => isOverdue(item, day))).toHaveLength(count),
  );
});

describe('what moved the count from one printed month to the next', () => {
  test.each([
    ['February to April', 0, [5, 0, 0, 9, 2, 0, 0]],
    ['April to July', 1, [6, 0, 0, 21, 4, 0, 2]],
    ['July to September', 2, [7, 0, 0, 5, 1, 1, 0]],
    ['September to October', 3, [2, 0, 0, 11, 2, 0, 1]],
    ['October to November', 4, [6, 1, 1, 3, 1, 1, 1]],
  ])('%s', (_, index, parts) => {
    const flow = flowBetween(printed[index]![1], printed[index + 1]![1]);
    expect([...joiningParts, ...leavingParts].map(part => entriesOf(flow, part).length)).toEqual(parts);
    expect([flow.opening.length, flow.closing.length]).toEqual([printed[index]![2], printed[index + 1]![2]]);
  });
});

describe('the sample says that it is made up', () => {
  test('in every title and every report', () => {
    expect(items.filter(({ title }) => !title.startsWith('Made-up sample item '))).toEqual([]);
    expect(items.filter(({ report }) => !report.endsWith('(made up)'))).toEqual([]);
  });

  test('and is shown to nobody outside', () =>
    expect(new Set(items.map(({ visibility }) => visibility))).toEqual(new Set(['internal'])));

  test('its references are unique and its dates in force are those that it states', () => {
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    const end = recommendationStandings(snapshot, '2024-11-30');
    expect(end.filter(({ item, lateness }) => lateness.due !== item.due)).toEqual([]);
  });
});

test('the status of all of them adds up', () => {
  const standings = recommendationStandings(snapshot, '2024-11-30');
  const plans = snapshot.plans.filter(plan => plan.kind === 'audit-plan');
  const summary = summariseRated(standings, { plans, period: '2024-25-M08', kind: 'recommendation' });
  const overall = summary.ok ? summary.value.rows.at(-1) : undefined;
  expect(overall?.total).toBe(items.length);
  expect((overall?.counts.Overdue ?? 0) + (overall?.counts.Awaiting ?? 0)).toBe(29 + 1);
});
