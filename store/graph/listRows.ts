import type { ListName } from '../../register/index.ts';
import { isFailure, QuarterbookError } from '../quarterbookError.ts';
import { parseListItem, withoutNulls, type Fields, type ListRow } from '../rows/row.ts';
import { everyRow } from './pages.ts';
import type { Site } from './site.ts';

const readable = (list: ListName, raw: unknown): ListRow => {
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

/** The row with that Key, asked of SharePoint itself; null where there is none. */
export const findRow = async (site: Site, list: ListName, key: string): Promise<ListRow | null> => {
  const path = `${await site.listPath(list)}/items?$expand=fields&$filter=fields/Key%20eq%20${quoted(key)}`;
  const [first] = await everyRow(site.graph, path);
  return first === undefined ? null : readable(list, first);
};

/** Every row, by paging: slower than delta, and there when delta is not. */
export const everyListRow = async (site: Site, list: ListName): Promise<ListRow[]> => {
  const rows = await everyRow(site.graph, `${await site.listPath(list)}/items?$expand=fields&$top=1000`);
  return rows.map(raw => readable(list, raw));
};

const mayHaveWorked = (error: unknown) =>
  isFailure(error, 'throttled', 'unavailable', 'unknown-outcome', 'unreadable');
const saysNo = (error: unknown) => isFailure(error, 'already-there', 'invalid', 'changed');

/**
 * Makes a row unless its Key is there. Graph has no idempotency key, so after any unclear answer, and after a refusal
 * that may be the unique Key speaking, the Key is looked up before the row is sent again.
 */
export const createRowOnce = async (
  site: Site,
  list: ListName,
  fields: Fields & { Key: string },
): Promise<{ row: ListRow; created: boolean }> => {
  const path = `${await site.listPath(list)}/items`;
  const attempts = 3;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { body } = await site.graph.call({
        method: 'POST',
        path,
        body: { fields: withoutNulls(fields) },
      });
      return { row: readable(list, body), created: true };
    } catch (error) {
      if (!mayHaveWorked(error) && !saysNo(error)) throw error;
      if (mayHaveWorked(error))
        await site.graph.wait(1000 * ((isFailure(error) ? error.retryAfter : null) ?? attempt));
      const there = await findRow(site, list, fields.Key);
      if (there) return { row: there, created: false };
      if (saysNo(error) || attempt === attempts) throw error;
    }
  }
};

/** Removes a row if it is still the one we know. Gone already is done; throws `changed` where it is another now. */
export const deleteRow = async (site: Site, row: Pick<ListRow, 'list' | 'rowId' | 'etag'>): Promise<void> => {
  const path = `${await site.listPath(row.list)}/items/${row.rowId}`;
  try {
    await site.graph.call({ method: 'DELETE', path, headers: { 'If-Match': row.etag } });
  } catch (error) {
    if (!isFailure(error, 'not-found')) throw error;
  }
};

/** Changes a row if it is still the one we know. Throws `changed` where it is not; nothing is written then. */
export const patchRow = async (
  site: Site,
  row: Pick<ListRow, 'list' | 'rowId' | 'etag'>,
  fields: Fields,
): Promise<ListRow> => {
  const path = `${await site.listPath(row.list)}/items/${row.rowId}/fields`;
  await site.graph.call({ method: 'PATCH', path, headers: { 'If-Match': row.etag }, body: fields });
  return getRow(site, row.list, row.rowId);
};
