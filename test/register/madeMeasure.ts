import {
  definitionKey,
  updateKey,
  type Action,
  type Indicator,
  type Plan,
  type ReportingPeriod,
  type Scheme,
  type Snapshot,
  type Update,
} from '../../register/index.ts';
import { blankUpdate } from './blankUpdate.ts';

const council = 'made-up';

/** Red, Amber and Green by a rule with 5% between, and a trajectory as Norfolk's: static within 2%. */
export const scheme = (said: Partial<Scheme> = {}): Scheme => {
  const band = (id: string, rank: number | null) => ({
    id,
    letter: id.slice(0, 1),
    name: null,
    word: id,
    symbol: '●',
    colour: '595959',
    text: 'FFFFFF',
    rank,
    rated: rank !== null,
    needsWords: false,
    offered: rank !== null,
  });
  return {
    id: 'made-up',
    title: 'Made up',
    rates: 'indicator',
    source: 'made up for tests',
    decidedBy: 'rule',
    decimals: 0,
    bands: [
      band('R', 0),
      band('A', 1),
      band('G', 2),
      band('Completed', 3),
      ...['Closed', 'Monitor', 'InProgress', 'NotReported'].map(id => band(id, null)),
    ],
    rule: {
      name: 'Five per cent',
      measure: 'relative',
      bands: [
        { band: 'G', within: 0, inclusive: true },
        { band: 'A', within: 0.05, inclusive: false },
        { band: 'R', within: null, inclusive: false },
      ],
    },
    milestones: false,
    closedAs: null,
    shares: [],
    trajectory: { tolerance: 0.02, unit: 'relative', small: { under: 10, points: 0.5 } },
    jumpLimit: null,
    movement: 'revised',
    leadTimes: null,
    clock: null,
    ...said,
  };
};

export const byOfficers = scheme({ id: 'officers', rates: 'action', decidedBy: 'officer', rule: null });

const promised = (ref: string) => ({
  council,
  ref,
  title: `Measure ${ref}`,
  planKeys: [`${council}/growth`],
  post: 'Car Parks Manager',
  approverPost: null,
  directorate: 'Place',
  formerOwners: [],
  visibility: 'open' as const,
  formerKey: null,
});

/** Higher is better, 100 wanted at any time. */
export const measure = (said: Partial<Indicator> = {}): Indicator => {
  const { ref = 'M1', from = null } = said;
  const key = `${council}/indicator/${ref}`;
  return {
    ...promised(ref),
    key,
    kind: 'indicator',
    scheme: 'made-up',
    definitionKey: definitionKey(key, from, from === null),
    definition: null,
    from,
    to: null,
    breaksTrend: false,
    breakReason: null,
    unit: 'number',
    decimals: 0,
    polarity: 'higher',
    frequency: 'quarterly',
    cumulative: false,
    baseline: null,
    target: 100,
    targetHigh: null,
    targetText: null,
    targetAgreedBy: null,
    tolerance: null,
    benchmark: null,
    profile: null,
    dataLag: 0,
    ...said,
  };
};

export const action = (said: Partial<Action> = {}): Action => ({
  ...promised(said.ref ?? 'A1'),
  key: `${council}/action/${said.ref ?? 'A1'}`,
  kind: 'action',
  scheme: 'officers',
  originalDue: null,
  due: null,
  dueText: null,
  revisions: [],
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

/** Said of the measure `M1` in Q1 2024-25 and approved, unless told. */
export const said = (more: Partial<Update> = {}): Update => {
  const { itemKey = `${council}/indicator/M1`, period = '2024-25-Q1', submissionId = 's1' } = more;
  return {
    key: updateKey(itemKey, period, submissionId),
    council,
    itemKey,
    period,
    submissionId,
    ...blankUpdate,
    submittedBy: 'somebody',
    submittedAt: '2024-07-08T09:00:00Z',
    state: 'approved',
    visibility: 'open',
    ...more,
  };
};

export const plan = (id: string, more: Partial<Plan> = {}): Plan => ({
  key: `${council}/${id}`,
  id,
  council,
  title: id,
  kind: 'priority',
  parent: null,
  order: 1,
  from: null,
  to: null,
  ...more,
});

const reportingPeriod = (period: string): ReportingPeriod => ({
  key: `${council}/${period}`,
  council,
  period,
  title: period,
  opensOn: '2024-07-01',
  dueOn: '2024-07-12',
  state: 'collecting',
  snapshotFile: null,
  snapshotHash: null,
});

/** A council with one priority, `growth`, that reports on last year and the four quarters of 2024-25. */
export const snapshotOf = (more: Partial<Snapshot> = {}): Snapshot => ({
  council,
  councilTitle: 'A council that was made up',
  asAt: '2025-05-01T08:00:00Z',
  schemes: [scheme(), byOfficers],
  plans: [plan('growth')],
  actions: [],
  indicators: [],
  recommendations: [],
  documents: [],
  complaints: [],
  updates: [],
  periods: ['2023-24', ...[1, 2, 3, 4].map(quarter => `2024-25-Q${quarter}`)].map(reportingPeriod),
  meetings: [],
  people: [],
  problems: [],
  ...more,
});
