import type { Sheet } from '../../register/index.ts';
import { parseStyles } from './cellStyles.ts';
import { spreadMerged } from './mergedCells.ts';
import { createSheetParser } from './sheetParser.ts';
import { createStringTable, isSmallPart, parseWorkbook } from './workbookParts.ts';
import { readParts, readTexts } from './zipParts.ts';

/** Told of every so many rows. */
export type Progress = (rows: number) => void;

const every = 1000;

/**
 * The sheets of a workbook, with what a person sees in their cells: results of formulas, percentages, dates, words of
 * rich text and of links. Charts, pictures, comments and macros are not looked at.
 *
 * @throws UnreadableFile
 */
export const readXlsx = (bytes: Uint8Array, onProgress: Progress): Sheet[] => {
  const small = readTexts(bytes, isSmallPart);
  const parts = parseWorkbook(small);
  const table = createStringTable();
  // Strings come before the sheets that point at them, wherever they stand in the file.
  readParts(bytes, path => (path === parts.sharedStrings ? text => table.take(text) : null));
  const styles = parseStyles(small.get(parts.styles) ?? '');
  const book = { strings: table.strings, styles, from1904: parts.from1904 };
  let read = 0;
  const onRow = () => {
    read += 1;
    if (read % every === 0) onProgress(read);
  };
  const parsers = new Map(parts.sheets.map(({ path }) => [path, createSheetParser(book, onRow)]));
  readParts(bytes, path => {
    const parser = parsers.get(path);
    return parser ? (text, last) => parser.take(text, last) : null;
  });
  return parts.sheets.flatMap(({ name, hidden, path }) => {
    const parser = parsers.get(path);
    return parser ? [{ name, hidden, rows: spreadMerged(parser.rows, parser.merges) }] : [];
  });
};
