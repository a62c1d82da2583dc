import { batchSize, sendBatch, type BatchAnswers } from './graph/batch.ts';
import { patchRow } from './graph/changeRow.ts';
import type { Site } from './graph/site.ts';
import { parseListItem, type Fields, type ListRow } from './rows/row.ts';
import { sealedChange } from './seal.ts';

/** A row that is there, and the columns of it that become others. */
export type RowChange = { row: ListRow; after: Fields };

const pathOf = async (site: Site, { list, rowId }: ListRow): Promise<string> =>
  `${await site.listPath(list)}/items/${rowId}`;

const patchTogether = async (site: Site, changes: readonly RowChange[]): Promise<BatchAnswers> => {
  const members = await Promise.all(
    changes.map(async ({ row, after }, index) => ({
      id: String(index),
      method: 'PATCH' as const,
      url: `${await pathOf(site, row)}/fields`,
      headers: { 'If-Match': row.etag },
      body: sealedChange(row, after),
    })),
  );
  return sendBatch(site.graph, members);
};

const readTogether = async (site: Site, changes: readonly RowChange[]): Promise<BatchAnswers> => {
  const members = await Promise.all(
    changes.map(async ({ row }, index) => ({
      id: String(index),
      method: 'GET' as const,
      url: `${await pathOf(site, row)}?$expand=fields`,
    })),
  );
  return sendBatch(site.graph, members);
};

/** One change that its batch leaves open goes by itself: `patchRow` reads the row where an answer is not clear. */
const settleBatch = async (site: Site, changes: readonly RowChange[]): Promise<ListRow[]> => {
  const patched = await patchTogether(site, changes);
  const isDone = (index: number) => patched.get(String(index))?.status === 200;
  const shown = await readTogether(site, changes);
  const rows: ListRow[] = [];
  for (const [index, { row, after }] of changes.entries()) {
    const read = isDone(index) ? parseListItem(row.list, shown.get(String(index))?.body) : null;
    rows.push(read && read.etag !== row.etag ? read : await patchRow(site, row, after));
  }
  return rows;
};

/**
 * Changes rows, twenty at a time, each only if it is still the one we know; resolves to them in the same order as they are
 * then. Throws `changed` at the first that is another now; others of its batch may have been changed by then.
 */
export const patchRows = async (site: Site, changes: readonly RowChange[]): Promise<ListRow[]> => {
  const rows: ListRow[] = [];
  for (let start = 0; start < changes.length; start += batchSize)
    rows.push(...(await settleBatch(site, changes.slice(start, start + batchSize))));
  return rows;
};
