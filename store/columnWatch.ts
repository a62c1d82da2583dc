import type { ListName, Problem } from '../register/index.ts';
import { everyRow, textIn } from './graph/pages.ts';
import type { Site } from './graph/site.ts';
import { lists } from './lists.ts';
import { QuarterbookError } from './quarterbookError.ts';
import type { ListRow } from './rows/row.ts';

const neededBy = new Map(lists.map(({ name, columns }) => [name, columns.map(column => column.name)]));

/**
 * Columns that the register needs and the list has no more, by their internal names: another display name loses
 * nothing, and a column that we do not know is none of our business. One request, two units.
 */
const lostColumns = async (site: Site, list: ListName): Promise<string[]> => {
  const found = await everyRow(site.graph, `${await site.listPath(list)}/columns?$select=name`);
  const there = new Set(found.map(column => textIn(column, 'name')));
  if (there.size === 0) throw new QuarterbookError('unreadable', `${list} was answered without any columns`);
  return (neededBy.get(list) ?? []).filter(name => !there.has(name));
};

/**
 * Whether a row has lost what it held in a column. Somebody has emptied it, or the column itself is gone: Graph answers
 * both alike, and only the second is a fault of the list.
 */
export const losesColumn = (before: ListRow | undefined, { list, fields }: ListRow): boolean =>
  before !== undefined &&
  (neededBy.get(list) ?? []).some(name => before.fields[name] !== undefined && fields[name] === undefined);

/**
 * How many refreshes go by between two looks at a list's columns. Ten minutes at one refresh in 30 s, which costs a
 * fifth of a unit a minute and list, a tenth of what delta costs.
 */
const looksEvery = 20;

/**
 * Sees to it that a list still has the columns that the register needs. SharePoint tells nobody that one was removed,
 * and rows then come without it as if it were empty: read so, a whole register would lose its ratings at once. So the
 * columns are looked at whenever the whole list is read, when a row loses what it held, and every ten minutes.
 */
export const createColumnWatch = (site: Site, list: ListName) => {
  let turn = 0;
  let fault: Problem | null = null;
  return {
    /** Null where nothing is missing. */
    fault: (): Problem | null => fault,
    /** Throws `not-provisioned` where a column is missing. */
    look: async (): Promise<void> => {
      const lost = await lostColumns(site, list);
      turn = 0;
      const column = lost.join(', ');
      fault = lost.length === 0 ? null : { code: 'column-lost', facts: { list, column } };
      if (fault)
        throw new QuarterbookError('not-provisioned', `The list ${list} has lost its column ${column}`);
    },
    /** Counts a refresh; true where it is time to look again. */
    isDue: (): boolean => {
      turn += 1;
      return turn >= looksEvery;
    },
  };
};
