import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  accept,
  longDay,
  parseRollOver,
  planRollOver,
  yearBefore,
  type Indicator,
  type RollOver,
  type RollOverAsked,
  type RollOverChange,
  type RollOverWarningCode,
} from '../register/index.ts';
import { applyRollOver } from '../store/index.ts';
import { needed, RefusedError, textOf, type Command } from './command.ts';
import { councilOption, periodFrom, readSnapshot } from './register.ts';

const readAsked = async (name: string | undefined, folder: string): Promise<RollOverAsked> => {
  const path = name === undefined ? null : resolve(folder, name);
  const text = path === null ? '{}' : await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw new RefusedError([{ code: 'missing', field: `the file ${path ?? ''}` }]);
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new RefusedError([
      { code: 'file-unreadable', field: 'plan', facts: { file: name ?? '', why: 'it is not JSON' } },
    ]);
  }
  const asked = parseRollOver(raw);
  if (!asked.ok) throw new RefusedError(asked.problems);
  return asked.value;
};

const warned: Record<RollOverWarningCode, string> = {
  'outturn-missing': 'No outturn of the old year is known',
  'outturn-provisional': 'The outturn is provisional; roll over again when it is final',
  'baseline-kept': 'Where the stock ended is not known, so it begins where it began',
  'target-carried': 'No target was agreed for the new year, so the old one goes on',
  'closure-undecided': 'Closure was proposed and not decided, so the action goes on',
  'held-back': 'A row of it cannot be read, so nothing was done to it',
};

const warningLines = ({ warnings }: RollOver): string[] =>
  Object.entries(warned).flatMap(([code, says]) => {
    const refs = warnings.filter(one => one.code === code).map(one => one.ref);
    return refs.length === 0 ? [] : [`${says}: ${refs.join(', ')}.`];
  });

const begins = (version: Indicator): string => {
  const target = version.targetText ?? (version.target === null ? 'no target' : `target ${version.target}`);
  const who = version.targetAgreedBy === null ? '' : ` (${version.targetAgreedBy})`;
  return `${version.ref} begins ${longDay(version.from ?? '')}: ${target}${who}.`;
};

const changed = (change: RollOverChange): string[] => {
  if (change.list === 'Items') {
    const { ref, state, decisionRef } = change.after;
    return [`${ref}: ${change.before.state} becomes ${state} (${decisionRef ?? 'no decision'}).`];
  }
  const { before, after } = change;
  return [
    ...(before.to === after.to ? [] : [`${after.ref} ends ${longDay(after.to ?? '')}.`]),
    ...(before.baseline === after.baseline
      ? []
      : [
          `${after.ref}: its stock begins at ${after.baseline ?? 'nothing'} and not at ${before.baseline ?? 'nothing'}.`,
        ]),
    ...(before.target === after.target ? [] : [begins(after)]),
  ];
};

const textOfPlan = (plan: RollOver): string[] => [
  ...plan.changes.flatMap(changed),
  ...plan.indicators.map(begins),
  ...plan.actions.map(({ ref, title, formerKey }) => `${ref} ${title} goes on for ${formerKey ?? ''}.`),
  ...plan.periods.map(
    ({ title, opensOn, dueOn }) => `${title}: opens ${longDay(opensOn)}, due ${longDay(dueOn)}.`,
  ),
  `${plan.carried.length} actions are carried forward as they are.`,
  ...warningLines(plan),
];

export const rollOverCommand: Command = {
  name: 'roll-over',
  says: 'Turn the year: new targets, closings, references and periods; “undo” takes it back',
  options: {
    to: { type: 'string', value: 'YEAR', required: true, says: 'The year that begins, as 2025-26' },
    plan: {
      type: 'string',
      value: 'FILE',
      says: 'What was decided (JSON): targets, refs, close, replace, periods',
    },
    'dry-run': { type: 'boolean', says: 'Only say what would be done' },
    council: councilOption,
  },
  positionals: [],
  run: async (values, _positionals, around) => {
    const to = periodFrom(needed(values, 'to'));
    const asked = await readAsked(textOf(values, 'plan'), around.folder);
    const council = textOf(values, 'council');
    const from = yearBefore(to);
    const { snapshot, opened } = await readSnapshot(around, { council, reach: 'all' });
    const { graph, site } = opened;
    const planNow = async () => {
      const { snapshot: now } = await readSnapshot(around, { council: snapshot.council, reach: 'all' });
      return planRollOver(now, { ...asked, from, to }, opened.calendar);
    };
    const dryRun = values['dry-run'] === true;
    const at = around.realNow().toISOString();
    const applied = dryRun
      ? null
      : await applyRollOver(planNow, { graph, site, council: snapshot.council, to, at });
    if (applied?.ok === false) throw new RefusedError(applied.problems);
    const plan = applied ? accept(applied.value.plan) : await planNow();
    if (!plan.ok) throw new RefusedError(plan.problems);
    const head = dryRun
      ? `This would be done to turn ${from} into ${to}:`
      : `${from} is turned into ${to}. “quarterbook undo” takes it back.`;
    return {
      found: false,
      json: { ...plan.value, dryRun },
      text: [head, ...textOfPlan(plan.value)].join('\n'),
    };
  },
};
