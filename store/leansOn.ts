import { periodEnd, type ListName } from '../register/index.ts';
import { placeOf, type ChangedRow } from './changeSet.ts';
import { isRestrictedList, kindOfList } from './restrictedLists.ts';
import { keyOf, type ListRow } from './rows/row.ts';

const textIn = ({ fields }: ListRow, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

/** Keys of plans in a column; what cannot be read leans on nothing. */
const planKeysIn = (row: ListRow): string[] => {
  try {
    const keys: unknown = JSON.parse(textIn(row, 'PlanKeys'));
    return Array.isArray(keys) ? keys.map(String) : [];
  } catch {
    return [];
  }
};

type Made = Readonly<Record<'Plans' | 'Items' | 'Periods', ReadonlySet<string>>> & {
  /** Later versions of measures: the day from which each holds, by the key of its item. */
  versions: ReadonlyMap<string, string>;
};

const madeBy = (written: readonly ChangedRow[], rows: readonly ListRow[]): Made => {
  const made = new Set(written.filter(row => row.before === null).map(placeOf));
  // From the rows and not from the record, which has restricted Keys only as hashes.
  const there = rows.filter(row => made.has(placeOf({ list: row.list, key: keyOf(row) ?? '' })));
  const gone = written.filter(row => row.before === null && !isRestrictedList(row.list));
  const all = [...there.map(row => ({ list: row.list, key: keyOf(row) ?? '' })), ...gone];
  const keysOf = (list: ListName) => all.filter(row => kindOfList(row.list) === list).map(row => row.key);
  const measures = keysOf('Indicators').map(key => key.split('/'));
  return {
    Plans: new Set(keysOf('Plans')),
    Periods: new Set(keysOf('Periods')),
    Items: new Set([
      ...keysOf('Items'),
      ...measures.filter(key => key.length === 3).map(key => key.join('/')),
    ]),
    versions: new Map(
      measures.filter(key => key.length > 3).map(key => [key.slice(0, 3).join('/'), key.slice(3).join('/')]),
    ),
  };
};

/** A row that does not parse still leans: its period may be anything. */
const endOf = (period: string): string => (/^\d{4}-\d{2}/.test(period) ? periodEnd(period) : '');

const leans = (row: ListRow, made: Made): boolean => {
  const period = `${textIn(row, 'Council')}/${textIn(row, 'Period')}`;
  if (kindOfList(row.list) === 'Updates') {
    const from = made.versions.get(textIn(row, 'ItemKey'));
    const isUnderVersion = from !== undefined && endOf(textIn(row, 'Period')) >= from;
    return isUnderVersion || made.Items.has(textIn(row, 'ItemKey')) || made.Periods.has(period);
  }
  if (row.list === 'Meetings') return made.Periods.has(period);
  return row.list === 'Plans'
    ? made.Plans.has(textIn(row, 'Parent'))
    : planKeysIn(row).some(key => made.Plans.has(key));
};

/** Rows that point at rows which a change set made, and were not made by it. */
export const leansOn = (written: readonly ChangedRow[], rows: readonly ListRow[]): ListRow[] => {
  const made = madeBy(written, rows);
  const own = new Set(written.map(placeOf));
  return rows.filter(row => !own.has(placeOf({ list: row.list, key: keyOf(row) ?? '' })) && leans(row, made));
};
