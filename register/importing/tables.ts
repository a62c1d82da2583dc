import type { ItemKind } from '../item.ts';
import type { PeriodId } from '../period.ts';
import { cellAt, isBlank, type Cell, type Sheet, type SheetRow } from './cell.ts';
import { candidatesFor, plainHeading } from './headings.ts';

/** A sheet, or one of several tables that stand under each other on it; `begins` is then the table's first row. */
export type Table = Sheet & { begins?: number };

const kinds: readonly ItemKind[] = ['indicator', 'action', 'recommendation', 'document'];

const longestHeading = 60;

const saidIn = (row: SheetRow): Cell[] =>
  row.cells.flatMap(cell => (cell === undefined || isBlank(cell) || cell.spread ? [] : cell));

/** Sure enough to end the table above it: a title and two other things that we know, and hardly anything else. */
const isHeaderOf = (cells: readonly Cell[], kind: ItemKind, period: PeriodId): boolean => {
  const known = cells.flatMap(cell => candidatesFor(cell.text, { kind, period })[0] ?? []);
  const sure = known.filter(one => one.sure >= 0.7);
  const hasTitle = sure.some(one => one.field === 'title' && one.sure >= 0.9);
  return hasTitle && new Set(sure.map(one => one.field)).size >= 3 && sure.length * 4 >= cells.length * 3;
};

const isHeader = (row: SheetRow, period: PeriodId): boolean => {
  const said = saidIn(row);
  if (said.length < 3 || !said.every(cell => cell.kind === 'text' && cell.text.length <= longestHeading))
    return false;
  return kinds.some(kind => isHeaderOf(said, kind, period));
};

/** The same headings again, on the next printed page, are no other table. */
const isAnother = (row: SheetRow, first: SheetRow): boolean => {
  const differing = row.cells.filter((cell, column) => {
    if (cell === undefined || isBlank(cell)) return false;
    return plainHeading(cell.text) !== plainHeading(cellAt(first, column).text);
  });
  return differing.length >= 2;
};

type Above = SheetRow | undefined;

const standsApart = (row: SheetRow, above: Above): boolean =>
  above !== undefined && (above.number < row.number - 1 || saidIn(above).length === 1);

/** Where the lines begin that stand directly above a heading row. */
const withTitles = (rows: readonly SheetRow[], header: number): number => {
  let at = header;
  for (let above = rows[at - 1]; above !== undefined; above = rows[at - 1]) {
    if (above.number !== (rows[at] as SheetRow).number - 1 || saidIn(above).length !== 1) break;
    at -= 1;
  }
  return at;
};

/**
 * The tables of a sheet, from the top: a sheet may hold actions, and under them indicators. Another one begins with
 * other headings, under an empty row or a line of its own. What stands above the first heads each of them.
 */
export const tablesOf = (sheet: Sheet, period: PeriodId): Table[] => {
  const { rows } = sheet;
  const first = rows.slice(0, 60).findIndex(row => isHeader(row, period));
  if (first < 0) return [sheet];
  const starts = [withTitles(rows, first)];
  let heading = rows[first] as SheetRow;
  for (let at = first + 1; at < rows.length; at += 1) {
    const row = rows[at] as SheetRow;
    if (!standsApart(row, rows[at - 1]) || !isHeader(row, period) || !isAnother(row, heading)) continue;
    heading = row;
    starts.push(withTitles(rows, at));
  }
  if (starts.length === 1) return [sheet];
  const titles = rows.slice(0, starts[0]);
  return starts.map((start, index): Table => ({
    ...sheet,
    rows: [...titles, ...rows.slice(start, starts[index + 1])],
    begins: (rows[start] as SheetRow).number,
  }));
};
