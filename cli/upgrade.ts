import { sentenceOf } from '../server/index.ts';
import { applyUpgrade, planUpgrade, type LayoutStep, type UpgradePlan } from '../store/index.ts';
import { backUpTo } from './backup.ts';
import { RefusedError, textOf, UsageError, type Command, type Values } from './command.ts';
import { openKeeping } from './register.ts';

const stepWords: Record<LayoutStep['name'], string> = {
  'columns-since-first-release': 'lists, columns and choices that came since the first release are added',
  seals:
    'every row without a Seal gets one, so that later changes by hand are noticed. You vouch for what these rows say now',
  'answers-and-decisions': 'columns for evidence, proxies, decisions and delegates are added',
};

const byList = (rows: readonly { list: string }[]): string => {
  const names = [...new Set(rows.map(({ list }) => list))];
  return names.map(name => `${rows.filter(({ list }) => list === name).length} of ${name}`).join(', ');
};

type Problems = UpgradePlan['broken'];

/** What is restricted is named by its row number: this text may be copied anywhere. */
const problemLines = (title: string, problems: Problems): string[] =>
  problems.length === 0
    ? []
    : [
        title,
        ...problems.map(problem => {
          const key = problem.list.startsWith('Restricted') ? null : problem.key;
          return `  ${problem.list} ${key ?? `row ${problem.rowId}`}: ${sentenceOf(problem)}`;
        }),
      ];

const planLines = ({ from, to, due, columns, changes, broken, readable }: UpgradePlan): string[] => [
  `The register has layout ${from}; this Quarterbook works with layout ${to}. Due:`,
  ...due.map(step => `  ${step.to}: ${stepWords[step.name]}.`),
  columns.length === 0
    ? 'No list, column or choice is missing.'
    : `Missing lists, columns or choices: ${columns.map(({ list, column }) => (column === null ? list : `${list} ${column}`)).join(', ')}.`,
  changes.length === 0
    ? 'No row changes.'
    : `${changes.length} rows change: ${byList(changes.map(({ row }) => row))}.`,
  ...problemLines('Rows that could not be read any more:', broken),
  ...(readable.length === 0 ? [] : [`${readable.length} rows that are problems today could be read.`]),
];

const jsonOf = ({ from, to, due, columns, changes, broken, readable }: UpgradePlan) => ({
  from,
  to,
  due: due.map(({ to: number, name }) => ({ to: number, name })),
  columns,
  changes: changes.map(({ row: { list, rowId } }) => ({ list, rowId })),
  broken,
  readable,
});

const layoutFrom = (values: Values): number | undefined => {
  const text = textOf(values, 'from');
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError('--from needs the number of a layout');
};

export const upgradeCommand: Command = {
  name: 'upgrade',
  says: 'Say what an older register needs for this Quarterbook, tried on a copy; or do it',
  options: {
    apply: { type: 'boolean', says: 'Take a backup, then upgrade the site' },
    backup: { type: 'string', value: 'FILE', says: 'With --apply: where the backup goes' },
    from: { type: 'string', value: 'N', says: 'Begin at that layout: after an upgrade was undone' },
  },
  positionals: [],
  run: async (values, _positionals, around) => {
    const file = textOf(values, 'backup');
    const apply = values['apply'] === true;
    if (apply !== (file !== undefined)) throw new UsageError('--apply and --backup FILE go together');
    const opened = openKeeping(around);
    const { graph, site, schemes } = opened;
    const options = { graph, site, schemes, from: layoutFrom(values) };
    if (!apply || file === undefined) {
      const plan = await planUpgrade(options);
      const isDue = plan.due.length > 0;
      const hint =
        plan.broken.length > 0
          ? 'Mend these rows first.'
          : 'Nothing was written. Do it with --apply --backup FILE.';
      const text = isDue
        ? [...planLines(plan), hint].join('\n')
        : `The register has layout ${plan.from}, as this Quarterbook needs it.`;
      return { found: isDue, json: jsonOf(plan), text };
    }
    const done = await applyUpgrade({
      ...options,
      at: around.realNow().toISOString(),
      backUpFirst: async () => {
        await backUpTo(opened, file, around);
        around.complain(`Backup written: ${file}`);
      },
      progress: (count, of) => around.complain(`${count} of ${of} rows`),
    });
    if (!done.ok) throw new RefusedError(done.problems);
    const { due, to, changes } = done.value;
    const text =
      due.length === 0
        ? `The register has layout ${to} already. Nothing was written.`
        : `Upgraded to layout ${to}: ${changes.length} rows changed. The backup is ${file}.`;
    return { found: false, json: jsonOf(done.value), text };
  },
};
