import type {
  Action,
  Complaint,
  Document,
  Indicator,
  Meeting,
  Person,
  Plan,
  Recommendation,
  ReportingPeriod,
  Update,
} from '../../register/index.ts';
import type { RegisterFile } from '../../store/index.ts';
import { blankUpdate } from '../register/blankUpdate.ts';

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
  formerOwners: [],
  formerKey: null,
  visibility: 'internal',
  from: null,
  project: null,
  planned: null,
  revised: null,
  state: 'open',
  closedOn: null,
  decisionRef: null,
  partnership: false,
  ...said,
});

export const indicator = (council: string, ref: string, said: Partial<Indicator> = {}): Indicator => ({
  key: `${council}/indicator/${ref}`,
  council,
  definitionKey: `${council}/indicator/${ref}`,
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
  breaksTrend: false,
  breakReason: null,
  target: 70.5,
  targetHigh: null,
  targetText: null,
  targetAgreedBy: null,
  tolerance: null,
  benchmark: null,
  profile: [0, 23, 69, 14],
  dataLag: 0,
  post: 'Planning Control Manager',
  approverPost: 'Assistant Director, Environment and Planning',
  directorate: null,
  formerOwners: [],
  formerKey: null,
  visibility: 'internal',
  ...said,
});

const ownedByPolicy = (council: string) => ({
  council,
  planKeys: [`${council}/services`],
  post: 'Policy Officer',
  approverPost: null,
  directorate: null,
  formerOwners: [],
  formerKey: null,
  visibility: 'internal' as const,
});

export const recommendation = (
  council: string,
  ref: string,
  said: Partial<Recommendation> = {},
): Recommendation => ({
  ...ownedByPolicy(council),
  key: `${council}/recommendation/${ref}`,
  kind: 'recommendation',
  ref,
  title: `Recommendation ${ref}`,
  scheme: 'audit-recommendations',
  originalDue: '2024-09-30',
  due: '2024-12-31',
  dueText: null,
  revisions: [
    {
      from: '2024-09-30',
      to: '2024-12-31',
      agreedBy: 'Audit Committee',
      agreedOn: '2024-09-16',
      reason: 'The system was late',
    },
  ],
  source: 'internal-audit',
  report: 'Payroll 2024',
  assurance: 'limited',
  closer: 'internal-audit',
  riskPriority: 'high',
  agreedOn: '2024-05-13',
  acts: [
    {
      act: 'claimed',
      on: '2024-10-01',
      by: 'Policy Officer',
      how: 'partly-implemented',
      evidence: 'Minutes of 9 September',
    },
    { act: 'returned', on: '2024-10-08', by: 'Head of Internal Audit', needs: 'A month of reconciliations' },
  ],
  ...said,
});

export const document = (council: string, ref: string, said: Partial<Document> = {}): Document => ({
  ...ownedByPolicy(council),
  key: `${council}/document/${ref}`,
  kind: 'document',
  ref,
  title: `Policy ${ref}`,
  scheme: 'policies',
  reviewDue: '2024-07-01',
  reviewInterval: 36,
  approvalRoute: 'cabinet',
  acts: [
    {
      act: 'extended',
      on: '2024-06-20',
      by: 'Policy Officer',
      nextReview: '2025-01-31',
      reason: 'New statutory guidance is awaited',
    },
  ],
  ...said,
});

export const complaint = (council: string, ref: string, said: Partial<Complaint> = {}): Complaint => ({
  ...ownedByPolicy(council),
  key: `${council}/complaint/${ref}`,
  kind: 'complaint',
  ref,
  title: 'Waste collection',
  scheme: 'complaints',
  receivedOn: '2024-08-05',
  acts: [
    { act: 'acknowledged', on: '2024-08-07' },
    { act: 'responded', on: '2024-08-20', decision: 'partly-upheld' },
  ],
  ...said,
});

