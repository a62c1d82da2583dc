import {
  isRestricted,
  type Item,
  type RegisterStore,
  type Result,
  type Saved,
  type Update,
} from '../register/index.ts';
import { patchRow } from './graph/changeRow.ts';
import { findRow, getRow } from './graph/listRows.ts';
import type { Site } from './graph/site.ts';
import type { ListMirror } from './mirror.ts';
import { isFailure, QuarterbookError } from './quarterbookError.ts';
import { restrictedTwins } from './restrictedLists.ts';
import { indicatorFields, parseIndicator } from './rows/indicator.ts';
import { itemFields, parseItem } from './rows/item.ts';
import { meetingFields, parseMeeting } from './rows/meeting.ts';
import { parseReportingPeriod, reportingPeriodFields } from './rows/reportingPeriod.ts';
import { saysTheSame } from './rows/fingerprint.ts';
import type { Fields, ListRow } from './rows/row.ts';
import { decisionFields } from './rows/spoken.ts';
import { parseUpdate, updateFields } from './rows/update.ts';
import type { MirroredList } from './snapshot.ts';

export type Mirrors = Readonly<Record<MirroredList, ListMirror>>;

export const readBack = <T>(row: ListRow, parse: (fields: Fields) => Result<T>): T => {
  const result = parse(row.fields);
  if (result.ok) return result.value;
  throw new QuarterbookError(
    'unreadable',
    `The row of ${row.list} with this Key is there and cannot be read`,
  );
};

/** How a value becomes the columns that are written, and is read from all of a row. */
type Form<T> = { write: (value: T) => Fields; parse: (fields: Fields) => Result<T> };

type Place<T> = Form<T> & { list: MirroredList; key: string };

/** Changes a row that is there, if it still has that ETag. */
const saveOver = async <T>(
  { site, mirrors }: { site: Site; mirrors: Mirrors },
  { list, key, write, parse }: Place<T>,
  { value, etag }: { value: T; etag: string },
): Promise<Saved<T>> => {
  const wanted = write(value);
  const known = mirrors[list].find(key) ?? (await findRow(site, list, key));
  if (!known) throw new QuarterbookError('not-found', `${list} has no row with this Key`);
  try {
    const row = await patchRow(site, { ...known, etag }, wanted);
    mirrors[list].put(row);
    return { kind: 'saved', etag: row.etag, value: readBack(row, parse) };
  } catch (error) {
    if (!isFailure(error, 'changed', 'already-there')) throw error;
  }
  const row = await getRow(site, list, known.rowId);
  mirrors[list].put(row);
  const current = readBack(row, parse);
  // A repeated request can fail over what its own first attempt had written.
  return saysTheSame(write(current), wanted)
    ? { kind: 'saved', etag: row.etag, value: current }
    : { kind: 'conflict', etag: row.etag, current };
};

const rowKeyOf = (item: Item): string => (item.kind === 'indicator' ? item.definitionKey : item.key);

/** Both parsers read back the kind that was written: the Kind of a row is one of its columns. */
const formOf = <T extends Item>(item: T): Form<T> =>
  ({
    write: (value: Item) => (value.kind === 'indicator' ? indicatorFields(value) : itemFields(value)),
    parse: item.kind === 'indicator' ? parseIndicator : parseItem,
  }) as Form<T>;

/** The list in which the row is. An item never moves from an open list to a restricted one by being saved. */
const placeOfItem = (mirrors: Mirrors, item: Item): MirroredList => {
  const open = item.kind === 'indicator' ? 'Indicators' : 'Items';
  const closed = restrictedTwins[open];
  const key = rowKeyOf(item);
  const isClosed = mirrors[closed].find(key) !== null;
  if (isRestricted(item.visibility) !== isClosed && (isClosed || mirrors[open].find(key) !== null))
    throw new QuarterbookError('invalid', 'Saving an item cannot make it restricted, or open');
  return isClosed ? closed : open;
};

/** What of an update may change; the words and figures of the row stay as they are. */
const deciding: Form<Update> = {
  write: update => ({ State: update.state, ...decisionFields(update) }),
  parse: parseUpdate,
};

const unchangeable = (update: Update): Fields => ({
  ...updateFields(update),
  State: null,
  ...decisionFields({}),
});

/** The writes over rows that are there. */
export const createSaves = (
  site: Site,
  mirrors: Mirrors,
): Pick<RegisterStore, 'saveReportingPeriod' | 'saveMeeting' | 'saveItem' | 'saveDecision'> => {
  const at = { site, mirrors };
  return {
    saveReportingPeriod: (period, etag) =>
      saveOver(
        at,
        { list: 'Periods', key: period.key, write: reportingPeriodFields, parse: parseReportingPeriod },
        { value: period, etag },
      ),
    saveMeeting: (meeting, etag) =>
      saveOver(
        at,
        { list: 'Meetings', key: meeting.key, write: meetingFields, parse: parseMeeting },
        { value: meeting, etag },
      ),
    saveItem: async (item, etag) =>
      saveOver(
        at,
        { list: placeOfItem(mirrors, item), key: rowKeyOf(item), ...formOf(item) },
        { value: item, etag },
      ),
    saveDecision: async (update, etag) => {
      const list = mirrors.RestrictedUpdates.find(update.key) ? 'RestrictedUpdates' : 'Updates';
      const known = mirrors[list].find(update.key);
      if (known && !saysTheSame(unchangeable(readBack(known, parseUpdate)), unchangeable(update)))
        throw new QuarterbookError('invalid', 'A decision cannot change what was said');
      return saveOver(at, { list, key: update.key, ...deciding }, { value: update, etag });
    },
  };
};
