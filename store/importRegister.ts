import { accept, type Instant, type Result, type Visibility } from '../register/index.ts';
import { placeOf } from './changeSet.ts';
import type { CreatedRow } from './createRows.ts';
import type { Graph } from './graph/graph.ts';
import { everyRow, textIn } from './graph/pages.ts';
import { openSite, type Site } from './graph/site.ts';
import { toImportRows, type ImportRow } from './importRows.ts';
import type { KnownVisibility } from './raiseVisibility.ts';
import type { RegisterFile } from './registerFile.ts';
import { refuseNewerLayout } from './layout/refuseNewerLayout.ts';
import { isRestrictedList, kindOfList } from './restrictedLists.ts';
import { mirroredLists, type MirroredList } from './snapshot.ts';
import { writeChanges } from './writeChanges.ts';

/**
 * How many rows each list got, and how many it had already; those are left as they are, even where they differ. The
 * restricted lists only where the file has rows for them.
 */
export type ImportReport = { list: MirroredList; created: number; alreadyThere: number }[];

export type ImportOptions = {
  graph: Graph;
  site: string;
  /** What people are told when they undo it: "import of indicators.xlsx". */
  what?: string;
  /** Real time, by which change sets are ordered. */
  at?: Instant;
  /** Hears after each batch how many rows are there. */
  progress?: (done: number, of: number) => void;
};

/** Keys of a list, each with what its Visibility says; only in the restricted lists is that asked for. */
type Keys = ReadonlyMap<string, string | null>;

const keyIn = (raw: unknown): [string, string | null][] => {
  const fields = typeof raw === 'object' && raw !== null && 'fields' in raw ? raw.fields : null;
  const key = textIn(fields, 'Key');
  return key === null ? [] : [[key, textIn(fields, 'Visibility')]];
};

const keysIn = async (site: Site, list: MirroredList): Promise<Keys> => {
  const columns = isRestrictedList(list) ? 'Key,Visibility' : 'Key';
  const path = `${await site.listPath(list)}/items?$select=id&$expand=fields($select=${columns})&$top=5000`;
  return new Map((await everyRow(site.graph, path)).flatMap(keyIn));
};

/** Items of the restricted lists. What is there and says something else than exempt is restricted all the same. */
const restrictedItems = (there: ReadonlyMap<MirroredList, Keys>): KnownVisibility =>
  new Map(
    (['RestrictedItems', 'RestrictedIndicators'] as const).flatMap(list =>
      [...(there.get(list) ?? [])].map(([key, said]): [string, Visibility] => [
        key.split('/').slice(0, 3).join('/'),
        said === 'exempt' ? 'exempt' : 'restricted',
      ]),
    ),
  );

const councilOf = ({ fields }: ImportRow): string => String(fields['Council']);

/** Each council has a record of its own, so that it can be undone by itself. */
const writeByCouncil = async (
  site: Site,
  { rows, isThere }: { rows: readonly ImportRow[]; isThere: (row: ImportRow) => boolean },
  options: ImportOptions,
): Promise<Map<ImportRow, CreatedRow>> => {
  const outcomes = new Map<ImportRow, CreatedRow>();
  for (const council of new Set(rows.map(councilOf))) {
    const own = rows.filter(row => councilOf(row) === council);
    const wanted = new Set(own.map(({ list, fields }) => placeOf({ list, key: fields.Key })));
    const made = await writeChanges(
      site,
      { wanted, changes: [], creates: own.filter(row => !isThere(row)) },
      {
        council,
        what: options.what ?? 'import',
        at: options.at ?? new Date().toISOString(),
        progress: options.progress ?? (() => undefined),
      },
    );
    for (const [row, outcome] of made) outcomes.set(row, outcome);
  }
  return outcomes;
};

/**
 * Puts a register into the lists, by Key: rows that are there are skipped, so that a second run does nothing and a run
 * that was cut short is finished by the next. Everything is checked before the first row is written. What was written
 * can be taken back by `undoLast`.
 */
export const importRegister = async (
  file: RegisterFile,
  options: ImportOptions,
): Promise<Result<ImportReport>> => {
  const site = openSite(options.graph, options.site);
  await refuseNewerLayout(site);
  const there = new Map(
    await Promise.all(mirroredLists.map(async list => [list, await keysIn(site, list)] as const)),
  );
  // A list and its restricted twin share their Keys: what was restricted since is not made anew in the open.
  const isThere = ({ list, fields }: ImportRow) =>
    mirroredLists.some(one => kindOfList(one) === kindOfList(list) && there.get(one)?.has(fields.Key));
  const known = restrictedItems(there);
  const rows = toImportRows(file, new Set([...there.values()].flatMap(keys => [...keys.keys()])), known);
  if (!rows.ok) return rows;
  const outcomes = await writeByCouncil(site, { rows: rows.value, isThere }, options);
  const report = mirroredLists.map(list => {
    const own = rows.value.filter(row => row.list === list);
    const made = own.filter(row => outcomes.get(row)?.created === true).length;
    return { list, created: made, alreadyThere: own.length - made };
  });
  return accept(report.filter(one => !isRestrictedList(one.list) || one.created + one.alreadyThere > 0));
};
