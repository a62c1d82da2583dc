import { batchSize, sendBatch, type BatchAnswers } from './graph/batch.ts';
import { patchRow } from './graph/changeRow.ts';
import { rowAfterChange } from './graph/rowAfterChange.ts';
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

/** As Graph's own answers show them; read are only those of which an answer says that it was done and shows too little. */
const rowsAfter = async (site: Site, changes: readonly RowChange[]): Promise<Map<RowChange, ListRow>> => {
  const answers = await patchTogether(site, changes);
  const rows = new Map<RowChange, ListRow>();
  const unseen: RowChange[] = [];
  for (const [index, change] of changes.entries()) {
    const answer = answers.get(String(index));
    if (answer?.status !== 200) continue;
    const shown = rowAfterChange(change.row, sealedChange(change.row, change.after), answer);
    if (shown) rows.set(change, shown);
    else unseen.push(change);
  }
  if (unseen.length === 0) return rows;
  const read = await readTogether(site, unseen);
  for (const [index, change] of unseen.entries()) {
    const row = parseListItem(change.row.list, read.get(String(index))?.body);
    if (row && row.etag !== change.row.etag) rows.set(change, row);
  }
  return rows;
};

/** One change that its batch leaves open goes by itself: `patchRow` reads the row where an answer is not clear. */
const settleBatch = async (site: Site, changes: readonly RowChange[]): Promise<ListRow[]> => {
  const seen = await rowsAfter(site, changes);
  const rows: ListRow[] = [];
  for (const change of changes)
    rows.push(seen.get(change) ?? (await patchRow(site, change.row, change.after)));
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
