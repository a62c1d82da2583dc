import type { Day } from '../day.ts';

/**
 * A cell of a spreadsheet as a person sees it. A percentage is in points (a cell that shows 92% holds 92, whatever the
 * file keeps); `month` says that a date is shown as a month only. `fill` is its background, RRGGBB. `spread` is true
 * where a merged cell reaches it from another one.
 */
export type Cell = { text: string; fill?: string; spread?: true } & (
  | { kind: 'text' }
  | { kind: 'number'; value: number; shown: 'plain' | 'percent' | 'money' }
  | { kind: 'day'; day: Day; month: boolean }
  | { kind: 'error' }
);

/** `number` counts from 1, as the sheet does; `cells` by column from 0, with gaps where nothing stands. */
export type SheetRow = { number: number; hidden: boolean; cells: readonly (Cell | undefined)[] };

/** One sheet of a workbook, or the whole of a text file. Rows without anything in them are left out. */
export type Sheet = { name: string; hidden: boolean; rows: readonly SheetRow[] };

/** A place and what stands there. */
export type Placed = { sheet: string; row: number; column: number; cell: Cell };

const nothing: Cell = { kind: 'text', text: '' };

export const cellAt = (row: SheetRow, column: number): Cell => row.cells[column] ?? nothing;

/** 0 is A, 26 is AA. */
export const columnLetters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${columnLetters(Math.floor(column / 26) - 1)}${columnLetters(column % 26)}`;

/** `C14`. */
export const addressOf = ({ row, column }: Pick<Placed, 'row' | 'column'>): string =>
  `${columnLetters(column)}${row}`;

export const isBlank = (cell: Cell): boolean => cell.text === '' && cell.kind === 'text';
