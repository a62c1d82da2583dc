import { batchSize, sendBatch, type BatchMember } from './graph/batch.ts';
import { createRowOnce } from './graph/listRows.ts';
import type { Site } from './graph/site.ts';
import type { ImportRow } from './importRows.ts';
import { isFailure } from './quarterbookError.ts';
import { parseListItem, withoutNulls, type ListRow } from './rows/row.ts';

/** What is there now, and whether it is certainly us who made it. `row` is null where Graph did not show it. */
export type CreatedRow = { row: ListRow | null; created: boolean };

/** Outcomes by row; one that the batch leaves open is missing, and has to be asked for by its Key. */
const createTogether = async (
  site: Site,
  rows: readonly ImportRow[],
): Promise<Map<ImportRow, CreatedRow>> => {
  const members = await Promise.all(
    rows.map(async ({ list, fields }, index): Promise<BatchMember> => ({
      id: String(index),
      method: 'POST',
      url: `${await site.listPath(list)}/items`,
      body: { fields: withoutNulls(fields) },
    })),
  );
  try {
    const answers = await sendBatch(site.graph, members);
    return new Map(
      rows.flatMap((row, index): [ImportRow, CreatedRow][] => {
        const answer = answers.get(String(index));
        return answer?.status === 201
          ? [[row, { row: parseListItem(row.list, answer.body), created: true }]]
          : [];
      }),
    );
  } catch (error) {
    if (!isFailure(error, 'throttled', 'unavailable', 'unknown-outcome', 'unreadable')) throw error;
    return new Map();
  }
};

/** Makes rows in their order, twenty at a time, each once; `progress` hears how many are there after each batch. */
export const createRows = async (
  site: Site,
  rows: readonly ImportRow[],
  progress: (done: number, of: number) => void,
): Promise<Map<ImportRow, CreatedRow>> => {
  const outcomes = new Map<ImportRow, CreatedRow>();
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = rows.slice(start, start + batchSize);
    const made = await createTogether(site, batch);
    for (const row of batch)
      outcomes.set(row, made.get(row) ?? (await createRowOnce(site, row.list, row.fields)));
    progress(Math.min(start + batchSize, rows.length), rows.length);
  }
  return outcomes;
};
