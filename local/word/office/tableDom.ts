import { OfficeError } from './officeError.ts';
import { replaceParagraphs } from './paragraphText.ts';
import { all, ancestor, blockText, childrenNamed } from './wordMl.ts';

/** Tables that stand in an element itself, not in a cell of another table. */
export const tablesIn = (of: Element): Element[] =>
  all(of, 'tbl').filter(table => {
    const outer = ancestor(table, 'tbl');
    return outer === null || !of.contains(outer);
  });

export const rows = (table: Element): Element[] => childrenNamed(table, 'tr');

const cells = (row: Element): Element[] => childrenNamed(row, 'tc');

/** Paragraphs of one cell are parted by line feeds. */
export const cellText = (cell: Element): string => blockText(cell).replaceAll('\r', '\n');

export const tableValues = (table: Element): string[][] => rows(table).map(row => cells(row).map(cellText));

/** Null where the table is smaller. */
export const cellAt = (table: Element, row: number, column: number): Element | null => {
  const line = rows(table)[row];
  return line ? (cells(line)[column] ?? null) : null;
};

export const setCellText = (cell: Element, text: string, tracked: boolean): void => {
  replaceParagraphs(cell, text, tracked);
};

/** Refuses another shape, as Word does. */
export const setTableValues = (table: Element, values: string[][], tracked: boolean): void => {
  const shape = tableValues(table);
  if (shape.length !== values.length || shape.some((row, at) => row.length !== values[at]?.length)) {
    throw new OfficeError('InvalidArgument', 'Table.values');
  }
  values.forEach((line, row) =>
    line.forEach((text, column) => {
      const cell = cellAt(table, row, column);
      if (cell) setCellText(cell, text, tracked);
    }),
  );
};
