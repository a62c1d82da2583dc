import { accept, type Instant, type Result } from '../register/index.ts';
import { placeOf } from './changeSet.ts';
import type { CreatedRow } from './createRows.ts';
import type { Graph } from './graph/graph.ts';
import { everyRow } from './graph/pages.ts';
import { openSite, type Site } from './graph/site.ts';
import { toImportRows, type ImportRow } from './importRows.ts';
import type { RegisterFile } from './registerFile.ts';
import { mirroredLists, type MirroredList } from './snapshot.ts';
import { writeChanges } from './writeChanges.ts';

/** How many rows each list got, and how many it had already; those are left as they are, even where they differ. */
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

const keyIn = (raw: unknown): string[] => {
  const fields = typeof raw === 'object' && raw !== null && 'fields' in raw ? raw.fields : null;
  const key = typeof fields === 'object' && fields !== null && 'Key' in fields ? fields.Key : null;
  return typeof key === 'string' ? [key] : [];
};

const keysIn = async (site: Site, list: MirroredList): Promise<string[]> => {
  const path = `${await site.listPath(list)}/items?$select=id&$expand=fields($select=Key)&$top=1000`;
  return (await everyRow(site.graph, path)).flatMap(keyIn);
};

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
  const there = new Map(
    await Promise.all(mirroredLists.map(async list => [list, new Set(await keysIn(site, list))] as const)),
  );
  const isThere = ({ list, fields }: ImportRow) => there.get(list)?.has(fields.Key) === true;
  const rows = toImportRows(file, new Set([...there.values()].flatMap(keys => [...keys])));
  if (!rows.ok) return rows;
  const outcomes = await writeByCouncil(site, { rows: rows.value, isThere }, options);
  return accept(
    mirroredLists.map(list => {
      const own = rows.value.filter(row => row.list === list);
      const made = own.filter(row => outcomes.get(row)?.created === true).length;
      return { list, created: made, alreadyThere: own.length - made };
    }),
  );
};
