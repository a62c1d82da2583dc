import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { dayOf, longDay } from '../register/index.ts';
import { restore, type Restored } from '../store/index.ts';
import { ledgerTablesOf } from './backup.ts';
import { RefusedError, UsageError, type Command, type Surroundings } from './command.ts';
import { openKeeping } from './register.ts';

const read = async (file: string, { folder }: Surroundings): Promise<Uint8Array> => {
  try {
    return await readFile(isAbsolute(file) ? file : join(folder, file));
  } catch {
    throw new RefusedError([{ code: 'missing', facts: { file } }]);
  }
};

const listLines = ({ lists }: Restored): string[] =>
  lists
    .filter(({ created, alreadyThere }) => created + alreadyThere > 0)
    .map(({ list, created, alreadyThere }) => {
      const before = alreadyThere === 0 ? '' : `, ${alreadyThere} were there already`;
      return `${list}: ${created} rows made${before}.`;
    });

const ledgerLine = ({ ledger }: Restored): string => {
  if (!ledger) return 'The ledger was not touched.';
  const other = ledger.different === 0 ? '' : ` ${ledger.different} say something else by now and were left.`;
  return `Ledger: ${ledger.added} rows put back, ${ledger.alreadyThere} were there already.${other}`;
};

const listed = (title: string, rows: readonly { list: string; key: string | null }[]): string[] =>
  rows.length === 0 ? [] : [title, ...rows.map(({ list, key }) => `  ${list} ${key ?? '(no Key)'}`)];

const textOf = (done: Restored, isRight: boolean): string =>
  [
    `Restored: the backup of ${longDay(dayOf(done.madeAt))}.`,
    ...listLines(done),
    `${done.files} files written.`,
    ledgerLine(done),
    ...done.snapshots.map(({ council, hash, isSame }) =>
      isSame
        ? `${council}: the same register as in the backup (SHA-256 ${hash}).`
        : `${council}: not the same register as in the backup.`,
    ),
    ...(done.isReadOtherwise
      ? ['This Quarterbook reads the backup’s rows otherwise than the one that made it: compare the figures.']
      : []),
    ...listed('Not put back, since these rows cannot be told apart by their Key:', done.left),
    ...listed('There, and not as the backup has them:', done.different),
    ...(isRight ? [] : ['Look at these before anybody uses the register.']),
  ].join('\n');

export const restoreCommand: Command = {
  name: 'restore',
  says: 'Put a backup into an empty site, and compare what is there then with the backup',
  options: {
    ledger: { type: 'boolean', says: 'The ledger too: what was sent, answered and noted' },
    'restricted-seen-to': {
      type: 'boolean',
      says: 'You have seen to it yourself that nobody else reads the restricted lists, where Microsoft Graph cannot tell',
    },
  },
  positionals: ['FILE'],
  run: async (values, [file = ''], around) => {
    const opened = openKeeping(around);
    const ledger = values['ledger'] === true ? ledgerTablesOf(opened) : null;
    if (values['ledger'] === true && ledger === null) throw new UsageError('--ledger needs TABLES_URL');
    const { graph, site, schemes } = opened;
    const done = await restore(await read(file, around), {
      graph,
      site,
      schemes,
      ledger,
      restrictedSeenTo: values['restricted-seen-to'] === true,
      progress: (count, of) => around.complain(`${count} of ${of} rows`),
    });
    if (!done.ok) throw new RefusedError(done.problems);
    const { left, different, snapshots } = done.value;
    const isRight = left.length + different.length === 0 && snapshots.every(({ isSame }) => isSame);
    return { found: !isRight, json: done.value, text: textOf(done.value, isRight) };
  },
};
