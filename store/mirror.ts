import type { ListName } from '../register/index.ts';
import { everyListRow, getRow } from './graph/listRows.ts';
import { readDelta, type ListChanges } from './graph/listDelta.ts';
import type { Site } from './graph/site.ts';
import { isFailure, QuarterbookError } from './quarterbookError.ts';
import { councilOfRow, keyOf, type ListRow } from './rows/row.ts';

/** One list in memory. */
export type ListMirror = {
  /** Another number after every change. */
  revision(): number;
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

const councilsOf = (rows: readonly ListRow[]): Set<string> =>
  new Set(rows.flatMap(row => councilOfRow(row) ?? []));

type Rows = ReadonlyMap<string, ListRow>;

/** Old and new of every row that is not the same in both. */
const differences = (before: Rows, after: Rows): ListRow[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter(id => before.get(id)?.etag !== after.get(id)?.etag)
    .flatMap(id => [before.get(id) ?? [], after.get(id) ?? []].flat());

/** `rows` with those of `more` that are news to it. */
const withNews = (rows: Rows, more: Iterable<ListRow>): Map<string, ListRow> => {
  const next = new Map(rows);
  for (const row of more) if (isNews(next.get(row.rowId), row)) next.set(row.rowId, row);
  return next;
};

const without = (rows: Rows, ids: ReadonlySet<string>): Map<string, ListRow> =>
  new Map([...rows].filter(([id]) => !ids.has(id)));

export const createListMirror = (site: Site, list: ListName): ListMirror => {
  let rows: Rows = new Map();
  let link: string | null = null;
  let revision = 0;
  /** Our own writes while the whole list is being read, which that reading may have missed. */
  let writes: ListRow[] | null = null;

  const become = (next: Rows): Set<string> => {
    const changed = differences(rows, next);
    if (changed.length > 0) revision += 1;
    rows = next;
    return councilsOf(changed);
  };

  const resync = async (): Promise<Set<string>> => {
    const missed: ListRow[] = [];
    writes = missed;
    const fresh = await readAll(site, list).finally(() => (writes = null));
    const [known] = rows.values();
    if (fresh.rows.size === 0 && known) await refuseFalseEmptiness(site, known);
    link = fresh.link;
    return become(withNews(fresh.rows, missed));
  };

  return {
    revision: () => revision,
    rows: () => [...rows.values()],
    find: key => [...rows.values()].find(row => keyOf(row) === key) ?? null,
    put: row => {
      become(withNews(rows, [row]));
      writes?.push(row);
    },
    refresh: async () => {
      if (link === null) return resync();
      try {
        const changes = await readDelta(site, list, link);
        link = changes.link;
        return become(without(withNews(rows, changes.rows.values()), changes.deleted));
      } catch (error) {
        if (!needsResync(error)) throw error;
        return resync();
      }
    },
  };
};
