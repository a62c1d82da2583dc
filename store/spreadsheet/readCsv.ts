import { parse } from 'csv-parse/sync';
import type { Cell, SheetRow } from '../../register/index.ts';
import { limits } from './limits.ts';
import { UnreadableFile } from './unreadable.ts';
import { decodeWindows1252 } from './windows1252.ts';
import type { Progress } from './readXlsx.ts';

/** UTF-16 by its mark, UTF-8 where it is, else what old Excel writes. */
const decode = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
};

const delimiters = [',', ';', '\t', '|'] as const;

/** The one that stands most often outside quotes in the first lines. */
const delimiterOf = (text: string): string => {
  const start = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => start.split(delimiter).length;
  return [...delimiters].sort((a, b) => count(b) - count(a))[0] as string;
};

const cellOf = (text: string): Cell => ({ kind: 'text', text: text.replace(/\r\n?/g, '\n').trim() });

/**
 * The rows of a .csv or .tsv. All is text; numbers are read by whoever knows what is wanted. Row numbers count records,
 * as a spreadsheet that opens the file does.
 *
 * @throws UnreadableFile
 */
export const readCsv = (bytes: Uint8Array, onProgress: Progress): SheetRow[] => {
  const text = decode(bytes).replace(/^\uFEFF/, '');
  if (text.includes('\0')) throw new UnreadableFile('it is no text; save it as .xlsx or .csv');
  const hint = /^sep=(.)\r?\n/i.exec(text);
  let records: string[][];
  try {
    records = parse(hint ? text.slice(hint[0].length) : text, {
      delimiter: hint?.[1] ?? delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch {
    throw new UnreadableFile('a quotation mark in it is never closed; open it in Excel and save it again');
  }
  if (records.length > limits.rows) throw new UnreadableFile(`it has more than ${limits.rows} rows`);
  const first = hint ? 2 : 1;
  return records.flatMap((record, index) => {
    if ((index + 1) % 1000 === 0) onProgress(index + 1);
    const cells = record
      .slice(0, limits.columns)
      .map(field => (field.trim() === '' ? undefined : cellOf(field)));
    return cells.every(cell => cell === undefined) ? [] : [{ number: index + first, hidden: false, cells }];
  });
};
