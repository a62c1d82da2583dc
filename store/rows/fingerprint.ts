import { createHash } from 'node:crypto';
import type { ListName } from '../../register/index.ts';
import { lists, rememberedColumn } from '../lists.ts';
import type { Fields } from './row.ts';

/** What keeps a row, and is no part of what it says. */
const keeping: ReadonlySet<string> = new Set(['Seal', 'SealNote', rememberedColumn]);

const ourColumns = new Map(
  lists.map(({ name, columns }) => [
    name,
    ['Title', ...columns.map(column => column.name).filter(column => !keeping.has(column))],
  ]),
);

/**
 * However SharePoint has kept it: other line ends, blanks at the edges, nothing for empty, no for not answered. It is
 * believed to keep fifteen digits of a number and to promise no more, which is what SQL Server's `float` is good for.
 */
export const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll(/\r\n?/g, '\n').trim() || null;
  if (typeof value === 'number') return Number(value.toPrecision(15));
  return value === false ? null : (value ?? null);
};

/** Whether two rows say the same. */
export const saysTheSame = (a: Fields, b: Fields, besides: ReadonlySet<string> = new Set()): boolean =>
  Object.keys({ ...a, ...b }).every(name => besides.has(name) || plain(a[name]) === plain(b[name]));

/** The columns of a row that are ours; SharePoint has many of its own. Its Seal is none of them. */
export const ownFields = (list: ListName, fields: Fields): Fields =>
  Object.fromEntries((ourColumns.get(list) ?? []).map(name => [name, fields[name] ?? null]));

/** SHA-256 of what a row says, the same for every row that says the same. */
export const fingerprint = (list: ListName, fields: Fields): string => {
  const said = Object.entries(ownFields(list, fields)).map(([name, value]) => [name, plain(value)]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
};
