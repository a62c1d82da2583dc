import type { ListName } from '../register/index.ts';
import { everyListRow, getRow } from './graph/listRows.ts';
import { deltaFromStart, readDelta } from './graph/listDelta.ts';
import type { Site } from './graph/site.ts';
import { isFailure, QuarterbookError } from './quarterbookError.ts';
import type { ListRow } from './rows/row.ts';
import type { RowTable } from './rowTable.ts';

/** A whole list, by the ids of its rows. `link` asks for what changes next; null where delta is broken. */
export type WholeList = { rows: ReadonlyMap<string, ListRow>; link: string | null };

/** Ways in which delta fails that reading the whole list mends. */
export const needsResync = (error: unknown): boolean =>
  isFailure(error, 'gone', 'unreadable', 'invalid', 'unavailable');

/** The row as SharePoint itself has it now; null where it is really gone. */
export const rowNow = async (site: Site, { list, rowId }: ListRow): Promise<ListRow | null> => {
  try {
    return await getRow(site, list, rowId);
  } catch (error) {
    if (isFailure(error, 'not-found')) return null;
    throw error;
  }
};

/** A full page that does not come in time may come when less is asked for. */
const smallPage = 500;
const isTooMuch = (error: unknown): boolean => isFailure(error, 'unreachable', 'unavailable');

const byDelta = async (site: Site, list: ListName): Promise<WholeList | null> => {
  try {
    return await readDelta(site, list, null).catch(async (error: unknown) => {
      if (!isTooMuch(error)) throw error;
      return readDelta(site, list, await deltaFromStart(site, list, smallPage));
    });
  } catch (error) {
    if (needsResync(error)) return null;
    throw error;
  }
};

const byPaging = async (site: Site, list: ListName): Promise<WholeList> => {
  const rows = await everyListRow(site, list);
  return { rows: new Map(rows.map(row => [row.rowId, row])), link: null };
};

/**
 * An answer without rows is no proof that they are gone: a page that should be full can be empty. Of those that are
 * missing a few are asked for by themselves.
 */
const hidesRows = async (site: Site, { rows }: WholeList, known: RowTable): Promise<boolean> => {
  const missing = known.all().filter(row => !rows.has(row.rowId));
  const asked = new Set([missing[0], missing[Math.floor(missing.length / 2)], missing.at(-1)]);
  for (const row of asked) if (row && (await rowNow(site, row))) return true;
  return false;
};

/**
 * The whole list: by delta, or by paging where delta is broken (which has lasted for weeks) or hides rows. A list that
 * nothing is known of and that delta calls empty is asked for by paging too.
 *
 * @param known what was there before
 * @throws QuarterbookError `unreadable` where both roads leave out rows that are there
 */
export const readWhole = async (site: Site, list: ListName, known: RowTable): Promise<WholeList> => {
  const told = await byDelta(site, list);
  const isDoubtful = told === null || (known.size() === 0 && told.rows.size === 0);
  if (!isDoubtful && !(await hidesRows(site, told, known))) return told;
  const paged = await byPaging(site, list);
  if (await hidesRows(site, paged, known))
    throw new QuarterbookError('unreadable', `${list} was answered without rows that it has`);
  return told?.rows.size === 0 && paged.rows.size === 0 ? told : paged;
};
