import { unzipSync } from 'fflate';
import { accept, listNames, refuse, type ListName, type Result } from '../../register/index.ts';
import { sha256 } from '../freeze.ts';
import { currentLayout } from '../layout/layoutNumber.ts';
import { parseRowLine, type KeptRow } from './keptRow.ts';
import { ledgerTableNames, type LedgerRow, type LedgerTableName } from './ledgerTables.ts';
import { isOurPath, type LibraryFile } from './libraryFiles.ts';
import {
  backupFormat,
  ledgerPart,
  libraryPart,
  listPart,
  manifestName,
  manifestSchema,
  wholeHash,
  type Manifest,
} from './manifest.ts';

/** What a backup holds. `ledger` is null where it was left out. */
export type BackupContents = {
  manifest: Manifest;
  rows: ReadonlyMap<ListName, KeptRow[]>;
  files: LibraryFile[];
  ledger: ReadonlyMap<LedgerTableName, LedgerRow[]> | null;
};

type Files = Readonly<Record<string, Uint8Array>>;

const damaged = (part: string) => refuse({ code: 'backup-damaged', facts: { part } });

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** Null where it is no zip file, or one that breaks off. */
const unpack = (bytes: Uint8Array): Files | null => {
  try {
    return unzipSync(bytes);
  } catch {
    return null;
  }
};

const manifestIn = (files: Files): Manifest | null => {
  try {
    return manifestSchema.parse(JSON.parse(textOf(files[manifestName])));
  } catch {
    return null;
  }
};

/** The format is looked at before anything else: that of a newer program may have another table of contents. */
const formatIn = (files: Files): number | null => {
  try {
    const raw: unknown = JSON.parse(textOf(files[manifestName]));
    const format = typeof raw === 'object' && raw !== null && 'format' in raw ? raw.format : null;
    return typeof format === 'number' ? format : null;
  } catch {
    return null;
  }
};

const newer = (what: string, found: number, known: number) =>
  refuse({ code: 'backup-newer', facts: { what, found, known } });

const isKnownPart = (name: string): boolean =>
  listNames.some(list => name === listPart(list)) ||
  ledgerTableNames.some(table => name === ledgerPart(table)) ||
  (name.startsWith(libraryPart('')) && isOurPath(name.slice(libraryPart('').length)));

/** The first part that is missing, not known, or not what the table of contents says of it; null where all is well. */
const wrongPart = (files: Files, { parts }: Manifest): string | null => {
  const listed = new Set(parts.map(({ name }) => name));
  const extra = Object.keys(files).find(name => name !== manifestName && !listed.has(name));
  if (extra !== undefined) return extra;
  const needed = listNames.map(listPart).find(name => !listed.has(name));
  if (needed !== undefined) return needed;
  const wrong = parts.find(
    ({ name, sha256: hash }) => !isKnownPart(name) || !files[name] || sha256(files[name]) !== hash,
  );
  return wrong?.name ?? null;
};

const linesOf = (files: Files, name: string): string[] =>
  textOf(files[name])
    .split('\n')
    .filter(line => line !== '');

const contentsOf = (files: Files, manifest: Manifest): BackupContents => {
  const prefix = libraryPart('');
  const hasLedger = ledgerTableNames.every(table => files[ledgerPart(table)] !== undefined);
  return {
    manifest,
    rows: new Map(listNames.map(list => [list, linesOf(files, listPart(list)).map(parseRowLine)])),
    files: Object.entries(files).flatMap(([name, bytes]) =>
      name.startsWith(prefix) ? [{ path: name.slice(prefix.length), bytes }] : [],
    ),
    ledger: hasLedger
      ? new Map(
          ledgerTableNames.map(table => [
            table,
            linesOf(files, ledgerPart(table)).map(line => JSON.parse(line) as LedgerRow),
          ]),
        )
      : null,
  };
};

/**
 * Opens a backup, and checks all of it before anybody uses any of it: each part by its SHA-256, and the table of
 * contents by its own. Refuses `backup-damaged` with the part, and `backup-newer`.
 */
export const readBackup = (bytes: Uint8Array): Result<BackupContents> => {
  const files = unpack(bytes);
  if (!files) return damaged('it cannot be opened');
  const format = formatIn(files);
  if (format !== null && format > backupFormat) return newer('format', format, backupFormat);
  const manifest = manifestIn(files);
  if (!manifest || wholeHash(manifest) !== manifest.sha256) return damaged(manifestName);
  const wrong = wrongPart(files, manifest);
  if (wrong !== null) return damaged(wrong);
  if (manifest.layout > currentLayout) return newer('layout', manifest.layout, currentLayout);
  return accept(contentsOf(files, manifest));
};
