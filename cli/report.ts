import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { periodTitle, type PeriodId } from '../register/index.ts';
import { fillReport, reportTemplates, type BlockOutcome } from '../report/index.ts';
import { sentenceOf } from '../server/index.ts';
import { needed, RefusedError, textOf, type Command } from './command.ts';
import {
  councilOption,
  fileFor,
  frozenFrom,
  frozenOptions,
  periodFrom,
  reachFrom,
  readSnapshot,
  restrictedOption,
} from './register.ts';
import { writeWhole } from './writeWhole.ts';

/** The name of a template that comes with the product, or a file. */
const templateFrom = async (name: string, folder: string, alsoPeriods: PeriodId[]): Promise<Uint8Array> => {
  const shipped = Object.values(reportTemplates).find(template => template.id === name);
  if (shipped) return shipped.make({ alsoPeriods });
  return readFile(resolve(folder, name)).catch(() => {
    throw new RefusedError([{ code: 'missing', field: `a template: there is no file ${name}` }]);
  });
};

const whyOf = ({ why }: BlockOutcome): string => {
  if (!why) return '';
  return 'facts' in why || 'field' in why ? sentenceOf(why) : `The document did not take it (${why.code}).`;
};

const countOf = (outcomes: readonly BlockOutcome[], outcome: BlockOutcome['outcome']): number =>
  outcomes.filter(each => each.outcome === outcome).length;

export const reportCommand: Command = {
  name: 'report',
  says: 'Write the report of a period into a Word file',
  options: {
    period: { type: 'string', value: 'P', required: true, says: 'A period, as 2024-25-Q1' },
    template: {
      type: 'string',
      value: 'T',
      required: true,
      says: 'kings-lynn, or a Word file with blocks in it',
    },
    out: { type: 'string', value: 'FILE', required: true, says: 'The Word file to write' },
    with: {
      type: 'string',
      value: 'P',
      says: 'One more period beside it, where the template is one of ours',
    },
    ...frozenOptions,
    ...restrictedOption,
    council: councilOption,
  },
  positionals: [],
  run: async (values, _positionals, around) => {
    const period = periodFrom(needed(values, 'period'));
    const also = textOf(values, 'with');
    const alsoPeriods = also === undefined ? [] : [periodFrom(also)];
    const template = await templateFrom(needed(values, 'template'), around.folder, alsoPeriods);
    const { snapshot } = await readSnapshot(around, {
      council: textOf(values, 'council'),
      frozen: frozenFrom(values, period),
      reach: reachFrom(values),
    });
    const filled = await fillReport({ template, snapshot, period });
    if (!filled.ok) throw new RefusedError(filled.problems);
    const { bytes, outcomes } = filled.value;
    const out = resolve(around.folder, fileFor(needed(values, 'out'), reachFrom(values)));
    await writeWhole(out, bytes);
    const failed = outcomes.filter(each => each.outcome === 'could-not');
    const lines = [
      `${periodTitle(period)} is written to ${out}: ${countOf(outcomes, 'refreshed')} blocks filled, ` +
        `${countOf(outcomes, 'unchanged')} unchanged, ${failed.length} could not be filled.`,
      ...failed.map(each => `${each.tag}: ${whyOf(each)}`),
    ];
    const blocks = outcomes.map(({ tag, outcome, why }) => ({ tag, outcome, ...(why ? { why } : {}) }));
    return { found: failed.length > 0, json: { out, period, blocks }, text: lines.join('\n') };
  },
};
