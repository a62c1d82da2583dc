import { csvText, plainText, type ExportedTable } from '../report/index.ts';

const rowsOf = ({ columns, rows }: ExportedTable, heading: 'id' | 'title'): string[][] => [
  columns.map(column => column[heading]),
  ...rows.map(cells => cells.map(plainText)),
];

/** Excel takes a .csv for Windows-1252 unless a mark says that it is UTF-8; programs do without. */
const mark = '\uFEFF';

/** For programs: columns by their id. */
export const tidyCsv = (table: ExportedTable): string => csvText(rowsOf(table, 'id'));

/** For people, without the mark that a file needs. */
export const plainCsv = (table: ExportedTable): string => csvText(rowsOf(table, 'title'));

/** For people, in a file that Excel opens. */
export const excelCsv = (table: ExportedTable): string => `${mark}${plainCsv(table)}`;
