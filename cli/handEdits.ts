import { dayOf, longDay } from '../register/index.ts';
import { acceptHandEdit, listHandEdits, type HandEdit } from '../store/index.ts';
import { RefusedError, textOf, UsageError, type Command, type Ended, type Values } from './command.ts';
import { openKeeping } from './register.ts';

const lineOf = ({ list, key, title, decides, lastEditedBy, lastEditedAt, webUrl }: HandEdit): string => {
  const when = lastEditedAt === null ? '' : ` on ${longDay(dayOf(lastEditedAt))}`;
  return [
    `${key}${title === null ? '' : `, ${title}`} (${list}): ${decides.join(', ')}.`,
    `  Last edited${when} by ${lastEditedBy ?? 'somebody whom SharePoint does not name'}.`,
    ...(webUrl === null ? [] : [`  ${webUrl}`]),
  ].join('\n');
};

const listed = (edits: readonly HandEdit[]): Ended => ({
  found: edits.length > 0,
  json: { handEdits: edits },
  text:
    edits.length === 0
      ? 'Nobody has decided anything by hand.'
      : [
          ...edits.map(lineOf),
          '',
          'Each is left out of the figures. Put the old value back in SharePoint, or accept it:',
          'quarterbook hand-edits --accept KEY --by POST --reason TEXT',
        ].join('\n'),
});

const acceptanceFrom = (values: Values) => {
  const [key, by, reason] = ['accept', 'by', 'reason'].map(name => textOf(values, name));
  if (key === undefined && by === undefined && reason === undefined) return null;
  if (key === undefined) throw new UsageError('--by and --reason need --accept KEY');
  if (by === undefined || reason === undefined)
    throw new UsageError('--accept needs --by POST and --reason TEXT');
  return { key, by, reason };
};

export const handEditsCommand: Command = {
  name: 'hand-edits',
  says: 'List what was decided by hand in SharePoint (closed, approved, re-dated, declassified), or accept one of them',
  options: {
    accept: { type: 'string', value: 'KEY', says: 'Make this one count from now on' },
    by: { type: 'string', value: 'POST', says: 'With --accept: the post that accepts it' },
    reason: { type: 'string', value: 'TEXT', says: 'With --accept: why' },
    council: { type: 'string', value: 'C', says: 'Only those of this council' },
  },
  positionals: [],
  run: async (values, _positionals, around) => {
    const asked = acceptanceFrom(values);
    const { graph, site } = openKeeping(around);
    if (!asked) return listed(await listHandEdits({ graph, site, council: textOf(values, 'council') }));
    const accepted = await acceptHandEdit({ graph, site }, { ...asked, at: around.realNow().toISOString() });
    if (!accepted.ok) throw new RefusedError(accepted.problems);
    const { key, decides } = accepted.value;
    return {
      found: false,
      json: { accepted: accepted.value },
      text: `${key} counts from now on as it stands (${decides.join(', ')}): accepted by ${asked.by}.`,
    };
  },
};
