import {
  comparePeriods,
  type Instant,
  type Item,
  type ListName,
  type Meeting,
  type Plan,
  type Problem,
  type Reach,
  type ReportingPeriod,
  type RowProblem,
  type Scheme,
  type Snapshot,
} from '../register/index.ts';
import { parseIndicator } from './rows/indicator.ts';
import { parseItem, type ListedItem } from './rows/item.ts';
import { parseMeeting } from './rows/meeting.ts';
import { parsePerson } from './rows/person.ts';
import { parsePlan } from './rows/plan.ts';
import { parseReportingPeriod } from './rows/reportingPeriod.ts';
import { councilOfRow, itemKeyOf, type ListRow } from './rows/row.ts';
import { createRowSorter, values, type RowSorter } from './rows/rowSorter.ts';
import { placing, withTwins } from './rowsInPlace.ts';
import { readUpdates } from './spokenUpdates.ts';
import { byBeginning, overlapProblems } from './versions.ts';

/** Lists that a snapshot is made of. */
export const mirroredLists = [
  'Plans',
  'Items',
  'Indicators',
  'Updates',
  'RestrictedItems',
  'RestrictedIndicators',
  'RestrictedUpdates',
  'Periods',
  'Meetings',
  'People',
] as const satisfies ListName[];
export type MirroredList = (typeof mirroredLists)[number];

export type RowsOf = (list: MirroredList) => readonly ListRow[];

const natural = new Intl.Collator('en-GB', { numeric: true }).compare;

/** A council's own place among several, from its row in the Plans list. One without any comes after those that have one. */
const placeOf = ({ fields }: ListRow): number =>
  typeof fields['ReportOrder'] === 'number' ? fields['ReportOrder'] : Number.MAX_SAFE_INTEGER;

/**
 * A council is there when the Plans list has a row of kind `council` for it. In report order, then by name: the first
 * one is meant where nobody says which.
 */
export const councilsIn = (rowsOf: RowsOf): string[] => {
  const rows = rowsOf('Plans')
    .filter(row => row.fields['Kind'] === 'council')
    .flatMap(row => {
      const council = councilOfRow(row);
      return council === null ? [] : [{ council, place: placeOf(row) }];
    });
  const inOrder = rows.sort((a, b) => a.place - b.place || a.council.localeCompare(b.council));
  return [...new Set(inOrder.map(({ council }) => council))];
};

const referenceProblem =
  (plans: ReadonlySet<string>, schemes: readonly Scheme[]) =>
  (item: Item): Problem | null => {
    const plan = item.planKeys.find(key => !plans.has(key));
    if (plan !== undefined) return { code: 'unknown-plan', field: 'PlanKeys', facts: { plan } };
    const scheme = schemes.find(one => one.id === item.scheme);
    return scheme?.rates === item.kind
      ? null
      : { code: 'unknown-scheme', field: 'Scheme', facts: { scheme: item.scheme } };
  };

const inReportOrder = (plans: readonly Plan[]) => {
  const places = new Map(plans.map((plan, index) => [plan.key, index]));
  const place = (item: Item) => Math.min(...item.planKeys.map(key => places.get(key) ?? plans.length));
  return (a: Item, b: Item) => place(a) - place(b) || natural(a.ref, b.ref) || a.key.localeCompare(b.key);
};

const ofKind = <K extends ListedItem['kind']>(items: readonly ListedItem[], kind: K) =>
  items.filter((item): item is Extract<ListedItem, { kind: K }> => item.kind === kind);

/** Everything promised, in report order, whose row can be read and points at what is there. */
const readItems = (
  sorter: RowSorter,
  { listed, measures }: { listed: readonly ListRow[]; measures: readonly ListRow[] },
  { plans, schemes }: { plans: readonly Plan[]; schemes: readonly Scheme[] },
) => {
  const refers = referenceProblem(new Set(plans.map(plan => plan.key)), schemes);
  const byOrder = inReportOrder(plans);
  const items = values(sorter.keep(sorter.parse(listed, parseItem), refers)).sort(byOrder);
  const versions = sorter.keep(sorter.parse(measures, parseIndicator), refers);
  const overlaps = overlapProblems(values(versions));
  const indicators = values(sorter.keep(versions, one => overlaps.get(one.definitionKey) ?? null));
  return {
    actions: ofKind(items, 'action'),
    indicators: indicators.sort((a, b) => byOrder(a, b) || byBeginning(a, b)),
    recommendations: ofKind(items, 'recommendation'),
    documents: ofKind(items, 'document'),
    complaints: ofKind(items, 'complaint'),
  };
};

