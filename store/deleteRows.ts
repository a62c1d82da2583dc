import { batchSize, sendBatch } from './graph/batch.ts';
import { deleteRow } from './graph/changeRow.ts';
import type { Site } from './graph/site.ts';
import type { ListRow } from './rows/row.ts';

const gone = new Set([204, 404]);

/** Resolves to the rows whose outcome the batch leaves open. */
const deleteTogether = async (site: Site, rows: readonly ListRow[]): Promise<ListRow[]> => {
  const members = await Promise.all(
    rows.map(async ({ list, rowId, etag }, index) => ({
      id: String(index),
      method: 'DELETE' as const,
      url: `${await site.listPath(list)}/items/${rowId}`,
      headers: { 'If-Match': etag },
    })),
  );
  const answers = await sendBatch(site.graph, members);
  return rows.filter((_, index) => !gone.has(answers.get(String(index))?.status ?? 0));
};

/** Removes rows in their order, twenty at a time. Throws `changed` at one that is not the one we know any more. */
export const deleteRows = async (site: Site, rows: readonly ListRow[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += batchSize) {
    const open = await deleteTogether(site, rows.slice(start, start + batchSize));
    for (const row of open) await deleteRow(site, row);
  }
};