export const meeting = (
  council: string,
  period: string,
  body: string,
  said: Partial<Meeting> = {},
): Meeting => {
  const id = body.toLowerCase().replaceAll(' ', '-');
  return {
    key: `${council}/${period}/${id}`,
    id,
    council,
    period,
    body,
    reportDeadline: '2024-10-21',
    publishBy: '2024-10-28',
    meetsOn: '2024-11-05',
    snapshotFile: null,
    snapshotHash: null,
    outcome: null,
    minuteRef: null,
    ...said,
  };
};

export const update = (itemKey: string, period: string, said: Partial<Update> = {}): Update => {
  const submissionId = said.submissionId ?? 'published';
  return {
    key: `${itemKey}/${period}/${submissionId}`,
    council: itemKey.split('/')[0] ?? '',
    itemKey,
    period,
    submissionId,
    ...blankUpdate,
    submittedBy: 'published',
    submittedAt: '2024-10-02T09:00:00Z',
    state: 'submitted',
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
  delegateFor: [],
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

const approval = { by: '00000000-0000-4000-8000-00000000000b', at: '2024-04-30T09:00:00Z', reason: null };

/** The small register with one of everything else that a register can hold, and a measure that was redefined. */
export const wholeRegister = (council = 'kings-lynn'): RegisterFile => {
  const small = smallRegister(council);
  const redefined = indicator(council, '1.2', {
    definitionKey: `${council}/indicator/1.2/2024-10-01`,
    from: '2024-10-01',
    breaksTrend: true,
    breakReason: 'Counted by household and no longer by visit',
    polarity: 'range',
    target: 150,
    targetHigh: 200,
    targetAgreedBy: 'Cabinet, 17 September 2024',
    tolerance: { amount: 0.05, unit: 'relative' },
    benchmark: { title: 'The rate of the region', values: { '2024-25-Q3': 161.5 } },
    formerOwners: [
      { post: 'Planning Manager', approverPost: null, directorate: 'Place', until: '2024-06-30' },
    ],
    formerKey: `${council}/indicator/9.9`,
    visibility: 'open',
  });
  return {
    ...small,
    actions: [
      ...small.actions,
      action(council, 'M01', {
        project: 'Town centre',
        planned: '2024-25-Q1',
        revised: '2024-25-Q3',
        state: 'closed',
        closedOn: '2024-09-17',
        decisionRef: 'Cabinet CAB/34',
        visibility: 'restricted',
      }),
    ],
    indicators: [
      ...small.indicators.map(one => (one.ref === '1.2' ? { ...one, to: '2024-09-30' } : one)),
      redefined,
    ],
    recommendations: [recommendation(council, 'IA-1')],
    documents: [document(council, 'P-1')],
    complaints: [complaint(council, 'C-1')],
    people: small.people.map(one => ({
      ...one,
      delegateFor: ['Parks Manager', 'Planning Control Manager'],
    })),
    updates: [
      ...small.updates.map(one => (one.period === '2023-24' ? { ...one, decided: approval } : one)),
      update(`${council}/indicator/1.2`, '2024-25-Q2', {
        value: 91.8,
        numerator: 314,
        denominator: 342,
        valueState: 'provisional',
        expectedOn: '2024-11-29',
        restatementReason: 'Late returns of two sites',
        visibility: 'exempt',
        evidence: 'https://council.example/returns?period=Q2&site=2',
        givenBy: { who: 'Planning Control Manager', how: 'by telephone', on: '2024-10-01' },
        edited: { commentary: 'Two sites\nwere late', by: 'editor', at: '2024-10-04T09:00:00Z' },
        decided: { by: 'approver', at: '2024-10-03T09:00:00Z', reason: 'As agreed' },
      }),
    ],
    meetings: [
      meeting(council, '2024-25-Q1', 'Cabinet'),
      meeting(council, '2024-25-Q1', 'Corporate Performance Panel', { meetsOn: '2024-10-15' }),
    ],
  };
};
