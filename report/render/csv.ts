import { cellsOf } from '../blockText.ts';
import type { BlockModel } from '../model.ts';

/** `-20`, `−20`, `+3`, `1,050`, `20%`: a figure, which a spreadsheet may read as one. */
const figure = /^\s*[-+\u2212]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)%?\s*$/;
/** What a spreadsheet would run, also behind blanks or quotes, and in the wide forms of East Asian keyboards. */
const formula = /^[\s"'’‘“”]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/**
 * One field of a .csv, quoted where needed. A leading apostrophe keeps a spreadsheet from running what begins like a
 * formula; figures stay figures. Source: OWASP, CSV Injection.
 */
const csvField = (text: string): string => {
  const safe = formula.test(text) && !figure.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180: a line for each row, each ended by CRLF. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map(cells => `${cells.map(csvField).join(',')}\r\n`).join('');

/** Header first; a list becomes two columns, group and item. */
export const toCsv = (model: BlockModel): string => {
  if (model.kind === 'number' || model.kind === 'sentence') return csvText([[model.text]]);
  return csvText(
    model.kind === 'table'
      ? cellsOf(model)
      : [['Group', 'Item'], ...model.groups.flatMap(group => group.items.map(item => [group.title, item]))],
  );
};
