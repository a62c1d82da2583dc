import {
  accept,
  refuse,
  type Instant,
  type Reach,
  type RegisterStore,
  type Result,
  type Saved,
  type Scheme,
  type Snapshot,
  type Update,
  type Visibility,
} from '../register/index.ts';
import { createChaseList } from './chaseList.ts';
import { createDocumentLibrary } from './documentLibrary.ts';
import type { Graph } from './graph/graph.ts';
import { createRowOnce } from './graph/createRowOnce.ts';
import { openSite, type Site } from './graph/site.ts';
import { createLayoutGuard } from './layout/refuseNewerLayout.ts';
import { createListMirror } from './mirror.ts';
import { QuarterbookError } from './quarterbookError.ts';
import { createSaves, readBack, type Mirrors } from './saves.ts';
import { createRefreshing } from './refreshing.ts';
import { raised } from './raiseVisibility.ts';
import { listFor, restrictedLists } from './restrictedLists.ts';
import { saysTheSame } from './rows/fingerprint.ts';
import { itemKeyOf, type ListRow } from './rows/row.ts';
import { decisionFields } from './rows/spoken.ts';
import { parseUpdate, updateFields } from './rows/update.ts';
import { buildSnapshot, councilsIn, mirroredLists, type MirroredList, type RowsOf } from './snapshot.ts';

export type RegisterStoreOptions = {
  graph: Graph;
  /** `{host}:{path}` of the council's dedicated site. */
  site: string;
  /** Rating rules that items may name. */
  schemes: readonly Scheme[];
  /** Real time, by which the register says how old it is. */
  now?: () => Instant;
};

const createMirrors = (site: Site, now: () => Instant): Mirrors => ({
  Plans: createListMirror(site, 'Plans', now),
  Items: createListMirror(site, 'Items', now),
  Indicators: createListMirror(site, 'Indicators', now),
  Updates: createListMirror(site, 'Updates', now),
  RestrictedItems: createListMirror(site, 'RestrictedItems', now),
  RestrictedIndicators: createListMirror(site, 'RestrictedIndicators', now),
  RestrictedUpdates: createListMirror(site, 'RestrictedUpdates', now),
  Periods: createListMirror(site, 'Periods', now),
  Meetings: createListMirror(site, 'Meetings', now),
  People: createListMirror(site, 'People', now),
});

/** Columns that others than the person who answered may still change, or that a repeated answer may say anew. */
const notTheirs = new Set([
  'State',
  'PublishedBand',
  'SubmittedAt',
  'Title',
  ...Object.keys(decisionFields({})),
]);

const seemsRestricted = (row: ListRow): Visibility =>
  row.fields['Visibility'] === 'exempt' ? 'exempt' : 'restricted';

/** How restricted an item is; undefined where it is not, or is not known. */
const restrictionOf = ({ RestrictedItems, RestrictedIndicators }: Mirrors, itemKey: string) => {
  const row =
    RestrictedItems.find(itemKey) ?? RestrictedIndicators.rows().find(one => itemKeyOf(one) === itemKey);
  return row && seemsRestricted(row);
};

const createSaveUpdate =
  (site: Site, mirrors: Mirrors) =>
  async (given: Update): Promise<Saved<Update>> => {
    const update = raised(given, restrictionOf(mirrors, given.itemKey));
    const list = listFor('Updates', update.visibility);
    const wanted = updateFields(update);
    const known = mirrors.Updates.find(update.key) ?? mirrors.RestrictedUpdates.find(update.key);
    const row =
      known ?? (await createRowOnce(site.inOrder('answer'), list, { ...wanted, Key: update.key })).row;
    mirrors[row.list === 'Updates' ? 'Updates' : 'RestrictedUpdates'].put(row);
    const value = readBack(row, parseUpdate);
    return saysTheSame(updateFields(value), wanted, notTheirs)
      ? { kind: 'saved', etag: row.etag, value }
      : { kind: 'conflict', etag: row.etag, current: value };
  };

/** The chase asks for the instant of its run, cards for their minute, and pages for whatever it is. */
const instantsKept = 4;

/**
 * Builds a snapshot once for each change of the register and each reach. Whoever asks again gets the same rows: nobody
 * may change them. The open one is built from the open lists; of the others it is told only what not to show.
 */
const createSnapshots = (mirrors: Mirrors, schemes: readonly Scheme[]) => {
  const kept = new Map<string, { revision: string; snapshots: Snapshot[] }>();
  return (rowsOf: RowsOf, { council, asAt, reach }: { council: string; asAt: Instant; reach: Reach }) => {
    const revision = mirroredLists.map(list => mirrors[list].revision()).join();
    // Where nothing is restricted, whoever may read all of it reads the same as everybody.
    const wanted = restrictedLists.some(list => mirrors[list].rows().length > 0) ? reach : 'open';
    const place = `${wanted} ${council}`;
    const known = kept.get(place);
    // The very same one to whoever asks for the same instant: what was worked out of it is not worked out again.
    const snapshots = known?.revision === revision ? known.snapshots : [];
    const same = snapshots.find(one => one.asAt === asAt);
    if (same) return same;
    const [latest] = snapshots;
    const snapshot = latest
      ? { ...latest, asAt }
      : buildSnapshot(rowsOf, { council, asAt, schemes, reach: wanted });
    kept.set(place, { revision, snapshots: [snapshot, ...snapshots].slice(0, instantsKept) });
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
  now = () => new Date().toISOString(),
}: RegisterStoreOptions): RegisterStore => {
  const site = openSite(graph, address);
  const mirrors = createMirrors(site.inOrder('delta'), now);
  const library = createDocumentLibrary(site);
  const guard = createLayoutGuard(site);
  const snapshotOf = createSnapshots(mirrors, schemes);
  const refreshing = createRefreshing(mirroredLists.map(list => mirrors[list]));
  const rowsOf = (list: MirroredList) => {
    if (refreshing.asKnownAt() === null)
      throw new QuarterbookError('not-ready', 'The register has not been read yet');
    return mirrors[list].rows();
  };
  const rowOf = (key: string) =>
    mirroredLists.map(list => mirrors[list].find(key)).find(row => row !== null) ?? null;
  const withFaults = (snapshot: Snapshot): Snapshot => {
    const faults = refreshing.problems();
    return faults.length === 0 ? snapshot : { ...snapshot, problems: [...faults, ...snapshot.problems] };
  };
  return {
    councils: () => councilsIn(rowsOf),
    snapshot: (council, asAt, reach = 'open'): Result<Snapshot> =>
      councilsIn(rowsOf).includes(council)
        ? accept(withFaults(snapshotOf(rowsOf, { council, asAt, reach })))
        : refuse({ code: 'unknown-council', field: 'council', facts: { council } }),
    saveUpdate: createSaveUpdate(site, mirrors),
    ...createSaves(site, mirrors),
    ...createChaseList(site),
    etag: key => rowOf(key)?.etag ?? null,
    webUrl: key => rowOf(key)?.webUrl ?? null,
    refresh: inTurn(() => guard().then(refreshing.refresh)),
    asKnownAt: refreshing.asKnownAt,
    putFile: library.put,
    getFile: library.get,
  };
};
