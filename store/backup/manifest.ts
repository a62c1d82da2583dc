import canonicalize from 'canonicalize';
import { z } from 'zod';
import { sha256 } from '../freeze.ts';

/** What this program writes and reads. */
export const backupFormat = 1;
export const manifestName = 'manifest.json';

const part = z.strictObject({
  name: z.string(),
  /** Of a list or a table; null of a file. */
  rows: z.number().int().nonnegative().nullable(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string(),
});

export const manifestSchema = z.strictObject({
  format: z.number().int(),
  /** Of the site's lists when it was made. */
  layout: z.number().int(),
  madeAt: z.string(),
  site: z.string(),
  parts: z.array(part),
  /** SHA-256 of each council's snapshot. */
  snapshots: z.record(z.string(), z.string()),
  /** SHA-256 of all of this but when and where it was made: the same register has the same. */
  sha256: z.string(),
});

export type Part = z.infer<typeof part>;
/** A table of contents: it stands in the backup, and everything else is checked against it. */
export type Manifest = z.infer<typeof manifestSchema>;

type Said = Pick<Manifest, 'format' | 'layout' | 'parts' | 'snapshots'>;

export const wholeHash = ({ format, layout, parts, snapshots }: Said): string =>
  sha256(new TextEncoder().encode(canonicalize({ format, layout, parts, snapshots })));

export const listPart = (list: string): string => `lists/${list}.jsonl`;
export const ledgerPart = (table: string): string => `ledger/${table}.jsonl`;
export const libraryPart = (path: string): string => `library/${path}`;

/** Rows of restricted lists: the file has to be kept as they are. */
export const restrictedRows = ({ parts }: Pick<Manifest, 'parts'>): number =>
  parts
    .filter(({ name }) => name.startsWith('lists/Restricted'))
    .reduce((sum, { rows }) => sum + (rows ?? 0), 0);
