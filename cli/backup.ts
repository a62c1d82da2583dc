import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { openHomeLedgerTables } from '../server/index.ts';
import { backUp, restrictedRows, type Backup, type LedgerTables } from '../store/index.ts';
import { UsageError, type Command, type Surroundings } from './command.ts';
import { openKeeping, type Opened } from './register.ts';
import { writeWhole } from './writeWhole.ts';

/** The ledger, where the settings name it; null where they do not. */
export const ledgerTablesOf = ({ config }: Opened): LedgerTables | null => {
  const { TABLES_URL } = config;
  return TABLES_URL === undefined ? null : openHomeLedgerTables({ ...config, TABLES_URL });
};

/**
 * Reads everything, and writes the file as a whole or not at all. Never over a file that is there: an upgrade that was
 * cut short and is run again would write a half-upgraded register over the backup from before it.
 */
export const backUpTo = async (opened: Opened, file: string, around: Surroundings): Promise<Backup> => {
  const path = isAbsolute(file) ? file : join(around.folder, file);
  if (existsSync(path)) throw new UsageError(`There is a file ${file} already. Give the backup another name`);
  const { graph, site, schemes } = opened;
  const at = around.realNow().toISOString();
  const backup = await backUp({ graph, site, schemes, ledger: ledgerTablesOf(opened), at });
  await writeWhole(path, backup.bytes);
  return backup;
};

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const textOf = ({ manifest, bytes }: Backup, file: string): string => {
  const sum = (folder: string) =>
    manifest.parts
      .filter(({ name }) => name.startsWith(`${folder}/`))
      .reduce((count, { rows }) => count + (rows ?? 1), 0);
  const hasLedger = manifest.parts.some(({ name }) => name.startsWith('ledger/'));
  const restricted = restrictedRows(manifest);
  return [
    `Written: ${file}, ${Math.ceil(bytes.length / 1024)} kB.`,
    `${counted(sum('lists'), 'row')}, ${counted(sum('library'), 'file')}, ${
      hasLedger
        ? `${counted(sum('ledger'), 'row')} of the ledger`
        : 'without the ledger, since TABLES_URL is not set'
    }.`,
    `SHA-256 of what it holds: ${manifest.sha256}`,
    ...(restricted === 0
      ? []
      : [
          `${counted(restricted, 'row')} in it are restricted: keep the file where only their readers can read it.`,
        ]),
    'People’s names and addresses are in it. It is not encrypted.',
  ].join('\n');
};

export const backupCommand: Command = {
  name: 'backup',
  says: 'Write the whole register, its frozen versions and the ledger to one file',
  options: {},
  positionals: ['FILE'],
  run: async (_values, [file = ''], around) => {
    const backup = await backUpTo(openKeeping(around), file, around);
    return { found: false, json: { file, ...backup.manifest }, text: textOf(backup, file) };
  },
};
