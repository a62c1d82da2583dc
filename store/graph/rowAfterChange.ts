import { isOlder } from '../rows/etag.ts';
import type { Fields, ListRow } from '../rows/row.ts';

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const etagIn = (headers: Headers, body: Fields): string | null => {
  const said = body['@odata.etag'];
  return typeof said === 'string' && said !== '' ? said : headers.get('ETag');
};

/**
 * The row as the answer to its change shows it, which saves reading it again: Graph answers with the columns as they are
 * then. Null where the answer has no later ETag of that row, or leaves out a column that the row had and the change does
 * not empty.
 *
 * @see https://learn.microsoft.com/graph/api/listitem-update
 */
export const rowAfterChange = (
  row: ListRow,
  change: Fields,
  { headers, body }: { headers: Headers; body: unknown },
): ListRow | null => {
  if (!isObject(body)) return null;
  const etag = etagIn(headers, body);
  if (etag === null) return null;
  const after = { ...row, etag, fields: body };
  const isMissing = (name: string) => !(name in body) && !(name in change && (change[name] ?? null) === null);
  return isOlder(row, after) && !Object.keys(row.fields).some(isMissing) ? after : null;
};
