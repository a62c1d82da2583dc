import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { importRegister } from '../store/index.ts';
import {
  RefusedError,
  UsageError,
  type Command,
  type Ended,
  type Option,
  type Surroundings,
} from './command.ts';
import { importSheets } from './importSheets.ts';
import { openKeeping } from './register.ts';
import { parseRegisterFile } from './registerFile.ts';

const importRegisterFile = async (file: string, around: Surroundings): Promise<Ended> => {
  const path = resolve(around.folder, file);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new RefusedError([{ code: 'missing', field: 'file', facts: { file: path } }]);
  });
  const register = parseRegisterFile(text, path);
  const { graph, site } = openKeeping(around);
  const report = await importRegister(register, {
    graph,
    site,
    what: `import of ${basename(file)}`,
    at: around.realNow().toISOString(),
  });
  if (!report.ok) throw new RefusedError(report.problems);
  const lines = report.value.map(
    ({ list, created, alreadyThere }) => `${list}: ${created} new, ${alreadyThere} there already.`,
  );
  return { found: false, json: report.value, text: lines.join('\n') };
};

/** Of a spreadsheet; the first three are needed for one. */
const options = {
  council: {
    type: 'string',
    value: 'C',
    says: 'Whose it is, as kings-lynn; made if the register has none such',
  },
  scheme: { type: 'string', value: 'S', says: 'The rating scheme, as kings-lynn-indicators' },
  period: { type: 'string', value: 'P', says: 'The period it speaks of, as 2024-25-Q1' },
  'council-title': { type: 'string', value: 'TITLE', says: 'What a council that is made is called' },
  mapping: { type: 'string', value: 'FILE', says: 'What the columns are, where the headings do not say' },
  'save-mapping': { type: 'string', value: 'FILE', says: 'Write down what the columns were taken for' },
  sheet: { type: 'string', value: 'NAME', says: 'The sheet to read; otherwise every one that fits' },
  'force-period': {
    type: 'boolean',
    says: 'Take the figures for those of --period, though the sheet’s title or headings name another',
  },
  'dry-run': { type: 'boolean', says: 'Only say what would be done' },
  'leave-out-unread': { type: 'boolean', says: 'Import the other rows where some could not be read' },
} as const satisfies Record<string, Option>;

export const importCommand: Command = {
  name: 'import',
  says: 'Put a spreadsheet, or a whole register, into the lists; rows that are there are left as they are',
  options,
  positionals: ['FILE'],
  run: async (values, [file = ''], around) => {
    const given = Object.keys(options).filter(name => values[name] !== undefined);
    if (/\.json$/i.test(file)) {
      if (given.length > 0)
        throw new UsageError(`A register file says all by itself: --${given[0]} is for a spreadsheet`);
      return importRegisterFile(file, around);
    }
    const missing = (['council', 'scheme', 'period'] as const).filter(name => !given.includes(name));
    if (missing.length > 0)
      throw new UsageError(
        `A spreadsheet needs ${missing.map(name => `--${name} ${options[name].value}`).join(', ')}`,
      );
    return importSheets(file, values, around);
  },
};