const readMeetings = (
  sorter: RowSorter,
  rows: readonly ListRow[],
  periods: readonly ReportingPeriod[],
): Meeting[] => {
  const known = new Set(periods.map(({ period }) => period));
  const isOfPeriod = ({ period }: Meeting): Problem | null =>
    known.has(period) ? null : { code: 'unknown-period', field: 'Period', facts: { period } };
  return values(sorter.keep(sorter.parse(rows, parseMeeting), isOfPeriod)).sort(
    (a, b) => a.meetsOn.localeCompare(b.meetsOn) || a.key.localeCompare(b.key),
  );
};

const turns = new Map<ListName, number>(mirroredLists.map((list, index) => [list, index]));

/** In the order of lists and of rows in them, whichever came first. */
const byRow = (a: RowProblem, b: RowProblem) =>
  (turns.get(a.list) ?? 0) - (turns.get(b.list) ?? 0) || natural(a.rowId, b.rowId);

/**
 * Rows of one council; a row whose Council is nobody's is a problem for every council, so that it is not lost. One that
 * stands in a wrong list is a problem too, and one that is restricted and stands in an open list is not even named.
 */
const ownRows = (rowsOf: RowsOf, council: string, sorter: RowSorter) => {
  const known = new Set(councilsIn(rowsOf));
  const placeOfRow = placing(rowsOf);
  return (list: MirroredList): ListRow[] =>
    rowsOf(list).filter(row => {
      const name = councilOfRow(row);
      const place = placeOfRow(row);
      if (place !== 'right') {
        const isOurs = name === council || name === null || !known.has(name);
        if (isOurs && place === 'restricted-in-open-list') sorter.conceal(row);
        else if (isOurs) sorter.refuse(row, { code: place, field: 'Visibility' });
        return false;
      }
      if (name === null) sorter.refuse(row, { code: 'missing', field: 'Council' });
      else if (!known.has(name))
        sorter.refuse(row, { code: 'unknown-council', field: 'Council', facts: { council: name } });
      return name === council;
    });
};

export type SnapshotOf = { council: string; asAt: Instant; schemes: readonly Scheme[]; reach?: Reach };

/**
 * The register of one council from rows of lists. Whatever cannot be read, or points at something that is not there,
 * is a problem and not a figure. An update of an item that is itself a problem is left out without one of its own.
 */
export const buildSnapshot = (
  rowsOf: RowsOf,
  { council, asAt, schemes, reach = 'open' }: SnapshotOf,
): Snapshot => {
  const sorter = createRowSorter();
  const own = withTwins(ownRows(rowsOf, council, sorter), reach);
  const plans = values(sorter.parse(own('Plans'), parsePlan)).sort(
    (a, b) => a.order - b.order || a.key.localeCompare(b.key),
  );
  const listed = own('Items');
  const measures = own('Indicators');
  const items = readItems(sorter, { listed, measures }, { plans, schemes });
  const updates = readUpdates(sorter, own('Updates'), {
    items: Object.values(items).flat(),
    setAside: new Set([
      ...[...listed, ...measures].map(itemKeyOf),
      ...sorter.problems.map(one => one.itemKey),
    ]),
    schemes,
  });
  const periods = values(sorter.parse(own('Periods'), parseReportingPeriod)).sort((a, b) =>
    comparePeriods(a.period, b.period),
  );
  const meetings = readMeetings(sorter, own('Meetings'), periods);
  const people = values(sorter.parse(own('People'), parsePerson));
  return {
    council,
    councilTitle: plans.find(plan => plan.kind === 'council')?.title ?? council,
    asAt,
    schemes: [...schemes],
    plans,
    ...items,
    updates,
    periods,
    meetings,
    people: people.sort((a, b) => natural(a.displayName, b.displayName) || a.key.localeCompare(b.key)),
    problems: sorter.problems.sort(byRow),
  };
};
