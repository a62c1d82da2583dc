import type { ListName, Problem } from '../register/index.ts';
import { createColumnWatch, losesColumn } from './columnWatch.ts';
import { readDelta, type ListChanges } from './graph/listDelta.ts';
import type { Site } from './graph/site.ts';
import { isFailure, QuarterbookError } from './quarterbookError.ts';
import { isOlder } from './rows/etag.ts';
import type { ListRow } from './rows/row.ts';
import type { RowTable } from './rowTable.ts';
import { needsResync, readWhole, rowNow } from './wholeList.ts';

export type ListReading = {
  /** Brings the table up to date; resolves to the rows that changed, as they were and as they are. */
  changes: () => Promise<ListRow[]>;
  /** Hears of a row that we have written, which a reading of the whole list may miss. */
  noteWrite: (row: ListRow) => void;
  /** What is wrong with the list itself, for a person to mend: `column-lost` or `list-lost`, else null. */
  fault: () => Problem | null;
};

/** More rows than these told of in an older state than ours, and the whole list is read anew. */
const mostDoubts = 20;

/**
 * The rows that delta tells of, as they are. One that is older than ours is either a late page, which our own write
 * overtook, or a row that was restored from the recycle bin: only SharePoint itself can say.
 */
const settled = async (site: Site, told: ListChanges, known: RowTable): Promise<ListChanges> => {
  const rows = new Map(told.rows);
  const deleted = new Set(told.deleted);
  const doubted = [...rows.values()].filter(
    row => !deleted.has(row.rowId) && isOlder(row, known.get(row.rowId)),
  );
  if (doubted.length > mostDoubts)
    throw new QuarterbookError('unreadable', 'Delta told of many rows in an older state');
  for (const row of doubted) {
    const now = await rowNow(site, row);
    if (now) {
      rows.set(now.rowId, now);
    } else {
      rows.delete(row.rowId);
      deleted.add(row.rowId);
    }
  }
  return { rows, deleted, link: told.link };
};

/** The whole list, with our own writes that its reading overtook. One that is not in it may be deleted already. */
const withWrites = async (site: Site, fresh: ReadonlyMap<string, ListRow>, writes: readonly ListRow[]) => {
  const rows = new Map(fresh);
  for (const row of writes) {
    const now = rows.has(row.rowId) ? row : await rowNow(site, row);
    if (now && !isOlder(now, rows.get(now.rowId))) rows.set(now.rowId, now);
  }
  return rows;
};

/** Reads the whole list into the table, and then what changed. Resolves to the rows that changed. */
const createFollowing = (site: Site, list: ListName, table: RowTable) => {
  const columns = createColumnWatch(site, list);
  let link: string | null = null;
  let writes: ListRow[] | null = null;

  const resync = async (): Promise<ListRow[]> => {
    await columns.look();
    const missed: ListRow[] = [];
    writes = missed;
    const fresh = await readWhole(site, list, table).finally(() => (writes = null));
    const rows = await withWrites(site, fresh.rows, missed);
    link = fresh.link;
    return table.become(rows);
  };

  const followDelta = async (from: string): Promise<ListRow[]> => {
    const told = await settled(site, await readDelta(site, list, from), table);
    if ([...told.rows.values()].some(row => losesColumn(table.get(row.rowId), row))) await columns.look();
    link = told.link;
    const gone = [...told.deleted].filter(id => !told.rows.has(id));
    return [...gone.flatMap(table.remove), ...[...told.rows.values()].flatMap(table.put)];
  };

  return {
    columns,
    resync,
    noteWrite: (row: ListRow): void => void writes?.push(row),
    follow: async (): Promise<ListRow[]> => {
      if (link === null || columns.fault()) return resync();
      if (columns.isDue()) await columns.look();
      try {
        return await followDelta(link);
      } catch (error) {
        if (!needsResync(error)) throw error;
        return resync();
      }
    },
  };
};

/** Reads one list into a table. A reading that fails leaves the table as it was. */
export const createListReading = (site: Site, list: ListName, table: RowTable): ListReading => {
  const { columns, follow, resync, noteWrite } = createFollowing(site, list, table);
  let isLost = false;

  /** A list that answers 404 was deleted, or made anew under another id. */
  const wherever = async (): Promise<ListRow[]> => {
    try {
      return await follow();
    } catch (error) {
      if (!isFailure(error, 'not-found')) throw error;
      site.forget();
      return resync();
    }
  };

  return {
    noteWrite,
    fault: () => columns.fault() ?? (isLost ? { code: 'list-lost', facts: { list } } : null),
    changes: async () => {
      try {
        const changed = await wherever();
        isLost = false;
        return changed;
      } catch (error) {
        if (isFailure(error, 'not-provisioned')) isLost = columns.fault() === null;
        throw error;
      }
    },
  };
};
