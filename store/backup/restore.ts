import { accept, listNames, refuse, type ListName, type Result, type Scheme } from '../../register/index.ts';
import { createRows } from '../createRows.ts';
import type { Graph } from '../graph/graph.ts';
import { openSite, type Site } from '../graph/site.ts';
import type { ImportRow } from '../importRows.ts';
import { readEveryRow } from '../layout/readEveryRow.ts';
import { provision } from '../provision.ts';
import { isFailure } from '../quarterbookError.ts';
import { isRestrictedList, restrictedLists } from '../restrictedLists.ts';
import { readersOf } from '../restrictedReaders.ts';
import { keyOf, type ListRow } from '../rows/row.ts';
import { isAsKept, rowsFrom, type KeptRow } from './keptRow.ts';
import type { LedgerTables } from './ledgerTables.ts';
import { readLibraryFiles } from './libraryFiles.ts';
import { readBackup, type BackupContents } from './readBackup.ts';
import { otherVersions, restoreFiles } from './restoreFiles.ts';
import { restoreLedger, type RestoredLedger } from './restoreLedger.ts';
import { snapshotHashes } from './snapshotHashes.ts';

export type RestoreOptions = {
  graph: Graph;
  site: string;
  schemes: readonly Scheme[];
  /** Null leaves the ledger as it is. */
  ledger: LedgerTables | null;
  /** Somebody has made sure that nobody else reads the restricted lists, where Graph cannot tell. */
  restrictedSeenTo: boolean;
  /** Hears how many rows of how many are there. */
  progress: (done: number, of: number) => void;
};

export type Restored = {
  madeAt: string;
  lists: { list: ListName; created: number; alreadyThere: number }[];
  files: number;
  ledger: RestoredLedger | null;
  /** Whether each council's snapshot has the hash that the backup's rows have. */
  snapshots: { council: string; hash: string; isSame: boolean }[];
  /** The backup's rows are read otherwise by this Quarterbook than by the one that made it. */
  isReadOtherwise: boolean;
  /** Rows that have no Key, or one that another row has too: they cannot be told apart, and are only in the backup. */
  left: { list: ListName; key: string | null }[];
  /** Rows that are there and not as the backup has them. */
  different: { list: ListName; key: string }[];
};

const nameOf = (row: ListRow): string =>
  isRestrictedList(row.list) ? `${row.list} row ${row.rowId}` : `${row.list} ${keyOf(row) ?? row.rowId}`;

const shown = 10;

/** Rows of the site that the backup does not have, or has otherwise. */
const foreignRows = (there: readonly ListRow[], { rows }: BackupContents): string[] => {
  const kept = new Map<string, KeptRow[]>();
  for (const [list, own] of rows)
    for (const row of own) {
      const place = `${list} ${row.key ?? ''}`;
      kept.set(place, [...(kept.get(place) ?? []), row]);
    }
  return there
    .filter(row => {
      const key = keyOf(row);
      const same = key === null ? [] : (kept.get(`${row.list} ${key}`) ?? []);
      return !same.some(one => isAsKept(row.list, row.fields, one));
    })
    .map(nameOf);
};

const notEmpty = (places: readonly string[]) => {
  const more = places.length > shown ? `, and ${places.length - shown} more` : '';
  return refuse({
    code: 'site-not-empty',
    facts: { rows: `${places.slice(0, shown).join(', ')}${more}`, count: places.length },
  });
};

const isShared = async (site: Site, list: (typeof restrictedLists)[number]): Promise<boolean> => {
  try {
    return (await readersOf(site, list)).inherits;
  } catch (error) {
    if (isFailure(error, 'refused')) return true;
    throw error;
  }
};

const sharedLists = async (site: Site, { rows }: BackupContents): Promise<string[]> => {
  const shared: string[] = [];
  for (const list of restrictedLists)
    if ((rows.get(list) ?? []).length > 0 && (await isShared(site, list))) shared.push(list);
  return shared;
};

