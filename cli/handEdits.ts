import { dayOf, longDay, type RowProblem } from '../register/index.ts';
import { sentenceOf } from '../server/index.ts';
import { acceptHandEdit, listHandEdits, type HandEdit } from '../store/index.ts';
import { RefusedError, textOf, UsageError, type Command, type Ended, type Values } from './command.ts';
import { openKeeping, type Opened } from './register.ts';

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

/** What else is wrong with that row, so that it does not count though it was accepted; null where nothing is. */
const stillWrong = async ({ register }: Opened, key: string, at: string): Promise<RowProblem | null> => {
  await register.refresh();
  const problems = register.councils().flatMap(council => {
    const snapshot = register.snapshot(council, at, 'all');
    return snapshot.ok ? snapshot.value.problems : [];
  });
  return problems.find(problem => problem.key === key) ?? null;
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
    const opened = openKeeping(around);
    const { graph, site } = opened;
    if (!asked) return listed(await listHandEdits({ graph, site, council: textOf(values, 'council') }));
    const at = around.realNow().toISOString();
    const accepted = await acceptHandEdit({ graph, site }, { ...asked, at });
    if (!accepted.ok) throw new RefusedError(accepted.problems);
    const { key, decides } = accepted.value;
    const problem = await stillWrong(opened, key, at);
    const by = `(${decides.join(', ')}): accepted by ${asked.by}.`;
    return {
      found: problem !== null,
      json: { accepted: accepted.value, problem },
      text: problem
        ? `${key} ${by} It does not count yet: ${sentenceOf(problem)} Mend that in SharePoint, then look here again.`
        : `${key} counts from now on as it stands ${by}`,
    };
  },
};
