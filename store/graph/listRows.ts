import type { ListName } from '../../register/index.ts';
import { QuarterbookError } from '../quarterbookError.ts';
import { keyOf, parseListItem, type ListRow } from '../rows/row.ts';
import { everyRow, pagesOf } from './pages.ts';
import type { Site } from './site.ts';

/** Throws `unreadable` where it is no row. */
export const readable = (list: ListName, raw: unknown): ListRow => {
  const row = parseListItem(list, raw);
  if (!row)
    throw new QuarterbookError('unreadable', `Microsoft Graph gave something that is no row of ${list}`);
  return row;
};

const quoted = (text: string): string => encodeURIComponent(`'${text.replaceAll("'", "''")}'`);

export const getRow = async (site: Site, list: ListName, rowId: string): Promise<ListRow> => {
  const path = `${await site.listPath(list)}/items/${rowId}?$expand=fields`;
  return readable(list, (await site.graph.call({ method: 'GET', path })).body);
};

/** Where Graph lists the rows with that Key. */
export const itemsWithKey = async (site: Site, list: ListName, key: string): Promise<string> =>
  `${await site.listPath(list)}/items?$expand=fields&$filter=fields/Key%20eq%20${quoted(key)}`;

/**
 * The row with that Key, asked of SharePoint itself; null where there is none, or where the filter does not show it.
 * SharePoint compares without regard to capitals, so that it may show another row.
 *
 * @see https://learn.microsoft.com/previous-versions/office/developer/sharepoint-2010/ee536168(v=office.14)
 */
export const findRow = async (site: Site, list: ListName, key: string): Promise<ListRow | null> => {
  const rows = await everyRow(site.graph, await itemsWithKey(site, list, key));
  return rows.map(raw => readable(list, raw)).find(row => keyOf(row) === key) ?? null;
};

/**
 * The row with that Key by reading the Keys of the whole list: dear, and there for when a filter may not be believed. A
 * page takes 5,000 rows at most.
 */
export const findRowByPaging = async (site: Site, list: ListName, key: string): Promise<ListRow | null> => {
  const path = `${await site.listPath(list)}/items?$expand=fields($select=Key)&$top=5000`;
  for await (const page of pagesOf(site.graph, path)) {
    const found = page.value.map(raw => readable(list, raw)).find(row => keyOf(row) === key);
    if (found) return getRow(site, list, found.rowId);
  }
  return null;
};

/** Every row, by paging: slower than delta, and there when delta is not. */
export const everyListRow = async (site: Site, list: ListName): Promise<ListRow[]> => {
  const rows = await everyRow(site.graph, `${await site.listPath(list)}/items?$expand=fields&$top=1000`);
  return rows.map(raw => readable(list, raw));
};
