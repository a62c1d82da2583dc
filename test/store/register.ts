import type { Action, Indicator, Person, Plan, ReportingPeriod, Update } from '../../register/index.ts';
import type { RegisterFile } from '../../store/index.ts';

/** A register small enough to see at a glance, of a council that a test can choose. */
export const plan = (council: string, id: string, said: Partial<Plan> = {}): Plan => ({
  key: `${council}/${id}`,
  id,
  council,
  title: `Plan ${id}`,
  kind: 'priority',
  parent: null,
  order: 1,
  from: null,
  to: null,
  ...said,
});

export const action = (council: string, ref: string, said: Partial<Action> = {}): Action => ({
  key: `${council}/action/${ref}`,
  council,
  kind: 'action',
  ref,
  title: `Action ${ref}`,
  planKeys: [`${council}/growth`],
  scheme: 'kings-lynn-projects',
  post: 'Car Parks Manager',
  approverPost: null,
  directorate: null,
  originalDue: '2025-03-31',
  due: '2025-03-31',
  dueText: null,
  revisions: [],
  state: 'open',
  closedOn: null,
  partnership: false,
  ...said,
});

export const indicator = (council: string, ref: string, said: Partial<Indicator> = {}): Indicator => ({
  key: `${council}/indicator/${ref}`,
  council,
  kind: 'indicator',
  ref,
  title: `Indicator ${ref}`,
  planKeys: [`${council}/growth`],
  scheme: 'kings-lynn-indicators',
  definition: null,
  from: '2024-04-01',
  to: null,
  unit: 'percent',
  decimals: 0,
  polarity: 'higher',
  frequency: 'quarterly',
  cumulative: false,
  baseline: null,
  target: 70.5,
  targetText: null,
  profile: [0, 23, 69, 14],
  dataLag: 0,
  post: 'Planning Control Manager',
  approverPost: 'Assistant Director, Environment and Planning',
  directorate: null,
  ...said,
});

export const update = (itemKey: string, period: string, said: Partial<Update> = {}): Update => {
  const submissionId = said.submissionId ?? 'published';
  return {
    key: `${itemKey}/${period}/${submissionId}`,
    council: itemKey.split('/')[0] ?? '',
    itemKey,
    period,
    submissionId,
    value: null,
    valueState: null,
    asAt: null,
    band: null,
    publishedBand: null,
    commentary: null,
    nextActions: null,
    requestedDue: null,
    requestReason: null,
    completedOn: null,
    submittedBy: 'published',
    submittedAt: '2024-10-02T09:00:00Z',
    state: 'submitted',
    replaces: null,
    ...said,
  };
};

export const period = (
  council: string,
  id: string,
  said: Partial<ReportingPeriod> = {},
): ReportingPeriod => ({
  key: `${council}/${id}`,
  council,
  period: id,
  title: id,
  opensOn: '2024-10-01',
  dueOn: '2024-10-14',
  state: 'collecting',
  snapshotFile: null,
  snapshotHash: null,
  ...said,
});

export const person = (council: string, entraId: string, said: Partial<Person> = {}): Person => ({
  key: `${council}/${entraId}`,
  council,
  entraId,
  displayName: 'Car Parks Manager',
  roles: ['officer'],
  posts: ['Car Parks Manager'],
  workingDays: [1, 2, 3, 4, 5],
  awayUntil: null,
  fallbackEmail: null,
  from: null,
  to: null,
  ...said,
});

export const smallRegister = (council = 'kings-lynn'): RegisterFile => ({
  plans: [
    plan(council, 'council', { kind: 'council', title: 'Borough Council', order: 0 }),
    plan(council, 'services', { title: 'Our services', order: 3 }),
    plan(council, 'growth', { title: 'Growth', order: 2 }),
  ],
  actions: [
    action(council, 'A10', { planKeys: [`${council}/growth`, `${council}/services`] }),
    action(council, 'A02', {
      revisions: [
        {
          from: '2025-01-31',
          to: '2025-03-31',
          agreedBy: 'Cabinet',
          agreedOn: '2024-09-10',
          reason: 'Late start',
        },
      ],
    }),
    action(council, 'A01', {
      planKeys: [`${council}/services`],
      partnership: true,
      due: null,
      dueText: 'Ongoing',
    }),
  ],
  indicators: [indicator(council, '1.10'), indicator(council, '1.2', { profile: null, target: null })],
  updates: [
    update(`${council}/indicator/1.2`, '2024-25-Q1', {
      value: 532.83,
      valueState: 'final',
      state: 'approved',
    }),
    update(`${council}/action/A02`, '2024-25-Q1', {
      band: 'A',
      publishedBand: 'A',
      commentary: 'First line\nsecond line, with “quotes” & ampersands',
      state: 'approved',
    }),
    update(`${council}/action/A02`, '2023-24', { band: 'G', publishedBand: 'G', state: 'approved' }),
  ],
  periods: [
    period(council, '2024-25-Q2'),
    period(council, '2024-25-Q1', { state: 'closed', opensOn: '2024-07-01', dueOn: '2024-07-12' }),
    period(council, '2023-24', { state: 'closed', opensOn: '2024-04-02', dueOn: '2024-04-15' }),
  ],
  people: [person(council, '00000000-0000-4000-8000-00000000000a')],
});
