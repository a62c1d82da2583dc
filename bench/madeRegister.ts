import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  itemKey,
  parseScheme,
  periodEnd,
  updateKey,
  type Action,
  type Indicator,
  type Plan,
  type ReportingPeriod,
  type Scheme,
  type Snapshot,
  type Update,
} from '../register/index.ts';

const council = 'bench';
const years = ['2022-23', '2023-24', '2024-25'];
export const periods = years.flatMap(year => [1, 2, 3, 4].map(quarter => `${year}-Q${quarter}`));

/** Mulberry32: the same register at every run. */
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
type Chance = () => number;

const schemeNamed = (id: string): Scheme => {
  const file = join(import.meta.dirname, '../register/schemes', `${id}.json`);
  const scheme = parseScheme(JSON.parse(readFileSync(file, 'utf8')));
  if (!scheme.ok) throw new Error(JSON.stringify(scheme.problems));
  return scheme.value;
};

const plans = Array.from({ length: 12 }, (_, order): Plan => ({
  key: `${council}/priority-${order}`,
  id: `priority-${order}`,
  council,
  title: `Priority ${order + 1}`,
  kind: 'priority',
  parent: null,
  order,
  from: null,
  to: null,
}));

const reported = periods.map((period): ReportingPeriod => ({
  key: `${council}/${period}`,
  council,
  period,
  title: period,
  opensOn: periodEnd(period),
  dueOn: periodEnd(period),
  state: 'closed',
  snapshotFile: null,
  snapshotHash: null,
}));

const promised = (ref: string, number: number, posts: number) => ({
  council,
  ref,
  title: `Promise ${ref}`,
  planKeys: [`${council}/priority-${number % plans.length}`],
  post: `Manager ${number % posts}`,
  approverPost: null,
  directorate: `Directorate ${number % 5}`,
  formerOwners: [],
  visibility: 'open' as const,
  formerKey: null,
});

const actionOf = (number: number, posts: number, chance: Chance): Action => {
  const ref = `A${number}`;
  return {
    ...promised(ref, number, posts),
    key: itemKey(council, 'action', ref),
    kind: 'action',
    scheme: 'kings-lynn-projects',
    originalDue: '2025-03-31',
    due: '2025-03-31',
    dueText: null,
    revisions: [],
    from: null,
    project: null,
    planned: null,
    revised: null,
    state: 'open',
    closedOn: null,
    decisionRef: null,
    partnership: chance() < 0.15,
  };
};

/** Of ten measures three are running totals, two are lower-is-better, two have no target and one is a range. */
const indicatorOf = (number: number, posts: number, chance: Chance): Indicator => {
  const ref = `${(number % 9) + 1}.${Math.floor(number / 9) + 1}`;
  const shape = number % 10;
  const target = shape === 3 || shape === 4 ? null : 50 + Math.floor(chance() * 500);
  const key = itemKey(council, 'indicator', ref);
  return {
    ...promised(ref, number, posts),
    key,
    kind: 'indicator',
    scheme: 'kings-lynn-indicators',
    definitionKey: key,
    definition: null,
    from: null,
    to: null,
    breaksTrend: false,
    breakReason: null,
    unit: shape < 5 ? 'number' : 'percent',
    decimals: 1,
    polarity: shape === 5 || shape === 6 ? 'lower' : shape === 7 ? 'range' : 'higher',
    frequency: 'quarterly',
    cumulative: shape < 3,
    baseline: shape === 1 ? 10 : null,
    target,
    targetHigh: shape === 7 && target !== null ? target * 1.2 : null,
    targetText: null,
    targetAgreedBy: null,
    tolerance: null,
    benchmark: null,
    profile: shape === 2 ? [10, 20, 30, 40] : null,
    dataLag: 0,
  };
};

const bands = ['R', 'A', 'A', 'G', 'G', 'G', 'G', 'B'];

const updateOf = (item: Action | Indicator, period: string, chance: Chance): Update => {
  const isAction = item.kind === 'action';
  const late = chance() < 0.03;
  const value = isAction || late ? null : Math.round(chance() * 6000) / 10;
  return {
    key: updateKey(item.key, period, 's1'),
    council,
    itemKey: item.key,
    period,
    submissionId: 's1',
    value,
    numerator: null,
    denominator: null,
    valueState: isAction ? null : late ? 'not-yet-available' : 'final',
    asAt: null,
    expectedOn: null,
    band: isAction ? (bands[Math.floor(chance() * bands.length)] ?? 'G') : null,
    publishedBand: null,
    commentary: 'Delivery goes on as planned.',
    nextActions: null,
    requestedDue: null,
    requestReason: null,
    completedOn: null,
    restatementReason: null,
    submittedBy: 'bench',
    submittedAt: `${periodEnd(period)}T09:00:00Z`,
    state: 'approved',
    replaces: null,
    visibility: 'open',
  };
};

/** In a hundred rows two are corrections, which say whom they replace and why. */
const withCorrection = (update: Update, chance: Chance): Update[] =>
  chance() < 0.02
    ? [
        update,
        {
          ...update,
          key: `${update.key}-corrected`,
          submissionId: 's2',
          value: update.value === null ? null : update.value + 1,
          submittedAt: update.submittedAt.replace('T09', 'T10'),
          restatementReason: 'late returns',
          replaces: update.key,
        },
      ]
    : [update];

export type RegisterMade = {
  /** Periods in which something is said of every item; all of them unless told. */
  over?: readonly string[];
  /** Share of the updates that are missing, in every period or by period. */
  missing?: number | ((period: string) => number);
  /** Posts among which the actions are dealt out, and the measures again; 60 unless told. */
  posts?: number;
};

/** Items and updates in the order in which a register has them; four items of ten are actions, 5% of updates missing. */
export const makeRegister = (
  size: number,
  { over = periods, missing = 0.05, posts = 60 }: RegisterMade = {},
): Snapshot => {
  const chance = seeded(20240630);
  const actionCount = Math.floor(size * 0.4);
  const actions = Array.from({ length: actionCount }, (_, number) => actionOf(number, posts, chance));
  const indicators = Array.from({ length: size - actionCount }, (_, number) =>
    indicatorOf(number, posts, chance),
  );
  const share = typeof missing === 'number' ? () => missing : missing;
  const updates = [...actions, ...indicators].flatMap(item =>
    over.flatMap(period =>
      chance() < share(period) ? [] : withCorrection(updateOf(item, period, chance), chance),
    ),
  );
  return {
    council,
    councilTitle: 'A council made for measuring',
    asAt: '2025-05-01T08:00:00Z',
    schemes: ['kings-lynn-projects', 'kings-lynn-indicators'].map(schemeNamed),
    plans,
    actions,
    indicators,
    recommendations: [],
    documents: [],
    complaints: [],
    updates,
    periods: reported,
    meetings: [],
    people: [],
    problems: [],
  };
};
