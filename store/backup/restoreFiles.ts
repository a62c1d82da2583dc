import { z } from 'zod';
import { createDocumentLibrary } from '../documentLibrary.ts';
import type { Site } from '../graph/site.ts';
import { layoutFile } from '../layout/layoutNumber.ts';
import type { LibraryFile } from './libraryFiles.ts';

const changeSet = z.looseObject({ rows: z.array(z.looseObject({})) });

/**
 * A record of changes names rows by their numbers, which are others in another site: without them it names them by
 * their Keys, as the record of a run that was cut short does, and can still be undone.
 */
const withoutNumbers = (bytes: Uint8Array): Uint8Array => {
  try {
    const set = changeSet.parse(JSON.parse(new TextDecoder().decode(bytes)));
    const rows = set.rows.map(row => ({ ...row, rowId: null, etag: null }));
    return new TextEncoder().encode(JSON.stringify({ ...set, rows }));
  } catch {
    return bytes;
  }
};

const isRecord = (path: string): boolean => path.startsWith('Changes/');

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const asRestored = ({ path, bytes }: LibraryFile): LibraryFile => ({
  path,
  bytes: isRecord(path) ? withoutNumbers(bytes) : bytes,
});

/** Frozen versions of that name that are there and say something else. A frozen version is never written over. */
export const otherVersions = (there: readonly LibraryFile[], files: readonly LibraryFile[]): string[] => {
  const byPath = new Map(files.map(file => [file.path, file.bytes]));
  return there
    .filter(({ path, bytes }) => {
      const kept = byPath.get(path);
      return path.startsWith('Snapshots/') && (!kept || !isSame(kept, bytes));
    })
    .map(({ path }) => path);
};

/** Puts files back; the layout's number comes last, as the sign that all is there. Resolves to how many were written. */
export const restoreFiles = async (
  site: Site,
  files: readonly LibraryFile[],
  there: readonly LibraryFile[],
): Promise<number> => {
  const library = createDocumentLibrary(site);
  const before = new Map(there.map(file => [file.path, file.bytes]));
  const inOrder = [...files].sort((a, b) => Number(a.path === layoutFile) - Number(b.path === layoutFile));
  let written = 0;
  for (const { path, bytes } of inOrder.map(asRestored)) {
    const known = before.get(path);
    // What was recorded since the first try stays.
    if (known && (isRecord(path) || isSame(known, bytes))) continue;
    await library.put(path, bytes);
    written += 1;
  }
  return written;
};
