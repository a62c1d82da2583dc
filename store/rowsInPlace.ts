import type { Reach } from '../register/index.ts';
import { isRestrictedList, isTwinned, restrictedTwins } from './restrictedLists.ts';
import { itemKeyOf, type ListRow } from './rows/row.ts';
import type { RowsOf } from './snapshot.ts';

/** What stands in an open list. Anything else in the column, also what nobody can read, is taken for restricted. */
const open: ReadonlySet<unknown> = new Set(['open', 'internal', '', undefined, null]);

const saysOpen = ({ fields }: ListRow): boolean => {
  const said = fields['Visibility'];
  return open.has(typeof said === 'string' ? said.trim().toLowerCase() : said);
};

const keysOf = (rows: readonly ListRow[]): string[] => rows.flatMap(row => itemKeyOf(row) ?? []);

/** Whether a row may stand in the list where it stands. */
export type Place = 'right' | 'restricted-in-open-list' | 'open-in-restricted-list';

/**
 * Tells for every row whether its list is the right one. Restricted is what says so, what is an item of the restricted
 * lists, and what speaks of such an item: a row that was moved or copied by hand gives nothing away.
 */
export const placing = (rowsOf: RowsOf): ((row: ListRow) => Place) => {
  const promised = [rowsOf('Items'), rowsOf('Indicators')].flat().filter(row => !saysOpen(row));
  const hidden = new Set(
    keysOf([promised, rowsOf('RestrictedItems'), rowsOf('RestrictedIndicators')].flat()),
  );
  return row => {
    if (isRestrictedList(row.list)) return saysOpen(row) ? 'open-in-restricted-list' : 'right';
    if (!isTwinned(row.list)) return 'right';
    return saysOpen(row) && !hidden.has(itemKeyOf(row) ?? '') ? 'right' : 'restricted-in-open-list';
  };
};

/** Rows of a list as far as somebody may read: with those of its restricted twin, or without. */
export const withTwins =
  (rows: RowsOf, reach: Reach): RowsOf =>
  list =>
    reach === 'all' && isTwinned(list) ? [...rows(list), ...rows(restrictedTwins[list])] : rows(list);
