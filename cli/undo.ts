import { dayOf, longDay } from '../register/index.ts';
import { undoLast, type Undone } from '../store/index.ts';
import { RefusedError, textOf, type Command } from './command.ts';
import { councilOption, openKeeping } from './register.ts';

const counted = (rows: Undone['removed']): string => {
  const lists = [...new Set(rows.map(({ list }) => list))];
  return lists.map(list => `${rows.filter(row => row.list === list).length} of ${list}`).join(', ');
};

const lineOf = (rows: Undone['removed'], verb: string): string[] =>
  rows.length === 0 ? [] : [`${rows.length} row${rows.length === 1 ? '' : 's'} ${verb}: ${counted(rows)}.`];

const textOfUndone = ({ what, at, removed, restored }: Undone, dryRun: boolean): string =>
  [
    `${dryRun ? 'This would be undone' : 'Undone'}: ${what}, ${longDay(dayOf(at))}.`,
    ...lineOf(removed, dryRun ? 'would be removed' : 'removed'),
    ...lineOf(restored, dryRun ? 'would be as they were before' : 'as they were before'),
  ].join('\n');

export const undoCommand: Command = {
  name: 'undo',
  says: 'Take back the last import or roll-over, if nothing of it was changed since',
  options: {
    'dry-run': { type: 'boolean', says: 'Only say what would be removed and restored' },
    council: councilOption,
  },
  positionals: [],
  run: async (values, _positionals, around) => {
    const { graph, site, register } = openKeeping(around);
    await register.refresh();
    const council = textOf(values, 'council') ?? register.councils()[0];
    if (council === undefined) throw new RefusedError([{ code: 'nothing-to-undo', field: 'council' }]);
    const dryRun = values['dry-run'] === true;
    const undone = await undoLast({ graph, site, council, dryRun });
    if (!undone.ok) throw new RefusedError(undone.problems);
    return {
      found: false,
      json: { ...undone.value, dryRun },
      text: textOfUndone(undone.value, dryRun),
    };
  },
};
