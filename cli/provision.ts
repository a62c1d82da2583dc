import {
  checkLayout,
  currentLayout,
  fixLayout,
  isNote,
  provision,
  type Drift,
  type LayoutCheck,
  type ProvisionedList,
} from '../store/index.ts';
import { UsageError, type Command, type Ended } from './command.ts';
import { driftLine } from './driftWords.ts';
import { openKeeping, type Opened } from './register.ts';

const lineOf = ({ list, created, columnsAdded, differing }: ProvisionedList): string => {
  if (created) return `${list}: made.`;
  const added = columnsAdded.length === 0 ? 'complete' : `added ${columnsAdded.join(', ')}`;
  const other =
    differing.length === 0
      ? ''
      : ` These columns are not as the register needs them: ${differing.join(', ')}.`;
  return `${list}: was there, ${added}.${other}`;
};

const make = async ({ graph, site }: Opened): Promise<Ended> => {
  const lists = await provision({ graph, site });
  const found = lists.some(list => list.differing.length > 0);
  return { found, json: lists, text: lists.map(lineOf).join('\n') };
};

const section = (title: string, drift: readonly Drift[]): string[] =>
  drift.length === 0 ? [] : [title, ...drift.map(one => `  ${driftLine(one)}`)];

const layoutLines = ({ number, isEmpty }: LayoutCheck): string[] =>
  isEmpty || number === currentLayout
    ? []
    : [
        number < currentLayout
          ? `The register has layout ${number}, and this Quarterbook works with layout ${currentLayout}: run “quarterbook upgrade”.`
          : `The register has layout ${number}, and this Quarterbook knows layouts up to ${currentLayout}. Use a newer one.`,
      ];

const check = async ({ graph, site }: Opened): Promise<Ended> => {
  const checked = await checkLayout({ graph, site });
  const wrong = checked.drift.filter(one => !isNote(one));
  const layout = layoutLines(checked);
  const found = wrong.length > 0 || layout.length > 0;
  const lines = [
    ...layout,
    ...section('To be mended:', wrong),
    ...(found ? [] : ['The site is as the register needs it.']),
    ...section('Good to know:', checked.drift.filter(isNote)),
  ];
  return { found, json: checked, text: lines.join('\n') };
};

const fix = async ({ graph, site }: Opened): Promise<Ended> => {
  const { mended, left } = await fixLayout({ graph, site });
  const lines = [
    ...(mended.length + left.length === 0 ? ['There was nothing to mend.'] : []),
    ...(mended.length === 0
      ? []
      : [
          `Mended: ${mended.map(({ list, column }) => (column === null ? list : `${list} ${column}`)).join(', ')}.`,
        ]),
    ...section('Left, because a person has to see to it:', left),
  ];
  return { found: left.length > 0, json: { mended, left }, text: lines.join('\n') };
};

export const provisionCommand: Command = {
  name: 'provision',
  says: 'Make the register’s lists in the SharePoint site, and what is missing in them; or look whether all is as it should be',
  options: {
    check: { type: 'boolean', says: 'Change nothing; say how the site differs from what the register needs' },
    fix: { type: 'boolean', says: 'Mend what can be mended without touching a row, and say what was left' },
  },
  positionals: [],
  run: async (values, _positionals, around) => {
    if (values['check'] === true && values['fix'] === true)
      throw new UsageError('--check changes nothing, so it cannot go with --fix');
    const opened = openKeeping(around);
    if (values['check'] === true) return check(opened);
    return values['fix'] === true ? fix(opened) : make(opened);
  },
};
