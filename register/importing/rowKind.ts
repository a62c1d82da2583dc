import { cellAt, isBlank, type Cell, type SheetRow } from './cell.ts';
import { headingText } from './headings.ts';
import type { Columns } from './sheetRow.ts';

/** What a row below the headings is. `heading` is a line of its own across the table, as "Protect our environment". */
export type RowKind =
  | { kind: 'item' }
  | { kind: 'blank' }
  | { kind: 'total' }
  | { kind: 'repeated' }
  | { kind: 'heading'; text: string };

const total = /^(grand |sub-?\s?|overall )?totals?:?$|^overall:?$/i;
const totalOf = /^(grand |sub-?\s?|overall )?total\b/i;
const countOf = /^((grand |sub-?\s?|overall )?total|overall)\b/i;
/** "% Green", "Number of indicators at Red": a count of the ratings above it. */
const countOfRatings =
  /^((%|per ?cent(age)?|proportion|number|no\.?|count)( of)? )?((indicators?|measures?|actions?|kpis?|projects?) )?((rated|at|on|that are|which are) )?(red|amber|green|blue|grey)( rated)?( (indicators?|measures?|actions?|kpis?|projects?))?:?$/i;

const textIn = (row: SheetRow, columns: Columns, field: 'ref' | 'title'): string | null => {
  const column = columns.of(field);
  return column && cellAt(row, column.column).text;
};

/**
 * A title that begins with "Total" is an item's ("Total tonnage collected") where it has a reference. Without one it
 * counts other rows, as does one that has at most one cell beside it. `said` is how many cells have something.
 */
const isTotal = (row: SheetRow, columns: Columns, said: number): boolean => {
  const ref = textIn(row, columns, 'ref');
  // No sheet is read without a column of titles.
  const title = textIn(row, columns, 'title') as string;
  if (total.test(title)) return true;
  if (ref !== null && (total.test(ref) || totalOf.test(ref || title))) return true;
  return !ref && said <= 2 && (countOf.test(title) || countOfRatings.test(title.trim()));
};

/** A heading of two rows is printed again as its second. */
const isHeading = (cell: Cell, heading: string): boolean => {
  const said = headingText(cell).toLowerCase();
  return said !== '' && (heading === said || heading.endsWith(` ${said}`));
};

/** Headings are known again where they stand once more, on the next printed page. */
export const kindOfRow = (row: SheetRow, columns: Columns): RowKind => {
  const said = row.cells.filter(cell => cell !== undefined && !isBlank(cell) && !cell.spread);
  const [first, ...others] = said;
  if (!first) return { kind: 'blank' };
  const repeated = columns.headings.filter(({ column, text }) => isHeading(cellAt(row, column), text)).length;
  if (repeated >= 2 && repeated * 2 >= said.length) return { kind: 'repeated' };
  if (isTotal(row, columns, said.length)) return { kind: 'total' };
  const ruled = columns.uses.length > 2 && others.length === 0 && first.kind === 'text';
  return ruled ? { kind: 'heading', text: first.text } : { kind: 'item' };
};
