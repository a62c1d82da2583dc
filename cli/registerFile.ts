import { z } from 'zod';
import type { RegisterFile } from '../store/index.ts';
import { RefusedError } from './command.ts';

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
  people: z.array(row.extend({ delegateFor: list.default([]) })),
});

/** The shape only: every row is parsed, as a row of a list would be, before the first one is written. */
export const parseRegisterFile = (text: string, path: string): RegisterFile => {
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
