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
const totalOf = /^(grand |sub-?\s?)?total\b/i;

/** A title that begins with "Total" is an item's ("Total tonnage collected") where it has a reference. */
const isTotal = (row: SheetRow, columns: Columns): boolean => {
  const [ref, title] = (['ref', 'title'] as const).map(field => {
    const column = columns.of(field)?.column;
    return column === undefined ? null : cellAt(row, column).text;
  });
  return [ref, title].some(
    text => text !== null && text !== undefined && (total.test(text) || (ref === '' && totalOf.test(text))),
  );
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
  if (isTotal(row, columns)) return { kind: 'total' };
  const ruled = columns.uses.length > 2 && others.length === 0 && first.kind === 'text';
  return ruled ? { kind: 'heading', text: first.text } : { kind: 'item' };
};
