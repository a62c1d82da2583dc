import type { ListName } from '../../register/index.ts';
import { isFailure, QuarterbookError } from '../quarterbookError.ts';
import { keyOf, withoutNulls, type Fields, type ListRow } from '../rows/row.ts';
import { sealedAnew } from '../seal.ts';
import { readDelta } from './listDelta.ts';
import { findRow, findRowByPaging, readable } from './listRows.ts';
import type { Site } from './site.ts';

/** What is there now, and whether it is certainly us who made it, just now. */
export type MadeRow = { row: ListRow; created: boolean };

export type NewRow = { list: ListName; fields: Fields & { Key: string } };

const attempts = 5;

const mayHaveWorked = (error: unknown) => isFailure(error, 'unknown-outcome', 'unreadable', 'already-there');
const certainlyNotDone = (error: unknown) => isFailure(error, 'throttled', 'unavailable', 'changed');

/** Delta from the beginning: another road into SharePoint than a filter or a page. */
const findRowByDelta = async (site: Site, { list, fields }: NewRow): Promise<ListRow | null> => {
  const { rows } = await readDelta(site, list, null);
  return [...rows.values()].find(row => keyOf(row) === fields.Key) ?? null;
};

/**
 * A filter that finds nothing is no proof that there is nothing: one answered so for weeks. So, before anybody believes
 * it for good, the row is looked for by other roads.
 */
const lookUp = async (
  site: Site,
  row: NewRow,
  { pages, delta }: { pages: boolean; delta: boolean },
): Promise<ListRow | null> =>
  (await findRow(site, row.list, row.fields.Key)) ??
  (pages ? await findRowByPaging(site, row.list, row.fields.Key) : null) ??
  (delta ? await findRowByDelta(site, row) : null);

const post = async (site: Site, { list, fields }: NewRow): Promise<ListRow> => {
  const path = `${await site.listPath(list)}/items`;
  const body = { fields: withoutNulls(sealedAnew(list, fields)) };
  return readable(list, (await site.graph.call({ method: 'POST', path, body })).body);
};

/** What is said in the end: once one attempt may have worked, no later failure can say that it did not. */
const inTheEnd = (error: unknown, list: ListName, mayBeThere: boolean): unknown =>
  mayBeThere
    ? new QuarterbookError('unknown-outcome', `A row of ${list} may or may not have been made`, {
        cause: error,
        retryAfter: isFailure(error) ? (error.retryAfter ?? undefined) : undefined,
      })
    : error;

/** The same as `createRowOnce`, for a row that may have been sent before. */
export const createRowAgain = async (site: Site, row: NewRow, wasSent: boolean): Promise<MadeRow> => {
  let mayBeThere = wasSent;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { row: await post(site, row), created: true };
    } catch (error) {
      mayBeThere ||= mayHaveWorked(error);
      // The unique Key is refused like every other senseless value.
      const isRefused = isFailure(error, 'invalid');
      if (!isRefused && !mayHaveWorked(error) && !certainlyNotDone(error))
        throw inTheEnd(error, row.list, mayBeThere);
      const isLast = isRefused || attempt === attempts;
      const isPaused = isFailure(error) && error.retryAfter !== null;
      if (!isRefused && !isPaused) await site.graph.wait(1000 * attempt);
      const there = await lookUp(site, row, {
        pages: isLast && (isRefused || mayBeThere),
        delta: isLast && mayBeThere,
      }).catch((cause: unknown) => {
        throw inTheEnd(cause, row.list, mayBeThere);
      });
      if (there) return { row: there, created: false };
      if (isLast) throw inTheEnd(error, row.list, mayBeThere);
    }
  }
};

/**
 * Makes a row unless its Key is there. Graph has no idempotency key, so after any unclear answer, and after a refusal
 * that may be the unique Key speaking, the Key is looked up before the row is sent again. Throws `unknown-outcome` where
 * it cannot be known whether the row is there: a repeat finds out.
 */
export const createRowOnce = (site: Site, list: ListName, fields: NewRow['fields']): Promise<MadeRow> =>
  createRowAgain(site, { list, fields }, false);
