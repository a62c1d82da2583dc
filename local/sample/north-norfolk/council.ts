import type { Plan, ReportingPeriod } from '../../../register/index.ts';

export const council = 'north-norfolk';

/** A row of the Plans list of this council. */
export const planOf = (id: string, said: Pick<Plan, 'title' | 'kind' | 'order'>): Plan => ({
  key: `${council}/${id}`,
  id,
  council,
  parent: said.kind === 'council' ? null : `${council}/council`,
  from: null,
  to: null,
  ...said,
});

export const auditPlan = `${council}/audit`;
export const policyRegister = `${council}/policies`;
export const complaintsPlan = `${council}/complaints`;

/** King's Lynn's row comes first and Cannock Chase's second, by their order. */
export const councilPlans: Plan[] = [
  planOf('council', { title: 'North Norfolk District Council', kind: 'council', order: 2 }),
  planOf('audit', { title: 'Internal audit', kind: 'audit-plan', order: 3 }),
  planOf('policies', { title: 'Policies and strategies', kind: 'policy-register', order: 4 }),
  planOf('complaints', { title: 'Complaints', kind: 'complaints', order: 5 }),
];

/**
 * The months for which a count was printed: February, April, July, September, October and November 2024. Each stands as
 * it was on its last day. They are closed, whatever day the local clock shows: the report is of November 2024.
 */
const months: [id: string, title: string, opensOn: string, dueOn: string][] = [
  ['2023-24-M11', 'February 2024', '2024-02-01', '2024-02-29'],
  ['2024-25-M01', 'April 2024', '2024-04-01', '2024-04-30'],
  ['2024-25-M04', 'July 2024', '2024-07-01', '2024-07-31'],
  ['2024-25-M06', 'September 2024', '2024-09-01', '2024-09-30'],
  ['2024-25-M07', 'October 2024', '2024-10-01', '2024-10-31'],
  ['2024-25-M08', 'November 2024', '2024-11-01', '2024-11-30'],
];

export const councilPeriods: ReportingPeriod[] = months.map(([period, title, opensOn, dueOn]) => ({
  key: `${council}/${period}`,
  council,
  period,
  title,
  opensOn,
  dueOn,
  state: 'closed',
  snapshotFile: null,
  snapshotHash: null,
}));
