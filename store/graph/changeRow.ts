import { isFailure, QuarterbookError } from '../quarterbookError.ts';
import { saysTheSame } from '../rows/fingerprint.ts';
import type { Fields, ListRow } from '../rows/row.ts';
import { sealedChange } from '../seal.ts';
import { getRow } from './listRows.ts';
import { rowAfterChange } from './rowAfterChange.ts';
import type { Site } from './site.ts';

/** A row as we know it. */
export type KnownRow = Pick<ListRow, 'list' | 'rowId' | 'etag'>;

const attempts = 5;

/** Failures after which only the row itself can tell whether it was changed, by us or by somebody else. */
const asksForALook = (error: unknown): error is QuarterbookError =>
  isFailure(error, 'changed', 'already-there', 'unknown-outcome', 'unavailable', 'unreadable');

const changedUnderUs = ({ list }: KnownRow, cause: unknown): QuarterbookError =>
  new QuarterbookError('changed', `Somebody changed this row of ${list} meanwhile`, { status: 412, cause });

const notRead = ({ list }: KnownRow, cause: unknown): QuarterbookError =>
  new QuarterbookError('unknown-outcome', `A row of ${list} may have been changed, and cannot be read`, {
    cause,
  });

const itemPath = async (site: Site, { list, rowId }: KnownRow): Promise<string> =>
  `${await site.listPath(list)}/items/${rowId}`;

const holds = (row: ListRow, fields: Fields): boolean =>
  saysTheSame(Object.fromEntries(Object.keys(fields).map(name => [name, row.fields[name]])), fields);

const readAfter = (site: Site, row: KnownRow): Promise<ListRow> =>
  getRow(site, row.list, row.rowId).catch((error: unknown) => {
    throw isFailure(error, 'not-found') ? error : notRead(row, error);
  });

/** `done` is the row where Graph shows it; `doubt` the failure after which it may have been changed. */
type Sent = { done: ListRow | null; doubt: QuarterbookError | null };

/** Neither is there where Graph says that it was done and does not show the row; throws where it certainly was not. */
const send = async (site: Site, row: ListRow, fields: Fields): Promise<Sent> => {
  try {
    const path = `${await itemPath(site, row)}/fields`;
    const headers = { 'If-Match': row.etag };
    const answer = await site.graph.call({ method: 'PATCH', path, headers, body: fields });
    return { done: rowAfterChange(row, fields, answer), doubt: null };
  } catch (error) {
    if (asksForALook(error)) return { done: null, doubt: error };
    throw error;
  }
};

/**
 * Changes a row if it is still the one we know, and resolves to it as it is then: mostly Graph's answer shows it, and
 * otherwise it is read. After an answer that leaves it open the row is read too: what we meant is there, and it is saved; it is as it was, and the change is sent again; it is another, and
 * this throws `changed`. A row that somebody else made say the very same counts as saved. Throws `unknown-outcome`
 * where the row cannot be read: a repeat finds out.
 */
export const patchRow = async (site: Site, row: ListRow, change: Fields): Promise<ListRow> => {
  const fields = sealedChange(row, change);
  for (let attempt = 1; ; attempt += 1) {
    const { done, doubt } = await send(site, row, fields);
    if (done) return done;
    const current = await readAfter(site, row);
    const isAnother = current.etag !== row.etag;
    // A clear yes is believed though SharePoint may keep a value in a form of its own.
    if (holds(current, fields) || (isAnother && doubt === null)) return current;
    if (isAnother) throw changedUnderUs(row, doubt);
    if (attempt === attempts) throw doubt ?? notRead(row, null);
    await site.graph.wait(1000 * attempt);
  }
};

const isOpen = (error: unknown) =>
  isFailure(error, 'changed', 'already-there', 'unknown-outcome', 'unreadable');

const isAsKnown = async (site: Site, row: KnownRow): Promise<boolean> => {
  try {
    return (await getRow(site, row.list, row.rowId)).etag === row.etag;
  } catch (error) {
    // Somebody removed it: the next attempt hears so.
    if (isFailure(error, 'not-found')) return true;
    throw error;
  }
};

const mayBeGone = ({ list }: KnownRow, cause: unknown): QuarterbookError =>
  new QuarterbookError('unknown-outcome', `A row of ${list} may or may not be gone`, {
    cause,
    retryAfter: isFailure(cause) ? (cause.retryAfter ?? undefined) : undefined,
  });

/**
 * Removes a row if it is still the one we know. Gone already is done; throws `changed` where it is another now, and
 * `unknown-outcome` where it may be gone: a repeat finds out.
 */
export const deleteRow = async (site: Site, row: KnownRow): Promise<void> => {
  const path = await itemPath(site, row);
  let wasUnclear = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await site.graph.call({ method: 'DELETE', path, headers: { 'If-Match': row.etag } });
      return;
    } catch (error) {
      if (isFailure(error, 'not-found')) return;
      wasUnclear ||= isFailure(error, 'unknown-outcome', 'unreadable');
      if (!isOpen(error) || attempt === attempts) throw wasUnclear ? mayBeGone(row, error) : error;
      // A 409 can be said of a row that nobody changed.
      if (isFailure(error, 'changed', 'already-there') && !(await isAsKnown(site, row)))
        throw changedUnderUs(row, error);
      await site.graph.wait(1000 * attempt);
    }
  }
};
