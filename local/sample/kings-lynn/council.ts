import type { Meeting, Person, Plan, ReportingPeriod, Role } from '../../../register/index.ts';
import peopleRows from './people.json' with { type: 'json' };
import priorityRows from './priorities.json' with { type: 'json' };

const council = 'kings-lynn';
const lastYear = '2023-24';
const q1 = '2024-25-Q1';

export const plans = (): Plan[] => {
  const plan = (id: string, said: Partial<Plan>): Plan => ({
    key: `${council}/${id}`,
    id,
    council,
    title: id,
    kind: 'priority',
    parent: `${council}/corporate-strategy`,
    order: 0,
    from: '2023-11-23',
    to: '2027-03-31',
    ...said,
  });
  return [
    plan('council', {
      title: "Borough Council of King's Lynn & West Norfolk",
      kind: 'council',
      parent: null,
      from: null,
      to: null,
    }),
    plan('corporate-strategy', {
      title: 'Corporate Strategy 2023-2027',
      kind: 'corporate-plan',
      parent: null,
      order: 1,
    }),
    ...priorityRows.map(({ id, title }, index) => plan(id, { title, order: index + 2 })),
    plan('people', { title: 'Our organisation', kind: 'people', order: priorityRows.length + 2 }),
  ];
};

const period = (
  id: string,
  said: Pick<ReportingPeriod, 'title' | 'opensOn' | 'dueOn' | 'state'>,
): ReportingPeriod => ({
  key: `${council}/${id}`,
  council,
  period: id,
  snapshotFile: null,
  snapshotHash: null,
  ...said,
});

export const people = (): Person[] =>
  peopleRows.map(row => ({
    key: `${council}/${row.entraId}`,
    council,
    entraId: row.entraId,
    displayName: row.displayName,
    roles: row.roles as Role[],
    posts: [row.post],
    delegateFor: [],
    workingDays: [1, 2, 3, 4, 5],
    awayUntil: null,
    fallbackEmail: null,
    from: null,
    to: null,
  }));

const meeting = (
  id: string,
  said: Pick<Meeting, 'body' | 'reportDeadline' | 'publishBy' | 'meetsOn'>,
): Meeting => ({
  key: `${council}/${q1}/${id}`,
  id,
  council,
  period: q1,
  snapshotFile: null,
  snapshotHash: null,
  outcome: null,
  minuteRef: null,
  ...said,
});

/** Cabinet's day is printed; the panel's day in October and the days for the report are invented. */
export const meetings = (): Meeting[] => [
  meeting('corporate-performance-panel', {
    body: 'Corporate Performance Panel',
    reportDeadline: '2024-10-04',
    publishBy: '2024-10-08',
    meetsOn: '2024-10-16',
  }),
  meeting('cabinet', {
    body: 'Cabinet',
    reportDeadline: '2024-10-23',
    publishBy: '2024-10-28',
    meetsOn: '2024-11-05',
  }),
];

/** Q2 opens on Tuesday 1 October 2024 and is due on its tenth working day, Monday 14 October. */
export const periods = (): ReportingPeriod[] => [
  period(lastYear, { title: '2023-24', opensOn: '2024-04-02', dueOn: '2024-04-15', state: 'closed' }),
  period(q1, { title: 'Q1 2024-25', opensOn: '2024-07-01', dueOn: '2024-07-12', state: 'closed' }),
  period('2024-25-Q2', {
    title: 'Q2 2024-25',
    opensOn: '2024-10-01',
    dueOn: '2024-10-14',
    state: 'planned',
  }),
];
