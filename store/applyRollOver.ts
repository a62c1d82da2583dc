import { isDeepStrictEqual } from 'node:util';
import {
  accept,
  refuse,
  type Instant,
  type PeriodId,
  type Problem,
  type Result,
  type RollOver,
  type RollOverChange,
} from '../register/index.ts';
import { createChangeSets } from './changeSet.ts';
import type { Graph } from './graph/graph.ts';
import { everyListRow } from './graph/listRows.ts';
import { openSite, type Site } from './graph/site.ts';
import { toImportRows } from './importRows.ts';
import { kindOfList } from './restrictedLists.ts';
import { indicatorFields, parseIndicator } from './rows/indicator.ts';
import { itemFields, parseItem } from './rows/item.ts';
import { keyOf, type Fields, type ListRow } from './rows/row.ts';
import { mirroredLists } from './snapshot.ts';
import { undoSet } from './undo.ts';
import { writeChanges } from './writeChanges.ts';
import type { RowChange } from './patchRows.ts';

/** How many rows were made and changed. */
export type RolledOver = { plan: RollOver; created: number; changed: number };

const keyIn = (change: RollOverChange): string =>
  change.list === 'Indicators' ? change.before.definitionKey : change.before.key;

const read = ({ list, fields }: ListRow) =>
  (kindOfList(list) === 'Indicators' ? parseIndicator : parseItem)(fields);

const fieldsOf = (change: RollOverChange, which: 'before' | 'after'): Fields =>
  change.list === 'Indicators' ? indicatorFields(change[which]) : itemFields(change[which]);

/** The columns that become others. */
const columnsOf = (change: RollOverChange): Fields => {
  const before = fieldsOf(change, 'before');
  return Object.fromEntries(
    Object.entries(fieldsOf(change, 'after')).filter(([name, value]) => value !== before[name]),
  );
};

type Planned = { changes: RowChange[]; problems: Problem[] };

/** Rows as they are now have to be the ones that the plan was made from. */
const plannedChanges = (plan: RollOver, there: ReadonlyMap<string, ListRow>): Planned => {
  const planned: Planned = { changes: [], problems: [] };
  for (const change of plan.changes) {
    const key = keyIn(change);
    const row = there.get(`${change.list} ${key}`);
    const now = row && read(row);
    if (row && now?.ok && isDeepStrictEqual(now.value, change.before)) {
      planned.changes.push({ row, after: columnsOf(change) });
    } else if (!now?.ok || !isDeepStrictEqual(now.value, change.after)) {
      planned.problems.push({ code: 'changed-meanwhile', field: key, facts: { item: key } });
    }
  }
  return planned;
};

type RollOverOptions = {
  graph: Graph;
  site: string;
  council: string;
  to: PeriodId;
  /** Real time, by which change sets are ordered. */
  at: Instant;
};

const write = async (site: Site, plan: RollOver, what: { what: string; at: Instant }) => {
  const rows = (await Promise.all(mirroredLists.map(list => everyListRow(site, list)))).flat();
  // By the list that says what a row is: restricted or not, a Key stands once.
  const there = new Map(rows.map(row => [`${kindOfList(row.list)} ${keyOf(row) ?? ''}`, row]));
  const { indicators, actions, periods } = plan;
  const file = { plans: [], people: [], updates: [], indicators, actions, periods };
  const made = toImportRows(file, new Set(rows.flatMap(row => keyOf(row) ?? [])));
  if (!made.ok) return made;
  const { changes, problems } = plannedChanges(plan, there);
  if (problems.length > 0) return refuse(...problems);
  const creates = made.value.filter(({ list, fields }) => !there.has(`${kindOfList(list)} ${fields.Key}`));
  await writeChanges(
    site,
    { wanted: new Set(), changes, creates },
    { council: plan.council, ...what, progress: () => undefined },
  );
  return accept({ plan, created: creates.length, changed: changes.length });
};

/**
 * Plans a roll-over and carries it out. One that was cut short is taken back first, since a register half turned cannot
 * tell a measure that was meant to end from one whose next version did not come any more. Everything is checked before
 * the first row is written: `changed-meanwhile` names rows that are not as they were when it was planned. `undoLast`
 * takes it back.
 *
 * @param plan reads the register and plans; called after a roll-over that was cut short is out of the way
 */
export const applyRollOver = async (
  plan: () => Promise<Result<RollOver>>,
  { graph, site: address, council, to, at }: RollOverOptions,
): Promise<Result<RolledOver>> => {
  const site = openSite(graph, address);
  const what = `roll-over to ${to}`;
  const last = await createChangeSets(site).last(council);
  if (last?.what === what && last.state !== 'finished') {
    const undone = await undoSet(site, last, { dryRun: false });
    if (!undone.ok) return undone;
  }
  const planned = await plan();
  return planned.ok ? write(site, planned.value, { what, at }) : planned;
};
