import ExcelJS from 'exceljs';
import type { Day, Unit } from '../../register/index.ts';

/** A cell to be written; percentages are in points. */
export type WrittenCell =
  | { kind: 'text'; text: string }
  | { kind: 'figure'; value: number; unit: Unit }
  | { kind: 'day'; day: Day }
  | null;

export type WrittenTable = {
  columns: readonly { title: string; width: number }[];
  rows: readonly WrittenCell[][];
};

const formatOf = (value: number, unit: Unit): string => {
  const whole = Number.isInteger(value);
  if (unit === 'percent') return whole ? '0%' : '0.00%';
  if (unit === 'gbp') return whole ? '"£"#,##0' : '"£"#,##0.00';
  return whole ? '#,##0' : '#,##0.00';
};

const put = (cell: ExcelJS.Cell, content: WrittenCell): void => {
  if (content === null) return;
  switch (content.kind) {
    case 'text':
      // A string is never a formula to Excel, however it begins.
      cell.value = content.text;
      return;
    case 'day':
      cell.value = new Date(`${content.day}T00:00:00Z`);
      cell.numFmt = 'dd/mm/yyyy';
      return;
    case 'figure': {
      const { value, unit } = content;
      cell.value = unit === 'percent' ? Number((value / 100).toPrecision(12)) : value;
      cell.numFmt = formatOf(value, unit);
    }
  }
};

/** A workbook of one sheet: headings that stay in sight, real numbers and dates, a filter on every column. */
export const writeXlsx = async (name: string, { columns, rows }: WrittenTable): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ title, width }) => ({ header: title, width }));
  const header = sheet.getRow(1);
  header.font = { bold: true, color: { argb: 'FFFFFFFF' } };
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F4E79' } };
  header.alignment = { vertical: 'middle', wrapText: true };
  for (const cells of rows) {
    const row = sheet.addRow([]);
    cells.forEach((content, index) => put(row.getCell(index + 1), content));
    row.alignment = { vertical: 'top', wrapText: true };
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
  return new Uint8Array(await book.xlsx.writeBuffer());
};
