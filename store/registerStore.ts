import {
  accept,
  refuse,
  type Instant,
  type RegisterStore,
  type Result,
  type Saved,
  type Scheme,
  type Snapshot,
  type Update,
} from '../register/index.ts';
import { createDocumentLibrary } from './documentLibrary.ts';
import type { Graph } from './graph/graph.ts';
import { createRowOnce, findRow, getRow, patchRow } from './graph/listRows.ts';
import { openSite, type Site } from './graph/site.ts';
import { createListMirror, type ListMirror } from './mirror.ts';
import { isFailure, QuarterbookError } from './quarterbookError.ts';
import { actionFields, parseAction } from './rows/action.ts';
import { meetingFields, parseMeeting } from './rows/meeting.ts';
import { parseReportingPeriod, reportingPeriodFields } from './rows/reportingPeriod.ts';
import { saysTheSame } from './rows/fingerprint.ts';
import type { Fields, ListRow } from './rows/row.ts';
import { parseUpdate, updateFields } from './rows/update.ts';
import { buildSnapshot, councilsIn, mirroredLists, type MirroredList, type RowsOf } from './snapshot.ts';

export type RegisterStoreOptions = {
  graph: Graph;
  /** `{host}:{path}` of the council's dedicated site. */
  site: string;
  /** Rating rules that items may name. */
  schemes: readonly Scheme[];
};

type Mirrors = Readonly<Record<MirroredList, ListMirror>>;

const createMirrors = (site: Site): Mirrors => ({
  Plans: createListMirror(site, 'Plans'),
  Items: createListMirror(site, 'Items'),
  Indicators: createListMirror(site, 'Indicators'),
  Updates: createListMirror(site, 'Updates'),
  Periods: createListMirror(site, 'Periods'),
  Meetings: createListMirror(site, 'Meetings'),
  People: createListMirror(site, 'People'),
});

/** Columns that others than the person who answered may still change, or that a repeated answer may say anew. */
const notTheirs = new Set(['State', 'PublishedBand', 'SubmittedAt', 'Title']);

const readBack = <T>(row: ListRow, parse: (fields: Fields) => Result<T>): T => {
  const result = parse(row.fields);
  if (result.ok) return result.value;
  throw new QuarterbookError(
    'unreadable',
    `The row of ${row.list} with this Key is there and cannot be read`,
  );
};

const createWrites = (site: Site, mirrors: Mirrors) => {
  const saveUpdate = async (update: Update): Promise<Saved<Update>> => {
    const wanted = updateFields(update);
    const known = mirrors.Updates.find(update.key);
    const row = known ?? (await createRowOnce(site, 'Updates', { ...wanted, Key: update.key })).row;
    mirrors.Updates.put(row);
    const value = readBack(row, parseUpdate);
    return saysTheSame(updateFields(value), wanted, notTheirs)
      ? { kind: 'saved', etag: row.etag, value }
      : { kind: 'conflict', etag: row.etag, current: value };
  };

  /** Changes a row that is there, if it still has that ETag. */
  const saveOver =
    <T extends { key: string }>(
      list: 'Periods' | 'Meetings' | 'Items',
      { write, parse }: { write: (value: T) => Fields; parse: (fields: Fields) => Result<T> },
    ) =>
    async (value: T, etag: string): Promise<Saved<T>> => {
      const wanted = write(value);
      const known = mirrors[list].find(value.key) ?? (await findRow(site, list, value.key));
      if (!known) throw new QuarterbookError('not-found', `${list} has no row for ${value.key}`);
      try {
        const row = await patchRow(site, { ...known, etag }, wanted);
        mirrors[list].put(row);
        return { kind: 'saved', etag: row.etag, value: readBack(row, parse) };
      } catch (error) {
        if (!isFailure(error, 'changed', 'already-there')) throw error;
      }
      const row = await getRow(site, list, known.rowId);
      mirrors[list].put(row);
      const current = readBack(row, parse);
      // A repeated request can fail over what its own first attempt had written.
      return saysTheSame(write(current), wanted)
        ? { kind: 'saved', etag: row.etag, value: current }
        : { kind: 'conflict', etag: row.etag, current };
    };
  return {
    saveUpdate,
    saveReportingPeriod: saveOver('Periods', { write: reportingPeriodFields, parse: parseReportingPeriod }),
    saveMeeting: saveOver('Meetings', { write: meetingFields, parse: parseMeeting }),
    saveAction: saveOver('Items', { write: actionFields, parse: parseAction }),
  };
};

/** Builds a snapshot once for each change of the register. Whoever asks again gets the same rows: nobody may change them. */
const createSnapshots = (mirrors: Mirrors, schemes: readonly Scheme[]) => {
  const kept = new Map<string, { revision: string; snapshot: Snapshot }>();
  return (rowsOf: RowsOf, council: string, asAt: Instant): Snapshot => {
    const revision = mirroredLists.map(list => mirrors[list].revision()).join();
    const known = kept.get(council);
    if (known?.revision === revision) return { ...known.snapshot, asAt };
    const snapshot = buildSnapshot(rowsOf, { council, asAt, schemes });
    kept.set(council, { revision, snapshot });
    return snapshot;
  };
};

/** One at a time, and at most one waiting: whoever asks while one runs shares the next, which sees what they wrote. */
const inTurn = <T>(work: () => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  let waiting: Promise<T> | null = null;
  const begin = (): Promise<T> => {
    waiting = null;
    const run = work();
    last = run;
    return run;
  };
  return (): Promise<T> => (waiting ??= last.then(begin, begin));
};

/**
 * The register in SharePoint lists, through Graph. Call `refresh` once before anything else: `snapshot` and `councils`
 * throw `not-ready` until then. A state is never changed by saving an update again; what is there is `saved`.
 */
export const createRegisterStore = ({
  graph,
  site: address,
  schemes,
}: RegisterStoreOptions): RegisterStore => {
  const site = openSite(graph, address);
  const mirrors = createMirrors(site);
  const library = createDocumentLibrary(site);
  const snapshotOf = createSnapshots(mirrors, schemes);
  let filled = false;
  const rowsOf = (list: MirroredList) => {
    if (!filled) throw new QuarterbookError('not-ready', 'The register has not been read yet');
    return mirrors[list].rows();
  };
  const refresh = inTurn(async (): Promise<string[]> => {
    const touched = await Promise.all(mirroredLists.map(list => mirrors[list].refresh()));
    filled = true;
    return [...new Set(touched.flatMap(councils => [...councils]))].sort();
  });
  return {
    councils: () => councilsIn(rowsOf),
    snapshot: (council, asAt): Result<Snapshot> =>
      councilsIn(rowsOf).includes(council)
        ? accept(snapshotOf(rowsOf, council, asAt))
        : refuse({ code: 'unknown-council', field: 'council', facts: { council } }),
    ...createWrites(site, mirrors),
    etag: key => mirroredLists.map(list => mirrors[list].find(key)).find(row => row !== null)?.etag ?? null,
    refresh,
    putFile: library.put,
    getFile: library.get,
  };
};
