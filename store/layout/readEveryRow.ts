import { listNames, type ListName } from '../../register/index.ts';
import { readDelta } from '../graph/listDelta.ts';
import { everyListRow } from '../graph/listRows.ts';
import type { Site } from '../graph/site.ts';
import type { ListRow } from '../rows/row.ts';
import { needsResync, rowNow } from '../wholeList.ts';

const byDelta = async (site: Site, list: ListName): Promise<ReadonlyMap<string, ListRow>> => {
  try {
    return (await readDelta(site, list, null)).rows;
  } catch (error) {
    if (needsResync(error)) return new Map();
    throw error;
  }
};

/**
 * A whole list by two roads, pages and delta. A page that should be full can come empty, and delta has been broken for
 * weeks; a row that only one of them tells of is asked for by itself. Dearer than either, and there for when a row that
 * was overlooked is a row that is lost.
 */
const everyRowTwice = async (site: Site, list: ListName): Promise<ListRow[]> => {
  const paged = await everyListRow(site, list);
  const there = new Set(paged.map(({ rowId }) => rowId));
  const others = [...(await byDelta(site, list)).values()].filter(({ rowId }) => !there.has(rowId));
  const found: ListRow[] = [];
  for (const row of others) {
    const now = await rowNow(site, row);
    if (now) found.push(now);
  }
  return [...paged, ...found];
};

/**
 * In this order what a row points at is read after it: a row that is made meanwhile is in the one list and not yet in
 * the other only where nothing points at it.
 */
const readingOrder: readonly ListName[] = [...listNames].reverse();

/** Every row of the lists that are there, restricted ones too, list by list. */
export const readEveryRow = async (site: Site): Promise<ListRow[]> => {
  const there = await site.listIds();
  const read = new Map<ListName, ListRow[]>();
  for (const list of readingOrder) if (there.has(list)) read.set(list, await everyRowTwice(site, list));
  return listNames.flatMap(list => read.get(list) ?? []);
};
