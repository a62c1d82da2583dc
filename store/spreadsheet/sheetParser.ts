import { addDays, type Cell, type SheetRow } from '../../register/index.ts';
import type { CellStyle } from './cellStyles.ts';
import { limits } from './limits.ts';
import { UnreadableFile } from './unreadable.ts';
import { attribute, decodeXml, textOfRuns } from './xml.ts';

/** What cells are read with. `from1904`: days count from 1904, as on old Macintoshes. */
export type Book = { strings: readonly string[]; styles: readonly CellStyle[]; from1904: boolean };

/** A cell's column from its address: 0 for `A1`. */
const columnOf = (address: string): number => {
  let column = 0;
  for (let at = 0; at < address.length; at += 1) {
    const code = address.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
};

/** Excel takes 1900 for a leap year: its days before March 1900 are one too high, and no register has any. */
const dayOfNumber = (days: number, from1904: boolean): string =>
  addDays(from1904 ? '1904-01-01' : '1899-12-30', Math.floor(days));

const exact = (value: number): number => Number(value.toPrecision(15));

const numberCell = (raw: string, style: CellStyle, book: Book): Cell => {
  const value = Number(raw);
  if (!Number.isFinite(value)) return { kind: 'text', text: raw };
  if ((style.shown === 'day' || style.shown === 'month') && value >= 1 && value < 200_000) {
    const day = dayOfNumber(value, book.from1904);
    return { kind: 'day', day, month: style.shown === 'month', text: day };
  }
  const size = style.shown === 'percent' ? Number((value * 100).toPrecision(12)) : exact(value);
  const digits = style.decimals === null || style.decimals > 6 ? String(size) : size.toFixed(style.decimals);
  if (style.shown === 'text') return { kind: 'text', text: String(size) };
  const shown = style.shown === 'percent' || style.shown === 'money' ? style.shown : 'plain';
  const text = shown === 'percent' ? `${digits}%` : shown === 'money' ? `£${digits}` : digits;
  return { kind: 'number', value: size, shown, text };
};

const plainStyle: CellStyle = { shown: 'plain', decimals: null, fill: null };
const valueShape = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?v>/;

const contentOf = (tag: string, inside: string, { style, book }: { style: CellStyle; book: Book }): Cell => {
  const type = /\st="(\w+)"/.exec(tag)?.[1] ?? 'n';
  if (type === 'inlineStr') return { kind: 'text', text: textOfRuns(inside).trim() };
  const raw = valueShape.exec(inside)?.[1] ?? '';
  if (raw === '') return { kind: 'text', text: '' };
  switch (type) {
    case 's':
      return { kind: 'text', text: (book.strings[Number(raw)] ?? '').trim() };
    case 'b':
      return { kind: 'text', text: raw === '1' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: raw };
    case 'd':
      return { kind: 'day', day: raw.slice(0, 10), month: false, text: raw.slice(0, 10) };
    case 'str':
      return { kind: 'text', text: decodeXml(raw).trim() };
    default:
      return numberCell(raw, style, book);
  }
};

/** Fills of one colour family only matter where they stand for a rating; white and greys do not. */
const isColour = (fill: string | null): fill is string => {
  if (fill === null || fill.length !== 6) return false;
  const parts = [0, 2, 4].map(at => parseInt(fill.slice(at, at + 2), 16));
  return Math.max(...parts) - Math.min(...parts) >= 60;
};

const cellShape = /<(?:\w+:)?c((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;

const cellsOf = (xml: string, book: Book): Cell[] => {
  const cells: Cell[] = [];
  let column = -1;
  for (const [, tag = '', inside = ''] of xml.matchAll(cellShape)) {
    const address = /\sr="([A-Za-z]+)\d+"/.exec(tag)?.[1];
    column = address === undefined ? column + 1 : columnOf(address);
    if (column >= limits.columns) break;
    const style = book.styles[Number(/\ss="(\d+)"/.exec(tag)?.[1] ?? -1)] ?? plainStyle;
    const cell = contentOf(tag, inside, { style, book });
    const fill = isColour(style.fill) ? style.fill : null;
    if (cell.text !== '' || fill !== null) cells[column] = fill === null ? cell : { ...cell, fill };
  }
  return cells;
};

const rowShape = /<(?:\w+:)?row((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g;

/**
 * Takes a sheet's XML as it comes, and keeps the rows that hold something. `merges` are its merged areas, as `A1:B2`.
 *
 * @throws UnreadableFile beyond the rows that a register may have
 */
export const createSheetParser = (book: Book, onRow: (count: number) => void) => {
  const rows: SheetRow[] = [];
  const merges: string[] = [];
  let rest = '';
  let number = 0;
  const takeRow = (tag: string, inside: string): void => {
    number = Number(attribute(tag, 'r') ?? number + 1);
    const cells = cellsOf(inside, book);
    if (cells.length === 0) return;
    if (rows.length >= limits.rows)
      throw new UnreadableFile(`it has more than ${limits.rows} rows; import it in parts`);
    rows.push({ number, hidden: /\shidden="(1|true)"/.test(tag), cells });
    onRow(rows.length);
  };
  return {
    rows,
    merges,
    take: (text: string, last: boolean): void => {
      rest += text;
      let from = 0;
      rowShape.lastIndex = 0;
      for (let match = rowShape.exec(rest); match; match = rowShape.exec(rest)) {
        takeRow(match[1] ?? '', match[2] ?? '');
        from = rowShape.lastIndex;
      }
      rest = rest.slice(from);
      if (last)
        for (const [, area = ''] of rest.matchAll(/<(?:\w+:)?mergeCell [^>]*ref="([^"]+)"/g))
          merges.push(area);
    },
  };
};
