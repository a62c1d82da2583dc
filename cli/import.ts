import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { importRegister, type RegisterFile } from '../store/index.ts';
import { RefusedError, type Command } from './command.ts';
import { openKeeping } from './register.ts';

const row = z.looseObject({ key: z.string() });
const rows = z.array(row);
const planKeys = z.array(z.string());
const list = z.array(z.unknown());
const item = row.extend({ planKeys, formerOwners: list.default([]) });
const fileSchema = z.object({
  plans: rows,
  actions: z.array(item.extend({ revisions: list })),
  indicators: z.array(item).transform(all => all.map(one => ({ definitionKey: one.key, ...one }))),
  recommendations: z.array(item.extend({ revisions: list, acts: list })).default([]),
  documents: z.array(item.extend({ acts: list })).default([]),
  complaints: z.array(item.extend({ acts: list })).default([]),
  updates: z.array(row.extend({ itemKey: z.string() })),
  periods: rows,
  meetings: rows.default([]),
  people: rows,
});

/** The shape only: every row is parsed, as a row of a list would be, before the first one is written. */
const readRegisterFile = async (path: string): Promise<RegisterFile> => {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new RefusedError([{ code: 'missing', field: `the file ${path}` }]);
  });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new RefusedError([{ code: 'not-json', field: path }]);
  }
  const parsed = fileSchema.safeParse(raw);
  if (parsed.success) return parsed.data as unknown as RegisterFile;
  throw new RefusedError(
    parsed.error.issues.map(issue => ({ code: 'missing', field: `“${issue.path.join('.')}” in ${path}` })),
  );
};

export const importCommand: Command = {
  name: 'import',
  says: 'Put a register from a file into the lists; rows that are there are left as they are',
  options: {},
  positionals: ['FILE'],
  run: async (_values, [file = ''], around) => {
    const register = await readRegisterFile(resolve(around.folder, file));
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
  },
};
