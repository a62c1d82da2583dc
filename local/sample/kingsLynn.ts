import type { Action, Indicator, QuarterProfile, Unit, Update } from '../../register/index.ts';
import actionRows from './kings-lynn/actions.json' with { type: 'json' };
import indicatorRows from './kings-lynn/indicators.json' with { type: 'json' };
import peopleRows from './kings-lynn/people.json' with { type: 'json' };
import measureRows from './kings-lynn/people-measures.json' with { type: 'json' };
import postRows from './kings-lynn/posts.json' with { type: 'json' };
import { meetings, people, periods, plans } from './kings-lynn/council.ts';
import { endOfMonth } from './periodEnd.ts';
import { published as publishedIn } from './published.ts';

type ActionRow = (typeof actionRows)[number];
type IndicatorRow = (typeof indicatorRows)[number];

const council = 'kings-lynn';
const lastYear = '2023-24';
const q1 = '2024-25-Q1';
const q1Ends = '2024-06-30';
/** The figures were closed before the clock starts; Cabinet reads them on 5 November. */
const closedAt = '2024-09-13T09:00:00Z';
const lastYearAt = '2024-04-30T09:00:00Z';

const posts = new Map(postRows.map(row => [row.post, row]));

const ownedBy = (post: string) => ({
  post,
  approverPost: posts.get(post)?.approver ?? null,
  directorate: posts.get(post)?.directorate ?? null,
  formerOwners: [],
  formerKey: null,
});

/** It is in the published report but cannot be read there. */
const unread = 'U01';

const published = (itemKey: string, period: string, said: Partial<Update>): Update =>
  publishedIn(itemKey, { period, at: period === lastYear ? lastYearAt : closedAt }, said);

const isMonth = (text: string | null) => text !== null && /^\d{4}-\d{2}$/.test(text);

const toAction = (row: ActionRow): Action => {
  const due = isMonth(row.targetDate) ? endOfMonth(row.targetDate ?? '') : null;
  const completed = row.status === 'Completed';
  return {
    key: `${council}/action/${row.id}`,
    council,
    kind: 'action',
    ref: row.id,
    title: row.title,
    planKeys: [`${council}/${row.priority}`],
    scheme: 'kings-lynn-projects',
    ...ownedBy(row.leadRole),
    visibility: row.id === unread ? 'internal' : 'open',
    from: null,
    project: null,
    planned: null,
    revised: null,
    originalDue: due,
    due,
    dueText: due ? null : completed ? null : row.targetDate,
    revisions: [],
    state: completed ? 'completed' : 'open',
    closedOn: completed ? q1Ends : null,
    decisionRef: null,
    partnership: row.partnership,
  };
};

/** The arrow beside a rating says what it was in the report before. */
const bandBefore = (row: ActionRow): string | null => {
  const ladder = ['R', 'A', 'G'];
  const now = ladder.indexOf(row.status ?? '');
  if (row.previousTrend === 'same') return row.status;
  if (row.previousTrend === 'up') return ladder[now - 1] ?? null;
  if (row.previousTrend === 'down') return ladder[now + 1] ?? null;
  return null;
};

const actionUpdates = (row: ActionRow): Update[] => {
  const key = `${council}/action/${row.id}`;
  const before = bandBefore(row);
  const rating = row.partnership ? null : row.status;
  return [
    ...(before ? [published(key, lastYear, { publishedBand: before, band: before })] : []),
    published(key, q1, {
      band: rating,
      publishedBand: rating,
      commentary: row.commentary,
      nextActions: row.nextActions,
      completedOn: row.status === 'Completed' ? q1Ends : null,
    }),
  ];
};

const printed: Record<string, string> = { M: 'Monitor' };

/** Percentages and averages are printed with up to two places, everything that is counted with none. */
const decimalsOf = (unit: string) => (['percent', 'days', 'fte'].includes(unit) ? 2 : 0);

const toIndicator = (row: IndicatorRow): Indicator => ({
  key: `${council}/indicator/${row.ref}`,
  definitionKey: `${council}/indicator/${row.ref}`,
  council,
  kind: 'indicator',
  ref: row.ref,
  title: row.name,
  planKeys: [`${council}/${row.priority}`],
  scheme: 'kings-lynn-indicators',
  definition: null,
  from: '2024-04-01',
  to: null,
  breaksTrend: false,
  breakReason: null,
  unit: row.unit as Unit,
  decimals: decimalsOf(row.unit),
  polarity: row.polarity as Indicator['polarity'],
  frequency: 'quarterly',
  cumulative: row.cumulative,
  baseline: 'baseline' in row ? (row.baseline ?? null) : null,
  target: row.target,
  targetHigh: null,
  targetText: null,
  targetAgreedBy: null,
  tolerance: null,
  benchmark: null,
  profile: row.targetProfile ? (Object.values(row.targetProfile) as QuarterProfile) : null,
  dataLag: 0,
  visibility: 'open',
  ...ownedBy(row.leadRole),
});

const indicatorUpdates = (row: IndicatorRow): Update[] => {
  const key = `${council}/indicator/${row.ref}`;
  const label = (status: string | null) => (status === null ? null : (printed[status] ?? status));
  return [
    ...(row.lastYear === null && row.previousStatus === null
      ? []
      : [
          published(key, lastYear, {
            value: row.lastYear,
            valueState: 'final',
            publishedBand: label(row.previousStatus),
          }),
        ]),
    published(key, q1, {
      value: row.q1,
      valueState: row.q1 === null ? 'not-yet-available' : 'final',
      asAt: row.q1 === null ? null : q1Ends,
      publishedBand: label(row.status),
      commentary: row.commentary,
    }),
  ];
};

const measureUnit = (name: string): Unit =>
  name.includes('working days')
    ? 'days'
    : name.startsWith('%')
      ? 'percent'
      : name.includes('FTE')
        ? 'fte'
        : 'number';

const toMeasure = (row: (typeof measureRows)[number]): Indicator => ({
  ...toIndicator({
    ...(indicatorRows[0] as IndicatorRow),
    ref: row.ref,
    name: row.name,
    targetProfile: null,
  }),
  planKeys: [`${council}/people`],
  scheme: 'people',
  unit: measureUnit(row.name),
  decimals: decimalsOf(measureUnit(row.name)),
  polarity: 'none',
  cumulative: row.cumulative,
  target: row.target,
  ...ownedBy('HR Manager'),
});

const measureUpdates = (row: (typeof measureRows)[number]): Update[] => {
  const key = `${council}/indicator/${row.ref}`;
  return [
    published(key, lastYear, { value: row.lastYear, valueState: 'final' }),
    published(key, q1, { value: row.q1, valueState: 'final', asAt: q1Ends }),
  ];
};

/**
 * King's Lynn's register as `quarterbook import` takes it: Q1 2024-25 as published, last year's figures beside it, and
 * Q2 planned (opens Tuesday 1 October 2024, due on its tenth working day, Monday 14 October).
 */
export const kingsLynnRegister = () => ({
  plans: plans(),
  actions: actionRows.map(toAction),
  indicators: [...indicatorRows.map(toIndicator), ...measureRows.map(toMeasure)],
  updates: [
    ...actionRows.flatMap(actionUpdates),
    ...indicatorRows.flatMap(indicatorUpdates),
    ...measureRows.flatMap(measureUpdates),
  ],
  periods: periods(),
  meetings: meetings(),
  people: people(),
});

/** Who can be chosen on the front page, and who the local directory knows. */
export const kingsLynnPeople = peopleRows;
