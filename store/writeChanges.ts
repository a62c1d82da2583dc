import type { Instant } from '../register/index.ts';
import {
  changeSetId,
  createChangeSets,
  placeOf,
  type ChangedRow,
  type ChangeSet,
  type ChangeSets,
} from './changeSet.ts';
import { createRows, type CreatedRow } from './createRows.ts';
import type { Site } from './graph/site.ts';
import type { ImportRow } from './importRows.ts';
import { patchRows, type RowChange } from './patchRows.ts';
import { remembering } from './restrictedChange.ts';
import { fingerprint } from './rows/fingerprint.ts';
import { keyOf, type ListRow } from './rows/row.ts';

export type Changes = {
  /** Everything that was asked for, whether it is there already or not: by it a cut short run knows itself again. */
  wanted: ReadonlySet<string>;
  changes: readonly RowChange[];
  creates: readonly ImportRow[];
};

export type WriteOptions = {
  council: string;
  /** What people are told when they undo it: "import of indicators.xlsx". */
  what: string;
  at: Instant;
  progress: (done: number, of: number) => void;
};

const plannedChange = ({ row, after }: RowChange): ChangedRow => ({
  list: row.list,
  key: keyOf(row) ?? '',
  rowId: row.rowId,
  etag: null,
  fingerprint: fingerprint(row.list, { ...row.fields, ...after }),
  before: Object.fromEntries(Object.keys(after).map(name => [name, row.fields[name] ?? null])),
});

const plannedCreate = ({ list, fields }: ImportRow): ChangedRow => ({
  list,
  key: fields.Key,
  rowId: null,
  etag: null,
  fingerprint: fingerprint(list, fields),
  before: null,
});

/** Rows of a run that was cut short keep what it wrote down: what was there before it is what undoing has to restore. */
const together = (earlier: readonly ChangedRow[], planned: readonly ChangedRow[]): ChangedRow[] => {
  const known = new Map(earlier.map(row => [placeOf(row), row]));
  const again = new Map(planned.map(row => [placeOf(row), row]));
  return [
    ...earlier.map(row => ({ ...row, fingerprint: again.get(placeOf(row))?.fingerprint ?? row.fingerprint })),
    ...planned.filter(row => !known.has(placeOf(row))),
  ];
};

/** Writes down what will be written, before it is. Null where there is nothing to write. */
const begin = async (
  sets: ChangeSets,
  { wanted, changes, creates }: Changes,
  { council, what, at }: WriteOptions,
): Promise<ChangeSet | null> => {
  const last = await sets.last(council);
  const isSame = last?.state === 'begun' && last.what === what;
  const cutShort = isSame && last.rows.some(row => wanted.has(placeOf(row))) ? last : null;
  const planned = [...changes.map(plannedChange), ...creates.map(plannedCreate)];
  if (planned.length === 0) return cutShort;
  const rows = together(cutShort?.rows ?? [], planned);
  const id = cutShort?.id ?? changeSetId(at, rows);
  const set: ChangeSet = { id, council, what, at: cutShort?.at ?? at, state: 'begun', rows };
  await sets.save(set);
  return set;
};

/** Rows as they turned out. One that somebody else made meanwhile, and that says something else, is not ours to undo. */
const finished = (set: ChangeSet, there: ReadonlyMap<string, ListRow>): ChangeSet => ({
  ...set,
  state: 'finished',
  rows: set.rows.flatMap((row): ChangedRow[] => {
    const found = there.get(placeOf(row));
    if (!found) return [row];
    return row.before !== null || fingerprint(row.list, found.fields) === row.fingerprint
      ? [{ ...row, rowId: found.rowId, etag: found.etag }]
      : [];
  }),
});

/**
 * Changes rows and then makes rows, between two writings of a record by which all of it can be undone. Cut short, it
 * is finished by a repeat of the same. Throws `changed` where somebody else changes a row meanwhile: what was written
 * until then is in the record.
 */
export const writeChanges = async (
  site: Site,
  work: Changes,
  options: WriteOptions,
): Promise<Map<ImportRow, CreatedRow>> => {
  const sets = createChangeSets(site);
  const set = await begin(sets, work, options);
  const there = new Map<string, ListRow>();
  const changes = set ? work.changes.map(change => remembering(set, change)) : work.changes;
  const written = await patchRows(site, changes);
  for (const row of written) there.set(placeOf({ list: row.list, key: keyOf(row) ?? '' }), row);
  const outcomes = await createRows(site, work.creates, options.progress);
  for (const [{ list, fields }, { row }] of outcomes)
    if (row) there.set(placeOf({ list, key: fields.Key }), row);
  if (set) await sets.save(finished(set, there));
  return outcomes;
};
