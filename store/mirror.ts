import type { ListName } from '../register/index.ts';
import { everyListRow, getRow } from './graph/listRows.ts';
import { readDelta, type ListChanges } from './graph/listDelta.ts';
import type { Site } from './graph/site.ts';
import { isFailure, QuarterbookError } from './quarterbookError.ts';
import { councilOfRow, keyOf, type ListRow } from './rows/row.ts';

/** One list in memory. */
export type ListMirror = {
  rows(): ListRow[];
  find(key: string): ListRow | null;
  /** A row that we have just written or read: seen at once, without waiting for delta. */
  put(row: ListRow): void;
  /** Resolves to the councils of the rows that changed. */
  refresh(): Promise<ReadonlySet<string>>;
};

/** Ways in which delta fails that reading the whole list mends. */
const needsResync = (error: unknown): boolean =>
  isFailure(error, 'gone', 'unreadable', 'invalid', 'unavailable');

const versionOf = (row: ListRow): number => Number(/,(\d+)"?$/.exec(row.etag)?.[1] ?? Number.NaN);

/** False only where what we hold is certainly the later one: our own write can overtake a page of delta. */
const isNews = (known: ListRow | undefined, row: ListRow): boolean =>
  known === undefined || (known.etag !== row.etag && !(versionOf(known) > versionOf(row)));

/** The whole list, by delta, or by paging where delta is broken (which has lasted for weeks). */
const readAll = async (site: Site, list: ListName): Promise<ListChanges> => {
  try {
    return await readDelta(site, list, null);
  } catch (error) {
    if (!needsResync(error)) throw error;
    const rows = await everyListRow(site, list);
    return { rows: new Map(rows.map(row => [row.rowId, row])), deleted: new Set(), link: null };
  }
};

/** An empty answer is no proof that a list is empty; a row that is really gone is. */
const refuseFalseEmptiness = async (site: Site, known: ListRow): Promise<void> => {
  try {
    await getRow(site, known.list, known.rowId);
  } catch (error) {
    if (isFailure(error, 'not-found')) return;
    throw error;
  }
  throw new QuarterbookError('unreadable', `${known.list} was answered as empty, and is not`);
};

const councilsOf = (rows: Iterable<ListRow | undefined>): Set<string> =>
  new Set([...rows].flatMap(row => (row ? (councilOfRow(row) ?? []) : [])));

export const createListMirror = (site: Site, list: ListName): ListMirror => {
  let rows = new Map<string, ListRow>();
  let link: string | null = null;
  /** Our own writes while the whole list is being read, which that reading may have missed. */
  let writes: Map<string, ListRow> | null = null;

  const applyDelta = (changes: ListChanges): Set<string> => {
    const news = [...changes.rows.values()].filter(row => isNews(rows.get(row.rowId), row));
    const gone = [...changes.deleted].filter(id => rows.has(id));
    const touched = councilsOf([
      ...news,
      ...[...news.map(row => row.rowId), ...gone].map(id => rows.get(id)),
    ]);
    for (const row of news) rows.set(row.rowId, row);
    for (const id of gone) rows.delete(id);
    link = changes.link;
    return touched;
  };

  const resync = async (): Promise<Set<string>> => {
    const missed = new Map<string, ListRow>();
    writes = missed;
    const fresh = await readAll(site, list).finally(() => (writes = null));
    const [known] = rows.values();
    if (fresh.rows.size === 0 && known) await refuseFalseEmptiness(site, known);
    const next = new Map(fresh.rows);
    for (const [id, row] of missed) if (isNews(next.get(id), row)) next.set(id, row);
    const ids = new Set([...rows.keys(), ...next.keys()]);
    const differing = [...ids].filter(id => rows.get(id)?.etag !== next.get(id)?.etag);
    const touched = councilsOf(differing.flatMap(id => [rows.get(id), next.get(id)]));
    rows = next;
    link = fresh.link;
    return touched;
  };

  return {
    rows: () => [...rows.values()],
    find: key => [...rows.values()].find(row => keyOf(row) === key) ?? null,
    put: row => {
      if (!isNews(rows.get(row.rowId), row)) return;
      rows.set(row.rowId, row);
      writes?.set(row.rowId, row);
    },
    refresh: async () => {
      if (link === null) return resync();
      try {
        return applyDelta(await readDelta(site, list, link));
      } catch (error) {
        if (!needsResync(error)) throw error;
        return resync();
      }
    },
  };
};
