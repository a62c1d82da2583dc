import type { ListName, Problem } from '../register/index.ts';
import { createColumnWatch, losesColumn } from './columnWatch.ts';
import { readDelta, type ListChanges } from './graph/listDelta.ts';
import type { Site } from './graph/site.ts';
import { createOwnWrites, withoutOvertaken } from './ownWrites.ts';
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
  /** Whether delta told of it as deleted: what we wrote over it before is no news then. */
  isGone: (row: ListRow) => boolean;
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

/** Reads the whole list into the table, and then what changed. Resolves to the rows that changed. */
const createFollowing = (site: Site, list: ListName, table: RowTable) => {
  const columns = createColumnWatch(site, list);
  const writes = createOwnWrites();
  /** Rows that delta told of as deleted. SharePoint gives no number twice; only the recycle bin brings one back. */
  const gone = new Set<string>();
  let link: string | null = null;

  const resync = async (): Promise<ListRow[]> => {
    await columns.look();
    return writes.during(async noted => {
      const fresh = await readWhole(site, list, table);
      const rows = new Map(fresh.rows);
      // More can be noted while one that the reading missed is asked for: it may be deleted already.
      for (const row of noted) {
        const now = rows.has(row.rowId) ? row : await rowNow(site, row);
        if (now && !isOlder(now, rows.get(now.rowId))) rows.set(now.rowId, now);
      }
      link = fresh.link;
      gone.clear();
      return table.become(rows);
    });
  };

  const followDelta = async (from: string): Promise<ListRow[]> => {
    const answered = await readDelta(site, list, from);
    return writes.during(async noted => {
      const told = await settled(site, answered, table);
      if ([...told.rows.values()].some(row => losesColumn(table.get(row.rowId), row))) await columns.look();
      link = told.link;
      const left = [...told.deleted].filter(id => !told.rows.has(id));
      for (const id of told.rows.keys()) gone.delete(id);
      for (const id of left) gone.add(id);
      const rows = withoutOvertaken(told.rows, noted);
      return [...left.flatMap(table.remove), ...[...rows.values()].flatMap(table.put)];
    });
  };

  return {
    columns,
    resync,
    noteWrite: writes.note,
    isGone: (row: ListRow): boolean => gone.has(row.rowId),
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
  const { columns, follow, resync, noteWrite, isGone } = createFollowing(site, list, table);
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
    isGone,
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
