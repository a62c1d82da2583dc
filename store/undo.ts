import { accept, refuse, type ListName, type Problem, type Result } from '../register/index.ts';
import { createChangeSets, placeOf, type ChangedRow, type ChangeSet } from './changeSet.ts';
import { deleteRows } from './deleteRows.ts';
import type { Graph } from './graph/graph.ts';
import { everyListRow } from './graph/listRows.ts';
import { openSite, type Site } from './graph/site.ts';
import { patchRows } from './patchRows.ts';
import { isFailure } from './quarterbookError.ts';
import { rememberedIn } from './restrictedChange.ts';
import { isRestrictedList } from './restrictedLists.ts';
import { fingerprint, saysTheSame } from './rows/fingerprint.ts';
import { keyOf, type ListRow } from './rows/row.ts';
import { leansOn } from './leansOn.ts';
import { mirroredLists } from './snapshot.ts';

/** What was undone, or would be: rows by list and Key, in the order in which they were written; restricted ones by hash. */
export type Undone = {
  id: string;
  what: string;
  at: string;
  removed: { list: ListName; key: string }[];
  restored: { list: ListName; key: string }[];
};

type Step = { written: ChangedRow; row: ListRow };

const restoredAlready = (row: ListRow, before: Record<string, unknown>): boolean =>
  saysTheSame(Object.fromEntries(Object.keys(before).map(name => [name, row.fields[name]])), before);

/** A restricted row knows itself what it held before; one that remembers nothing of this set holds it again already. */
const whole = (set: ChangeSet, recorded: ChangedRow, row: ListRow): ChangedRow =>
  isRestrictedList(row.list) && recorded.before !== null
    ? { ...recorded, before: rememberedIn(set, row) ?? {} }
    : recorded;

/** The rows of a change set that are still to be taken back, as they are now. */
const stepsOf = (set: ChangeSet, rows: readonly ListRow[]): Step[] => {
  const byId = new Map(rows.map(row => [`${row.list} ${row.rowId}`, row]));
  const byKey = new Map(rows.map(row => [placeOf({ list: row.list, key: keyOf(row) ?? '' }), row]));
  return set.rows.flatMap(recorded => {
    const row =
      recorded.rowId === null ? byKey.get(placeOf(recorded)) : byId.get(`${recorded.list} ${recorded.rowId}`);
    const written = row ? whole(set, recorded, row) : recorded;
    // Gone, or as it was before: a run that was cut short never came so far, or an undoing has been here.
    const isDone = !row || (written.before !== null && restoredAlready(row, written.before));
    return isDone ? [] : [{ written, row }];
  });
};

/** By its ETag; by what it says where a run was cut short before the ETag was known. */
const isChanged = ({ written, row }: Step): boolean =>
  written.etag === null
    ? fingerprint(row.list, row.fields) !== written.fingerprint
    : row.etag !== written.etag;

/** What a person is told of a row that is in the way. */
const nameOf = (row: ListRow): string =>
  isRestrictedList(row.list) ? `${row.list} row ${row.rowId}` : `${row.list} ${keyOf(row) ?? row.rowId}`;

const shown = 10;

const changedSince = (places: readonly string[]): Problem => {
  const more = places.length > shown ? `, and ${places.length - shown} more` : '';
  return {
    code: 'changed-since',
    field: 'rows',
    facts: { rows: `${places.slice(0, shown).join(', ')}${more}`, count: places.length },
  };
};

/** Backwards, so that nobody ever reads a row that points at one which is gone. */
const takeBack = async (site: Site, steps: readonly Step[]): Promise<void> => {
  const backwards = [...steps].reverse();
  await deleteRows(
    site,
    backwards.flatMap(({ written, row }) => (written.before === null ? [row] : [])),
  );
  await patchRows(
    site,
    backwards.flatMap(({ written, row }) =>
      written.before === null ? [] : [{ row, after: written.before }],
    ),
  );
};

const undoneBy = ({ id, what, at }: ChangeSet, steps: readonly Step[]): Undone => {
  const placed = (made: boolean) =>
    steps
      .filter(({ written }) => (written.before === null) === made)
      .map(({ written: { list, key } }) => ({ list, key }));
  return { id, what, at, removed: placed(true), restored: placed(false) };
};

/**
 * Takes back what a change set wrote. All of it or nothing, unless somebody changes a row at this very moment: a
 * repeat then goes on where this one stopped.
 */
export const undoSet = async (
  site: Site,
  set: ChangeSet,
  { dryRun }: { dryRun: boolean },
): Promise<Result<Undone>> => {
  const sets = createChangeSets(site);
  const rows = (await Promise.all(mirroredLists.map(list => everyListRow(site, list)))).flat();
  const steps = stepsOf(set, rows);
  const inTheWay = [...steps.filter(isChanged).map(({ row }) => row), ...leansOn(set.rows, rows)].map(nameOf);
  if (inTheWay.length > 0) return refuse(changedSince([...new Set(inTheWay)]));
  const undone = undoneBy(set, steps);
  if (dryRun) return accept(undone);
  await sets.save({ ...set, state: 'undoing' });
  try {
    await takeBack(site, steps);
  } catch (error) {
    if (isFailure(error, 'changed')) return refuse(changedSince(['a row that was changed this moment']));
    throw error;
  }
  await sets.save({ ...set, state: 'undone' });
  return accept(undone);
};

/**
 * Takes back the last import or roll-over of a council that was not taken back before: rows that it made are removed,
 * rows that it changed hold again what they held. `changed-since` names the rows that somebody changed since, or that
 * speak of its rows (answers given since on imported items), and then nothing is undone. `nothing-to-undo` where there
 * is none. Cut short, a repeat finishes it. A dry run writes nothing.
 */
export const undoLast = async ({
  graph,
  site: address,
  council,
  dryRun = false,
}: {
  graph: Graph;
  site: string;
  council: string;
  dryRun?: boolean;
}): Promise<Result<Undone>> => {
  const site = openSite(graph, address);
  const set = await createChangeSets(site).last(council);
  return set
    ? undoSet(site, set, { dryRun })
    : refuse({ code: 'nothing-to-undo', field: 'council', facts: { council } });
};
