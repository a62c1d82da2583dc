import type {
  Action,
  Indicator,
  Plan,
  ReportingPeriod,
  Revision,
  Unit,
  Update,
} from '../../register/index.ts';
import indicatorRows from './cannock-chase/indicators.json' with { type: 'json' };
import milestoneRows from './cannock-chase/milestones.json' with { type: 'json' };
import planRows from './cannock-chase/plans.json' with { type: 'json' };
import { periodEnd } from './periodEnd.ts';
import { published } from './published.ts';

type MilestoneRow = (typeof milestoneRows)[number];
type IndicatorRow = (typeof indicatorRows)[number];

const council = 'cannock-chase';
const lastYear = { period: '2018-19', at: '2019-04-30T09:00:00Z' };
/** Cabinet met on 19 September 2019; its papers were public five clear working days before. */
const q1 = { period: '2019-20-Q1', at: '2019-09-11T09:00:00Z' };
const q1Ends = '2019-06-30';
const cabinetMet = '2019-09-19';

const posts = new Map(planRows.map(({ id, post }) => [id, post]));

const promised = (row: { ref: string; plan: string; title: string }) => ({
  council,
  ref: row.ref,
  title: row.title,
  planKeys: [`${council}/${row.plan}`],
  post: posts.get(row.plan) ?? row.plan,
  approverPost: null,
  directorate: null,
  formerOwners: [],
  formerKey: null,
  visibility: 'open' as const,
});

/** A quarter that stands beside the planned one was put to Cabinet with the report. */
const revisionsOf = ({ planned, revised, commentary }: MilestoneRow): Revision[] =>
  revised === null
    ? []
    : [
        {
          from: periodEnd(planned),
          to: periodEnd(revised),
          agreedBy: 'Cabinet',
          agreedOn: cabinetMet,
          reason: commentary ?? '',
        },
      ];

/** One that recurs every quarter is not done with its first. */
const isDone = ({ rating, dueText }: MilestoneRow) => rating === 'Completed' && dueText === null;

const stateOf = (row: MilestoneRow): Action['state'] => {
  if (isDone(row)) return 'completed';
  return row.rating === 'Close' ? 'closure-proposed' : 'open';
};

const toMilestone = (row: MilestoneRow): Action => ({
  ...promised(row),
  key: `${council}/action/${row.ref}`,
  kind: 'action',
  scheme: 'cannock-chase-delivery',
  from: null,
  project: row.project,
  planned: row.planned,
  revised: row.revised,
  originalDue: periodEnd(row.planned),
  due: periodEnd(row.revised ?? row.planned),
  dueText: row.dueText,
  revisions: revisionsOf(row),
  state: stateOf(row),
  closedOn: isDone(row) ? q1Ends : null,
  decisionRef: null,
  partnership: false,
});

/** Nothing was said of the 51 that are neither due nor finished early; of one of the 52, words and no rating. */
const milestoneUpdates = (row: MilestoneRow): Update[] =>
  row.rating === null && row.commentary === null
    ? []
    : [
        published(`${council}/action/${row.ref}`, q1, {
          band: row.rating,
          publishedBand: row.rating,
          commentary: row.commentary,
          completedOn: isDone(row) ? q1Ends : null,
        }),
      ];

const toIndicator = (row: IndicatorRow): Indicator => ({
  ...promised(row),
  key: `${council}/indicator/${row.ref}`,
  definitionKey: `${council}/indicator/${row.ref}`,
  kind: 'indicator',
  scheme: 'cannock-chase-measures',
  definition: null,
  from: '2019-04-01',
  to: null,
  breaksTrend: false,
  breakReason: null,
  unit: row.unit as Unit,
  decimals: row.decimals,
  polarity: row.polarity as Indicator['polarity'],
  frequency: row.frequency as Indicator['frequency'],
  cumulative: row.cumulative,
  baseline: null,
  target: row.target,
  targetHigh: row.targetHigh,
  targetText: row.targetText,
  targetAgreedBy: null,
  tolerance: null,
  benchmark: row.benchmark,
  profile: null,
  dataLag: 0,
});

/** A quarterly measure that is yet to begin says so; an annual one without a figure says nothing in Q1. */
const indicatorUpdates = (row: IndicatorRow): Update[] => {
  const key = `${council}/indicator/${row.ref}`;
  const before =
    row.lastYear === null
      ? []
      : [published(key, lastYear, { value: row.lastYear, valueState: 'final', asAt: '2019-03-31' })];
  if (row.q1 === null && !row.pending) return before;
  return [
    ...before,
    published(key, q1, {
      value: row.q1,
      valueState: row.pending ? 'not-yet-available' : 'final',
      asAt: row.pending ? null : (row.asAt ?? q1Ends),
      commentary: row.commentary,
    }),
  ];
};

const plan = (id: string, said: Pick<Plan, 'title' | 'kind' | 'parent' | 'order'> & Partial<Plan>): Plan => ({
  key: `${council}/${id}`,
  id,
  council,
  from: '2019-04-01',
  to: '2020-03-31',
  ...said,
});

const corporatePlan = 'corporate-plan';

const plans = (): Plan[] => [
  plan('council', {
    title: 'Cannock Chase District Council',
    kind: 'council',
    parent: null,
    order: 1,
    from: null,
    to: null,
  }),
  plan(corporatePlan, {
    title: 'Corporate Plan 2018-23',
    kind: 'corporate-plan',
    parent: null,
    order: 2,
    from: '2018-04-19',
    to: '2023-03-31',
  }),
  ...planRows.map(({ id, title }, index) =>
    plan(id, { title, kind: 'delivery-plan', parent: `${council}/${corporatePlan}`, order: index + 3 }),
  ),
];

const period = (id: string, said: Pick<ReportingPeriod, 'title' | 'opensOn' | 'dueOn'>): ReportingPeriod => ({
  key: `${council}/${id}`,
  council,
  period: id,
  state: 'closed',
  snapshotFile: null,
  snapshotHash: null,
  ...said,
});

/**
 * Cannock Chase's register: Q1 2019/20 as it went to Cabinet, with last year's figures. Four delivery plans, 92
 * milestones and their measures. Nobody holds its posts, so nobody is asked for anything.
 */
export const cannockChaseRegister = () => ({
  plans: plans(),
  actions: milestoneRows.map(toMilestone),
  indicators: indicatorRows.map(toIndicator),
  recommendations: [],
  documents: [],
  complaints: [],
  updates: [...milestoneRows.flatMap(milestoneUpdates), ...indicatorRows.flatMap(indicatorUpdates)],
  periods: [
    period(lastYear.period, { title: '2018-19', opensOn: '2019-04-01', dueOn: '2019-04-12' }),
    period(q1.period, { title: 'Q1 2019-20', opensOn: '2019-07-01', dueOn: '2019-07-12' }),
  ],
  meetings: [],
  people: [],
});
