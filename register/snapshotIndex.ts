import { definitionsByKey } from './definition.ts';
import type { Action, Indicator, ReturnItem } from './item.ts';
import { comparePeriods, type PeriodId } from './period.ts';
import type { PlanKind } from './plan.ts';
import { reportingPlanKind } from './reportingPlanKind.ts';
import { bySubmission } from './restatement.ts';
import type { Scheme } from './scheme.ts';
import type { Snapshot } from './snapshot.ts';
import type { Update } from './update.ts';

const counts = ({ state }: Update) => state === 'submitted' || state === 'approved';

export const isAfter = (update: Update, other: Update): boolean => bySubmission(update, other) > 0;

/**
 * The update that counts for an item and period: the latest submitted or approved one, by SubmittedAt, then Key. One
 * that its author has replaced counts no more, also where what replaced it was sent back; one that was approved before
 * does.
 */
export const countingUpdate = (updates: readonly Update[]): Update | null => {
  const replaced = new Set(updates.map(({ replaces }) => replaces));
  const stands = (update: Update) =>
    counts(update) && (update.state === 'approved' || !replaced.has(update.key));
  return updates.reduce<Update | null>(
    (latest, update) => (stands(update) && (latest === null || isAfter(update, latest)) ? update : latest),
    null,
  );
};

/** Items of which some row did not parse: left out of figures and of the chase until it is mended. */
export const heldBack = ({ problems }: Pick<Snapshot, 'problems'>): ReadonlySet<string> =>
  new Set(problems.flatMap(problem => (problem.itemKey === null ? [] : [problem.itemKey])));

/** What counts of an item in one period; `all` that was said of it then, null where that was all. */
export type Said = { period: PeriodId; update: Update; all: readonly Update[] | null };

/** One line of a plan: an action as it is, or a measure with all its versions, one of which at least is in the plan. */
export type Listed = { key: string; ref: string; said: readonly Said[] } & (
  { kind: 'action'; action: Action } | { kind: 'indicator'; versions: readonly Indicator[] }
);

/** What every rule looks up, worked out once. */
export type SnapshotIndex = {
  /** Every period that the register has or speaks of, earliest first. */
  periods: PeriodId[];
  /** By item key, earliest period first; periods in which nothing counts are left out. */
  said: Map<string, Said[]>;
  actions: Map<string, Action>;
  versions: Map<string, Indicator[]>;
  schemes: Map<string, Scheme>;
  /** The plans that tables go by, unless told. */
  planKinds: Record<ReturnItem['kind'], PlanKind>;
  /** By plan key, by ref as people count (1.2 before 1.10). Items that are held back are in none. */
  listed: Map<string, Listed[]>;
};

/** The list of that name, begun where there is none. */
const listIn = <T>(lists: Map<string, T[]>, name: string): T[] => {
  const known = lists.get(name);
  if (known) return known;
  const list: T[] = [];
  lists.set(name, list);
  return list;
};

/** `all` where more than one thing was said. */
type Heard = { first: Update; all: Update[] | null };

const hear = (heard: Map<string, Heard>, update: Update): void => {
  const before = heard.get(update.itemKey);
  if (!before) {
    heard.set(update.itemKey, { first: update, all: null });
    return;
  }
  before.all ??= [before.first];
  before.all.push(update);
};

const indexUpdates = ({ periods: known, updates }: Snapshot): Pick<SnapshotIndex, 'periods' | 'said'> => {
  const byPeriod = new Map(known.map(({ period }) => [period, new Map<string, Heard>()]));
  for (const update of updates) {
    const heard = byPeriod.get(update.period);
    if (heard) hear(heard, update);
    else byPeriod.set(update.period, new Map([[update.itemKey, { first: update, all: null }]]));
  }
  const ordered = [...byPeriod].sort(([a], [b]) => comparePeriods(a, b));
  const said = new Map<string, Said[]>();
  for (const [period, heard] of ordered) {
    for (const [itemKey, { first, all }] of heard) {
      const update = countingUpdate(all ?? [first]);
      if (update) listIn(said, itemKey).push({ period, update, all });
    }
  }
  return { periods: ordered.map(([period]) => period), said };
};

const natural = new Intl.Collator('en-GB', { numeric: true }).compare;

type Known = Pick<SnapshotIndex, 'said' | 'versions'>;

const listByPlan = (snapshot: Snapshot, known: Known): Map<string, Listed[]> => {
  const held = heldBack(snapshot);
  const listed = new Map<string, Listed[]>();
  const saidOf = (key: string): readonly Said[] => known.said.get(key) ?? [];
  const list = (line: Listed, versions: readonly ReturnItem[]) => {
    if (held.has(line.key)) return;
    const plans = new Set(versions.flatMap(({ planKeys }) => planKeys));
    for (const plan of plans) listIn(listed, plan).push(line);
  };
  for (const action of snapshot.actions) {
    const { key, ref } = action;
    list({ key, ref, said: saidOf(key), kind: 'action', action }, [action]);
  }
  // Versions of one measure share its key, and so its reference.
  const refs = new Map(snapshot.indicators.map(({ key, ref }) => [key, ref]));
  for (const [key, ref] of refs) {
    const versions = listIn(known.versions, key);
    list({ key, ref, said: saidOf(key), kind: 'indicator', versions }, versions);
  }
  for (const lines of listed.values()) lines.sort((a, b) => natural(a.ref, b.ref));
  return listed;
};

const makeIndex = (snapshot: Snapshot): SnapshotIndex => {
  const versions = definitionsByKey(snapshot);
  const { periods, said } = indexUpdates(snapshot);
  return {
    periods,
    said,
    actions: new Map(snapshot.actions.map(action => [action.key, action])),
    versions,
    schemes: new Map(snapshot.schemes.map(scheme => [scheme.id, scheme])),
    planKinds: {
      action: reportingPlanKind(snapshot, 'action'),
      indicator: reportingPlanKind(snapshot, 'indicator'),
    },
    listed: listByPlan(snapshot, { said, versions }),
  };
};

const made = new WeakMap<Snapshot, SnapshotIndex>();

/**
 * The index of a snapshot, made once and kept for as long as the snapshot is. A snapshot never changes: another state
 * of the register is another snapshot.
 */
export const indexOf = (snapshot: Snapshot): SnapshotIndex => {
  const index = made.get(snapshot) ?? makeIndex(snapshot);
  made.set(snapshot, index);
  return index;
};
