import { cellAt, isBlank, type Cell, type SheetRow } from './cell.ts';
import type { Field } from './field.ts';
import type { RowKind } from './rowKind.ts';
import type { Columns } from './sheetRow.ts';
import type { Notes } from './note.ts';

/** A row below the headings, and what it is. */
export type KnownRow = { row: SheetRow; kind: RowKind };

/** What rows stand under. */
const groupFields: readonly Field[] = ['plan', 'project', 'report', 'directorate'];

const isSaid = ({ row }: KnownRow, column: number): boolean => !isBlank(cellAt(row, column));

/** A line that says nothing but the name of a group, in that group's own column and in no merged cell. */
const namesGroup = (known: KnownRow, column: number): boolean =>
  known.kind.kind === 'heading' && isSaid(known, column) && !known.row.cells.some(cell => cell?.spread);

/** The rows that name groups; empty where the column is none in which a name stands for the rows below it. */
const namingRows = (rows: readonly KnownRow[], column: number): KnownRow[] => {
  const items = rows.filter(({ kind }) => kind.kind === 'item');
  const filled = items.filter(one => isSaid(one, column));
  if (filled.length === 0) return rows.filter(one => namesGroup(one, column));
  const names = new Set(filled.map(({ row }) => cellAt(row, column).text));
  const isOnceEach = names.size === filled.length && filled[0] === items[0];
  const blank = items.length - filled.length;
  return isOnceEach && blank * 3 >= items.length ? filled : [];
};

const withCell = (row: SheetRow, column: number, cell: Cell): SheetRow => {
  const cells = [...row.cells];
  cells[column] = { ...cell, spread: true };
  return { ...row, cells };
};

const fill = (rows: readonly KnownRow[], column: number, naming: readonly KnownRow[]): KnownRow[] => {
  const names = new Set(naming);
  let above: Cell | null = null;
  return rows.flatMap((known): KnownRow[] => {
    if (names.has(known)) above = cellAt(known.row, column);
    if (names.has(known) && known.kind.kind === 'heading') return [];
    return above !== null && !isSaid(known, column)
      ? [{ ...known, row: withCell(known.row, column, above) }]
      : [known];
  });
};

/**
 * Rows with the names of their groups: a project, plan or report that is written once above empty cells stands for the
 * rows below it, as a merged cell would. Only where the column plainly is one of groups: it stands before the titles,
 * names each group once, the first in the first row, and is empty in a third of the rows or more.
 */
export const carriedDown = (rows: readonly KnownRow[], columns: Columns, notes: Notes): KnownRow[] => {
  const title = columns.of('title')?.column as number;
  return groupFields.reduce<readonly KnownRow[]>((all, field) => {
    const use = columns.of(field);
    if (use === null || use.column > title) return all;
    const naming = namingRows(all, use.column);
    for (const { row } of naming)
      notes.say('carried-down', cellAt(row, use.column).text, { heading: use.heading });
    return naming.length === 0 ? all : fill(all, use.column, naming);
  }, rows) as KnownRow[];
};
