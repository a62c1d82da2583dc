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
import {
  isRestrictedList,
  restrictedTwins,
  type RestrictedList,
  type TwinnedList,
} from './restrictedLists.ts';
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

type Change<T> = Form<T> & {
  /** Where the row may be. */
  lists: readonly MirroredList[];
  key: string;
  value: T;
  /** Of the row as it was seen by whoever changes it. */
  etag: string;
  /** Throws `invalid` where the value may not be saved over that row. */
  hold: (row: ListRow) => void;
};

type Keeping = { site: Site; mirrors: Mirrors };
type Place = { list: MirroredList; row: ListRow };

const anything = (): void => undefined;

/** As the mirrors know it, or else as SharePoint has it: another server may just have made it. */
const locate = async (
  { site, mirrors }: Keeping,
  lists: readonly MirroredList[],
  key: string,
): Promise<Place> => {
  for (const list of lists) {
    const row = mirrors[list].find(key);
    if (row) return { list, row };
  }
  for (const list of lists) {
    const row = await findRow(site, list, key);
    if (row) return { list, row };
  }
  throw new QuarterbookError('not-found', `${lists.join(' and ')}: no row with this Key`);
};

const lookAgain = async ({ site, mirrors }: Keeping, { list, row }: Place): Promise<ListRow> => {
  const current = await getRow(site, list, row.rowId);
  mirrors[list].put(current);
  return current;
};

/** The changed row; null where it is another by now. */
const change = async (
  { site, mirrors }: Keeping,
  { list, row }: Place,
  wanted: Fields,
): Promise<ListRow | null> => {
  try {
    const changed = await patchRow(site, row, wanted);
    mirrors[list].put(changed);
    return changed;
  } catch (error) {
    if (isFailure(error, 'changed', 'already-there')) return null;
    throw error;
  }
};

/**
 * Changes a row that is there, if it still has that ETag. Where our own copy of it has another it is read first: what
 * is held against the row, and the Seal that vouches for it, go by the row that the person saw.
 */
const saveOver = async <T>(keeping: Keeping, asked: Change<T>): Promise<Saved<T>> => {
  const { lists, key, value, etag, write, parse, hold } = asked;
  const wanted = write(value);
  const place = await locate(keeping, lists, key);
  const seen = place.row.etag === etag ? place.row : await lookAgain(keeping, place);
  hold(seen);
  const isTheirs = seen.etag === etag;
  const saved = isTheirs ? await change(keeping, { ...place, row: seen }, wanted) : null;
  if (saved) return { kind: 'saved', etag: saved.etag, value: readBack(saved, parse) };
  const row = isTheirs ? await lookAgain(keeping, place) : seen;
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

/** The restricted list first: what stands in both by somebody's hand is restricted. */
const twinsOf = (list: TwinnedList): readonly [RestrictedList, TwinnedList] => [restrictedTwins[list], list];

/** An item never moves from an open list to a restricted one by being saved, or back. */
const holdToList =
  ({ visibility }: Item) =>
  ({ list }: ListRow): void => {
    if (isRestricted(visibility) !== isRestrictedList(list))
      throw new QuarterbookError('invalid', 'Saving an item cannot make it restricted, or open');
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

/** Of a row that is another by now the change is shown, and nothing is written. */
const holdToWords =
  (update: Update, etag: string) =>
  (row: ListRow): void => {
    if (row.etag === etag && !saysTheSame(unchangeable(readBack(row, parseUpdate)), unchangeable(update)))
      throw new QuarterbookError('invalid', 'A decision cannot change what was said');
  };

const ofPeriods = {
  lists: ['Periods'],
  write: reportingPeriodFields,
  parse: parseReportingPeriod,
  hold: anything,
} as const;

const ofMeetings = {
  lists: ['Meetings'],
  write: meetingFields,
  parse: parseMeeting,
  hold: anything,
} as const;

/** The writes over rows that are there. */
export const createSaves = (
  site: Site,
  mirrors: Mirrors,
): Pick<RegisterStore, 'saveReportingPeriod' | 'saveMeeting' | 'saveItem' | 'saveDecision'> => {
  const keeping = { site, mirrors };
  return {
    saveReportingPeriod: (period, etag) =>
      saveOver(keeping, { ...ofPeriods, key: period.key, value: period, etag }),
    saveMeeting: (meeting, etag) =>
      saveOver(keeping, { ...ofMeetings, key: meeting.key, value: meeting, etag }),
    saveItem: (item, etag) =>
      saveOver(keeping, {
        ...formOf(item),
        lists: twinsOf(item.kind === 'indicator' ? 'Indicators' : 'Items'),
        key: rowKeyOf(item),
        value: item,
        etag,
        hold: holdToList(item),
      }),
    saveDecision: (update, etag) =>
      saveOver(keeping, {
        ...deciding,
        lists: twinsOf('Updates'),
        key: update.key,
        value: update,
        etag,
        hold: holdToWords(update, etag),
      }),
  };
};
