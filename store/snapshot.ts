import {
  comparePeriods,
  type Action,
  type Indicator,
  type Instant,
  type ListName,
  type Plan,
  type Problem,
  type Scheme,
  type Snapshot,
  type Update,
} from '../register/index.ts';
import { bandProblems } from './bandProblems.ts';
import { parseAction } from './rows/action.ts';
import { parseIndicator } from './rows/indicator.ts';
import { parsePerson } from './rows/person.ts';
import { parsePlan } from './rows/plan.ts';
import { parseReportingPeriod } from './rows/reportingPeriod.ts';
import { councilOfRow, keyOf, type ListRow } from './rows/row.ts';
import { createRowSorter, values, type RowSorter } from './rows/rowSorter.ts';
import { parseUpdate } from './rows/update.ts';

/** Lists that a snapshot is made of. */
export const mirroredLists = [
  'Plans',
  'Items',
  'Indicators',
  'Updates',
  'Periods',
  'People',
] as const satisfies ListName[];
export type MirroredList = (typeof mirroredLists)[number];

export type RowsOf = (list: MirroredList) => readonly ListRow[];

const natural = new Intl.Collator('en-GB', { numeric: true }).compare;

/** A council is there when the Plans list has a row of kind `council` for it. */
export const councilsIn = (rowsOf: RowsOf): string[] => {
  const rows = rowsOf('Plans').filter(row => row.fields['Kind'] === 'council');
  return [...new Set(rows.flatMap(row => councilOfRow(row) ?? []))].sort();
};

const referenceProblem =
  (plans: ReadonlySet<string>, schemes: readonly Scheme[]) =>
  (item: Action | Indicator): Problem | null => {
    const plan = item.planKeys.find(key => !plans.has(key));
    if (plan !== undefined) return { code: 'unknown-plan', field: 'PlanKeys', facts: { plan } };
    const scheme = schemes.find(one => one.id === item.scheme);
    return scheme?.rates === item.kind
      ? null
      : { code: 'unknown-scheme', field: 'Scheme', facts: { scheme: item.scheme } };
  };

const inReportOrder = (plans: readonly Plan[]) => {
  const places = new Map(plans.map((plan, index) => [plan.key, index]));
  const place = (item: Action | Indicator) =>
    Math.min(...item.planKeys.map(key => places.get(key) ?? plans.length));
  return (a: Action | Indicator, b: Action | Indicator) => place(a) - place(b) || natural(a.ref, b.ref);
};

type Items = ReadonlyMap<string, { item: Action | Indicator; index: number }>;

const numbered = (items: readonly (Action | Indicator)[]): Items =>
  new Map(items.map((item, index) => [item.key, { item, index }]));

/** What was said of items that can be read, oldest first within an item. */
const readUpdates = (
  sorter: RowSorter,
  rows: readonly ListRow[],
  {
    items,
    setAside,
    schemes,
  }: { items: Items; setAside: ReadonlySet<string | null>; schemes: readonly Scheme[] },
): Update[] => {
  const isUnknown = (update: Update): Problem | null =>
    items.has(update.itemKey) || setAside.has(update.itemKey)
      ? null
      : { code: 'unknown-item', field: 'ItemKey', facts: { item: update.itemKey } };
  const spoken = sorter
    .keep(sorter.parse(rows, parseUpdate), isUnknown)
    .filter(({ value }) => items.has(value.itemKey));
  const bands = bandProblems(values(spoken), { itemOf: key => items.get(key)?.item ?? null, schemes });
  const place = (update: Update) => items.get(update.itemKey)?.index ?? 0;
  const periods = [...new Set(spoken.map(({ value }) => value.period))].sort(comparePeriods);
  const turn = new Map(periods.map((period, index) => [period, index]));
  return values(sorter.keep(spoken, update => bands.get(update.key) ?? null)).sort(
    (a, b) =>
      place(a) - place(b) ||
      (turn.get(a.period) ?? 0) - (turn.get(b.period) ?? 0) ||
      a.submittedAt.localeCompare(b.submittedAt) ||
      a.key.localeCompare(b.key),
  );
};

/** Rows of one council; a row whose Council is nobody's is a problem for every council, so that it is not lost. */
const ownRows = (rowsOf: RowsOf, council: string, sorter: RowSorter) => {
  const known = new Set(councilsIn(rowsOf));
  return (list: MirroredList): ListRow[] =>
    rowsOf(list).filter(row => {
      const name = councilOfRow(row);
      if (name === null) sorter.refuse(row, { code: 'missing', field: 'Council' });
      else if (!known.has(name))
        sorter.refuse(row, { code: 'unknown-council', field: 'Council', facts: { council: name } });
      return name === council;
    });
};

export type SnapshotOf = { council: string; asAt: Instant; schemes: readonly Scheme[] };

/**
 * The register of one council from rows of lists. Whatever cannot be read, or points at something that is not there,
 * is a problem and not a figure. An update of an item that is itself a problem is left out without one of its own.
 */
export const buildSnapshot = (rowsOf: RowsOf, { council, asAt, schemes }: SnapshotOf): Snapshot => {
  const sorter = createRowSorter();
  const own = ownRows(rowsOf, council, sorter);
  const plans = values(sorter.parse(own('Plans'), parsePlan)).sort(
    (a, b) => a.order - b.order || a.key.localeCompare(b.key),
  );
  const refers = referenceProblem(new Set(plans.map(plan => plan.key)), schemes);
  const byOrder = inReportOrder(plans);
  const actionRows = own('Items');
  const indicatorRows = own('Indicators');
  const actions = values(sorter.keep(sorter.parse(actionRows, parseAction), refers)).sort(byOrder);
  const indicators = values(sorter.keep(sorter.parse(indicatorRows, parseIndicator), refers)).sort(byOrder);
  const updates = readUpdates(sorter, own('Updates'), {
    items: numbered([...actions, ...indicators]),
    setAside: new Set([...actionRows, ...indicatorRows].map(keyOf)),
    schemes,
  });
  const periods = values(sorter.parse(own('Periods'), parseReportingPeriod));
  const people = values(sorter.parse(own('People'), parsePerson));
  return {
    council,
    councilTitle: plans.find(plan => plan.kind === 'council')?.title ?? council,
    asAt,
    schemes: [...schemes],
    plans,
    actions,
    indicators,
    updates,
    periods: periods.sort((a, b) => comparePeriods(a.period, b.period)),
    people: people.sort((a, b) => natural(a.displayName, b.displayName) || a.key.localeCompare(b.key)),
    problems: sorter.problems,
  };
};
