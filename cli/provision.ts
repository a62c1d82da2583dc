import { provision, type ProvisionedList } from '../store/index.ts';
import type { Command } from './command.ts';
import { openKeeping } from './register.ts';

const lineOf = ({ list, created, columnsAdded, differing }: ProvisionedList): string => {
  if (created) return `${list}: made.`;
  const added = columnsAdded.length === 0 ? 'complete' : `added ${columnsAdded.join(', ')}`;
  const other =
    differing.length === 0
      ? ''
      : ` These columns are not as the register needs them: ${differing.join(', ')}.`;
  return `${list}: was there, ${added}.${other}`;
};

export const provisionCommand: Command = {
  name: 'provision',
  says: 'Make the register’s lists in the SharePoint site, and what is missing in them',
  options: {},
  positionals: [],
  run: async (_values, _positionals, around) => {
    const { graph, site } = openKeeping(around);
    const lists = await provision({ graph, site });
    const found = lists.some(list => list.differing.length > 0);
    return { found, json: lists, text: lists.map(lineOf).join('\n') };
  },
};
