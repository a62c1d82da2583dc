import { batchSize, sendBatch } from './graph/batch.ts';
import { createRowAgain, type NewRow } from './graph/createRowOnce.ts';
import { itemsWithKey } from './graph/listRows.ts';
import type { Site } from './graph/site.ts';
import { keyOf, parseListItem, withoutNulls, type ListRow } from './rows/row.ts';
import { sealedAnew } from './seal.ts';

/** What is there now, and whether it is certainly us who made it. `row` is null where Graph did not show it. */
export type CreatedRow = { row: ListRow | null; created: boolean };

type Created = Map<NewRow, CreatedRow>;

/** How often rows that a batch leaves open are looked for and sent in another, before each is seen to by itself. */
const rounds = 3;

/** What a batch said: who was certainly made, who may have been, and who was refused. The rest was turned away. */
type Said = { made: Created; unclear: NewRow[]; refused: NewRow[] };

const turnedAway = new Set([424, 429, 503]);

const createTogether = async (site: Site, rows: readonly NewRow[]): Promise<Said> => {
  const members = await Promise.all(
    rows.map(async ({ list, fields }, index) => ({
      id: String(index),
      method: 'POST' as const,
      url: `${await site.listPath(list)}/items`,
      body: { fields: withoutNulls(sealedAnew(list, fields)) },
    })),
  );
  const answers = await sendBatch(site.graph, members);
  const said: Said = { made: new Map(), unclear: [], refused: [] };
  for (const [index, row] of rows.entries()) {
    const { status, body } = answers.get(String(index)) ?? { status: 0, body: null };
    if (status === 201) said.made.set(row, { row: parseListItem(row.list, body), created: true });
    else if (status === 0 || status === 409 || (status >= 500 && !turnedAway.has(status)))
      said.unclear.push(row);
    else if (!turnedAway.has(status)) said.refused.push(row);
  }
  return said;
};

/** Of what a filter showed the row with exactly that Key: SharePoint compares without regard to capitals. */
const shownIn = (body: unknown, { list, fields }: NewRow): ListRow | null => {
  const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : null;
  const rows = Array.isArray(value) ? (value as unknown[]).map(raw => parseListItem(list, raw)) : [];
  return rows.find(row => row !== null && keyOf(row) === fields.Key) ?? null;
};

/** Those that are there after all, asked by their Keys. */
const findTogether = async (site: Site, rows: readonly NewRow[]): Promise<Created> => {
  const members = await Promise.all(
    rows.map(async ({ list, fields }, index) => ({
      id: String(index),
      method: 'GET' as const,
      url: await itemsWithKey(site, list, fields.Key),
    })),
  );
  const answers = await sendBatch(site.graph, members);
  return new Map(
    rows.flatMap((row, index): [NewRow, CreatedRow][] => {
      const found = shownIn(answers.get(String(index))?.body, row);
      return found ? [[row, { row: found, created: false }]] : [];
    }),
  );
};

/**
 * A row without a clear answer is looked up before it goes again, and the unique Key refuses it where the look-up was
 * wrong. One by one goes only what no batch settles: a refusal needs a closer look than a filter.
 */
const createBatch = async (site: Site, rows: readonly NewRow[]): Promise<Created> => {
  const settled: Created = new Map();
  const unclear = new Set<NewRow>();
  const refused = new Set<NewRow>();
  const open = () => rows.filter(row => !settled.has(row) && !refused.has(row));
  const settle = (outcomes: Created) => {
    for (const [row, outcome] of outcomes) settled.set(row, outcome);
  };
  for (let round = 1; open().length > 0 && round <= rounds; round += 1) {
    if (unclear.size > 0) settle(await findTogether(site, open()));
    if (open().length === 0) break;
    const said = await createTogether(site, open());
    settle(said.made);
    for (const row of said.unclear) unclear.add(row);
    for (const row of said.refused) refused.add(row);
  }
  for (const row of rows)
    if (!settled.has(row)) settled.set(row, await createRowAgain(site, row, unclear.has(row)));
  return settled;
};

/** Makes rows in their order, twenty at a time, each once; `progress` hears how many are there after each batch. */
export const createRows = async <R extends NewRow>(
  site: Site,
  rows: readonly R[],
  progress: (done: number, of: number) => void,
): Promise<Map<R, CreatedRow>> => {
  const outcomes = new Map<R, CreatedRow>();
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = rows.slice(start, start + batchSize);
    const settled = await createBatch(site, batch);
    for (const row of batch) {
      const outcome = settled.get(row);
      if (outcome) outcomes.set(row, outcome);
    }
    progress(Math.min(start + batchSize, rows.length), rows.length);
  }
  return outcomes;
};