/** The first row of each Key; the others cannot be put into a list in which Keys are unique. */
const sortOut = ({ rows }: BackupContents) => {
  const wanted: ImportRow[] = [];
  const left: Restored['left'] = [];
  for (const list of listNames) {
    const seen = new Set<string>();
    for (const { key, fields } of rows.get(list) ?? []) {
      if (key === null || seen.has(key)) left.push({ list, key });
      // The record of chases is written on the same road, though nobody imports it.
      else wanted.push({ list, fields: { Seal: null, ...fields, Key: key } } as ImportRow);
      if (key !== null) seen.add(key);
    }
  }
  return { wanted, left };
};

const placeOf = (list: ListName, key: string | null): string => `${list} ${key ?? ''}`;

const createMissing = async (
  site: Site,
  wanted: readonly ImportRow[],
  options: { there: readonly ListRow[]; progress: RestoreOptions['progress'] },
): Promise<Restored['lists']> => {
  const places = new Set(options.there.map(row => placeOf(row.list, keyOf(row))));
  const missing = wanted.filter(({ list, fields }) => !places.has(placeOf(list, fields.Key)));
  const made = await createRows(site, missing, options.progress);
  return listNames.map(list => {
    const own = wanted.filter(row => row.list === list);
    const created = own.filter(row => made.get(row)?.created === true).length;
    return { list, created, alreadyThere: own.length - created };
  });
};

type Wanted = { contents: BackupContents; wanted: readonly ImportRow[]; schemes: readonly Scheme[] };

/** Reads the site again, and holds it against the backup. */
const compare = async (site: Site, { contents, wanted, schemes }: Wanted) => {
  const there = await readEveryRow(site);
  const byPlace = new Map(there.map(row => [placeOf(row.list, keyOf(row)), row]));
  const different = wanted.flatMap(({ list, fields }) => {
    const row = byPlace.get(placeOf(list, fields.Key));
    return row && isAsKept(list, row.fields, { key: fields.Key, fields }) ? [] : [{ list, key: fields.Key }];
  });
  const rows = listNames.flatMap(list => rowsFrom(list, contents.rows.get(list) ?? []));
  const expected = snapshotHashes(rows, schemes);
  const found = snapshotHashes(there, schemes);
  const { snapshots } = contents.manifest;
  return {
    different,
    snapshots: Object.entries(expected).map(([council, hash]) => ({
      council,
      hash,
      isSame: found[council] === hash,
    })),
    isReadOtherwise: Object.entries(expected).some(([council, hash]) => snapshots[council] !== hash),
  };
};

/**
 * Puts a backup into an empty site, by Key, and compares what is there then with what is in the backup. Everything is
 * checked before the first row is written. A site that holds the backup's own rows and nothing else is one whose
 * restoring was cut short: it is completed. Rows keep the Seals they had. Refuses `backup-damaged`, `backup-newer`,
 * `site-not-empty`, and `restricted-list-shared` where the lists for restricted rows are there and open to others.
 */
export const restore = async (bytes: Uint8Array, options: RestoreOptions): Promise<Result<Restored>> => {
  const { graph, schemes, ledger, progress } = options;
  const read = readBackup(bytes);
  if (!read.ok) return read;
  const contents = read.value;
  const site = openSite(graph, options.site);
  const there = await readEveryRow(site);
  const files = await readLibraryFiles(site);
  const foreign = [...foreignRows(there, contents), ...otherVersions(files, contents.files)];
  if (foreign.length > 0) return notEmpty(foreign);
  await provision({ graph, site: options.site });
  site.forget();
  const shared = options.restrictedSeenTo ? [] : await sharedLists(site, contents);
  if (shared.length > 0)
    return refuse({ code: 'restricted-list-shared', facts: { lists: shared.join(', ') } });
  const { wanted, left } = sortOut(contents);
  const lists = await createMissing(site, wanted, { there, progress });
  const written = await restoreFiles(site, contents.files, files);
  const ledgerDone = ledger && contents.ledger ? await restoreLedger(ledger, contents.ledger) : null;
  return accept({
    madeAt: contents.manifest.madeAt,
    lists,
    files: written,
    ledger: ledgerDone,
    left,
    ...(await compare(site, { contents, wanted, schemes })),
  });
};
