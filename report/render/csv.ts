import { cellsOf } from '../blockText.ts';
import type { BlockModel } from '../model.ts';

/** Quoted where needed; a leading apostrophe keeps a spreadsheet from running what begins like a formula. */
const field = (text: string): string => {
  const safe = /^[=+@\t\r]|^-(?![\d.,]+%?$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const line = (cells: readonly string[]): string => cells.map(field).join(',');

/** RFC 4180, header first; a list becomes two columns, group and item. */
export const toCsv = (model: BlockModel): string => {
  if (model.kind === 'number' || model.kind === 'sentence') return `${line([model.text])}\r\n`;
  const rows =
    model.kind === 'table'
      ? cellsOf(model)
      : [['Group', 'Item'], ...model.groups.flatMap(group => group.items.map(item => [group.title, item]))];
  return rows.map(row => `${line(row)}\r\n`).join('');
};
