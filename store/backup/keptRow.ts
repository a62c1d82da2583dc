import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { ListName } from '../../register/index.ts';
import { lists } from '../lists.ts';
import { plain } from '../rows/fingerprint.ts';
import { keyOf, type Fields, type ListRow } from '../rows/row.ts';

/** A row as a backup keeps it: its columns of ours with its Seal, and none that is empty. */
export type KeptRow = { key: string | null; fields: Fields };

const columnsOf = new Map(
  lists.map(({ name, columns }) => [name, ['Title', ...columns.map(column => column.name)]]),
);

/** In an order of its own, whatever order the rows came in. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const kept = (row: ListRow): KeptRow => ({
  key: keyOf(row),
  fields: Object.fromEntries(
    (columnsOf.get(row.list) ?? [])
      .map(name => [name, row.fields[name] ?? null] as const)
      .filter(([, value]) => value !== null),
  ),
});

/** Rows of one list as lines of canonical JSON (RFC 8785): the same rows give the same lines. */
export const rowLines = (rows: readonly ListRow[]): string[] =>
  rows.map(row => canonicalize(kept(row)) ?? '').sort(inOrder);

const keptRow = z.strictObject({ key: z.string().nullable(), fields: z.record(z.string(), z.unknown()) });

/** Throws where a line is not what `rowLines` writes. */
export const parseRowLine = (line: string): KeptRow => keptRow.parse(JSON.parse(line));

/** As if it came from the site: rows are known by their place in the file. */
export const rowsFrom = (list: ListName, rows: readonly KeptRow[]): ListRow[] =>
  rows.map(({ fields }, index) => ({ list, rowId: String(index + 1), etag: '', webUrl: null, fields }));

/** Whether a row of the site says what a kept row says, its Seal included, however SharePoint has kept the text. */
export const isAsKept = (list: ListName, there: Fields, { fields }: KeptRow): boolean =>
  (columnsOf.get(list) ?? []).every(name => plain(there[name]) === plain(fields[name]));
