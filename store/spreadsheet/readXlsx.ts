import ExcelJS from 'exceljs';
import type { Cell, Sheet, SheetRow } from '../../register/index.ts';
import { coloured, shownAs, type ShownAs } from './cellStyle.ts';
import { limits } from './limits.ts';
import { withPlainParts } from './plainParts.ts';
import { checkParts } from './zipParts.ts';
import { UnreadableFile } from './unreadable.ts';

/** Told of every so many rows. */
export type Progress = (rows: number) => void;

const every = 1000;

/** Excel's own arithmetic leaves a digit too many: 0.1 + 0.2 shows as 0.3. */
const exact = (value: number): number => Number(value.toPrecision(15));

const numberCell = (raw: number, { shown, decimals }: ShownAs): Cell => {
  const value = shown === 'percent' ? Number((raw * 100).toPrecision(12)) : exact(raw);
  const digits = decimals === null || decimals > 6 ? String(value) : value.toFixed(decimals);
  if (shown === 'text') return { kind: 'text', text: String(value) };
  if (shown === 'percent') return { kind: 'number', value, shown, text: `${digits}%` };
  if (shown === 'money') return { kind: 'number', value, shown, text: `£${digits}` };
  return { kind: 'number', value, shown: 'plain', text: digits };
};

/** exceljs gives a day as midnight UTC. */
const dayCell = (date: Date, { shown }: ShownAs): Cell => {
  const day = date.toISOString().slice(0, 10);
  return { kind: 'day', day, month: shown === 'month', text: day };
};

/** A day in words in a cell that shows days: how some programs keep a date. */
const dayInWords = (text: string, style: ShownAs): Cell | null =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && ['day', 'month'].includes(style.shown)
    ? { kind: 'day', day: text, month: style.shown === 'month', text }
    : null;

/** Excel writes what XML cannot hold as `_x000D_`. */
const textCell = (text: string): Cell => ({
  kind: 'text',
  text: text
    .replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n')
    .trim(),
});

const notCalculated: Cell = {
  kind: 'error',
  text: 'a formula without a stored result (open the file in Excel and save it)',
};

/** Whether a program wrote formulas and nothing ever worked them out. One stored result shows that something did. */
const isUncalculated = (workbook: ExcelJS.Workbook): boolean => {
  let formulas = 0;
  let results = 0;
  for (const sheet of workbook.worksheets)
    sheet.eachRow({ includeEmpty: false }, row => {
      if (results > 0) return;
      row.eachCell({ includeEmpty: false }, cell => {
        if (cell.type !== ExcelJS.ValueType.Formula) return;
        formulas += 1;
        if (cell.result !== undefined) results += 1;
      });
    });
  return formulas > 0 && results === 0;
};

/** `empty` is what a formula without a result comes to. */
type Styled = { style: ShownAs; empty: Cell };

/** What a person sees: the result of a formula, the words of rich text and of a link. */
const contentOf = (value: ExcelJS.CellValue, { style, empty }: Styled): Cell => {
  if (value === null || value === undefined) return textCell('');
  if (typeof value === 'number')
    return Number.isFinite(value) ? numberCell(value, style) : { kind: 'error', text: '#NUM!' };
  if (typeof value === 'string') return dayInWords(value, style) ?? textCell(value);
  if (typeof value === 'boolean') return textCell(value ? 'TRUE' : 'FALSE');
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? textCell('') : dayCell(value, style);
  if ('error' in value) return { kind: 'error', text: value.error };
  if ('richText' in value) return textCell(value.richText.map(run => run.text).join(''));
  if ('hyperlink' in value) return contentOf(value.text, { style, empty });
  const result = 'result' in value ? value.result : undefined;
  return result === undefined ? empty : contentOf(result, { style, empty });
};

type Reading = { styles: Map<string, ShownAs>; empty: Cell };

const cellOf = (found: ExcelJS.Cell, { styles, empty }: Reading): Cell | undefined => {
  // What stands in a merged area stands in every row and column of it: a priority over its ten indicators.
  const cell = found.isMerged ? found.master : found;
  const format = cell.numFmt ?? 'General';
  const style = styles.get(format) ?? shownAs(format);
  styles.set(format, style);
  const content = contentOf(cell.value, { style, empty });
  const fill = coloured(cell.fill);
  if (content.text === '' && fill === null) return undefined;
  return {
    ...content,
    ...(fill === null ? {} : { fill }),
    ...(cell === found ? {} : { spread: true as const }),
  };
};

/** Cells with nothing but a fill as well: some councils rate by colour alone. */
const cellsOf = (row: ExcelJS.Row, reading: Reading): (Cell | undefined)[] => {
  const width = Math.min(row.cellCount, limits.columns);
  return Array.from({ length: width }, (_, index) => {
    const found = row.findCell(index + 1);
    return found && cellOf(found, reading);
  });
};

const rowsOf = (
  sheet: ExcelJS.Worksheet,
  { empty, onRow }: { empty: Cell; onRow: () => void },
): SheetRow[] => {
  const reading: Reading = { styles: new Map<string, ShownAs>(), empty };
  const rows: SheetRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells = cellsOf(row, reading);
    if (cells.every(cell => cell === undefined || cell.spread)) return;
    if (rows.length >= limits.rows)
      throw new UnreadableFile(`it has more than ${limits.rows} rows; import it in parts`);
    rows.push({ number, hidden: row.hidden, cells });
    onRow();
  });
  return rows;
};

const open = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook();
  // Names of areas are of no use to us, and the library would list every cell of each: a million for a column.
  Object.defineProperty(workbook.definedNames, 'model', { get: () => [], set: () => undefined });
  try {
    // Its type of a buffer is that of an older Node.
    await workbook.xlsx.load(bytes.slice().buffer, {
      ignoreNodes: ['dataValidations', 'conditionalFormatting', 'extLst', 'hyperlinks', 'drawing'],
    });
    return workbook;
  } catch {
    throw new UnreadableFile('it is damaged; open it in Excel and save it again');
  }
};

/**
 * The sheets of a workbook, with what a person sees in their cells: results of formulas, percentages, dates, words of
 * rich text and of links. Charts, pictures, comments and macros are not looked at.
 *
 * @throws UnreadableFile
 */
export const readXlsx = async (bytes: Uint8Array, onProgress: Progress): Promise<Sheet[]> => {
  const workbook = await open(withPlainParts(bytes, checkParts(bytes)));
  if (workbook.worksheets.length > limits.sheets)
    throw new UnreadableFile(`it has more than ${limits.sheets} sheets`);
  let read = 0;
  const onRow = () => {
    read += 1;
    if (read % every === 0) onProgress(read);
  };
  const empty = isUncalculated(workbook) ? notCalculated : textCell('');
  return workbook.worksheets.map(sheet => ({
    name: sheet.name,
    hidden: sheet.state !== 'visible',
    rows: rowsOf(sheet, { empty, onRow }),
  }));
};
