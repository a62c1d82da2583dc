import { z } from 'zod';
import { frequencies, polarities, units, visibilities } from '../item.ts';
import { parsePeriod } from '../period.ts';
import { planKinds } from '../plan.ts';
import { accept, refuse, type Problem, type Result } from '../problem.ts';
import { assuranceSources } from '../recommendation.ts';
import { fields, formatUse, type Use } from './field.ts';

const defaultsSchema = z.strictObject({
  plan: z.string().min(1).optional(),
  planKind: z.enum(planKinds).optional(),
  post: z.string().min(1).optional(),
  directorate: z.string().min(1).optional(),
  polarity: z.enum(polarities).optional(),
  unit: z.enum(units).optional(),
  frequency: z.enum(frequencies).optional(),
  cumulative: z.boolean().optional(),
  visibility: z.enum(visibilities).optional(),
  source: z.enum(assuranceSources).optional(),
  /** What an empty cell under the period's own heading says. */
  blank: z.enum(['not-available', 'not-reported']).optional(),
  /** What becomes of rows that are hidden in the sheet. */
  hidden: z.enum(['read', 'leave-out']).optional(),
  /** Whether plain figures of percentages up to 1 are fractions (0.92 is 92%). */
  fractions: z.boolean().optional(),
});

/** What holds for every row whose cell says nothing. */
export type Defaults = z.infer<typeof defaultsSchema>;

const columnsSchema = z.record(z.string(), z.string());
const headerRow = z.union([z.int().positive(), z.tuple([z.int().positive(), z.int().positive()])]);
const sheetSchema = z.strictObject({
  sheet: z.string().optional(),
  headerRow: headerRow.optional(),
  columns: columnsSchema.default({}),
});
const fileSchema = sheetSchema.extend({
  sheets: z.array(sheetSchema).optional(),
  defaults: defaultsSchema.default({}),
  ratings: z.record(z.string(), z.string()).default({}),
});

/** `use` null: the column is left out. `headerRows` null: they are looked for. */
export type SheetCorrection = {
  sheet: string | null;
  headerRows: number[] | null;
  columns: Map<string, Use | null>;
};

/** What a person says of a workbook. `ratings` are words of theirs by the band that each stands for. */
export type Corrections = { sheets: SheetCorrection[]; defaults: Defaults; ratings: Record<string, string> };

export const noCorrections: Corrections = { sheets: [], defaults: {}, ratings: {} };

const parseUse = (text: string): Use | null | undefined => {
  const [name = '', ...rest] = text.trim().split(/\s+/);
  if (name === 'ignore') return null;
  const field = fields.find(one => one === name);
  if (field === undefined) return undefined;
  if (rest.length === 0) return { field, period: null };
  const period = parsePeriod(rest.join(' '));
  return period.ok ? { field, period: period.value } : undefined;
};

const sheetOf = (raw: z.infer<typeof sheetSchema>, problems: Problem[]): SheetCorrection => {
  const columns = new Map<string, Use | null>();
  for (const [heading, text] of Object.entries(raw.columns)) {
    const use = parseUse(text);
    if (use === undefined)
      problems.push({
        code: 'not-a-choice',
        field: `columns.${heading}`,
        facts: { text, known: `${fields.join(', ')}, ignore; of another period “value 2023-24”` },
      });
    else columns.set(heading, use);
  }
  const rows = raw.headerRow ?? null;
  return {
    sheet: raw.sheet ?? null,
    headerRows: rows === null ? null : [rows].flat(),
    columns,
  };
};

const givenAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((value, key) => (value as Record<PropertyKey, unknown>)[key], raw);

/** What may stand in a mapping, or in its defaults. */
const keysAt = (path: readonly PropertyKey[]): string =>
  Object.keys(
    path[0] === 'defaults'
      ? defaultsSchema.shape
      : path[0] === 'sheets'
        ? sheetSchema.shape
        : fileSchema.shape,
  ).join(', ');

const shapeProblems = (issue: z.core.$ZodIssue, raw: unknown): Problem[] => {
  const field = issue.path.join('.') || 'mapping';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(text => ({
      code: 'not-a-choice',
      field,
      facts: { text, known: keysAt(issue.path) },
    }));
  const given = givenAt(raw, issue.path);
  const text = typeof given === 'string' ? given : `${JSON.stringify(given)}`;
  const known = issue.code === 'invalid_value' ? { known: issue.values.join(', ') } : {};
  return [{ code: 'not-a-choice', field, facts: { text, ...known, says: issue.message } }];
};

/**
 * A mapping file: `{ sheet, headerRow, columns: { "Heading": "field" }, defaults, ratings }`, or the first three once for
 * each sheet in `sheets`. Columns that it does not name are guessed; `ignore` leaves one out; `value 2023-24` is the
 * figure of another period.
 */
export const parseMapping = (raw: unknown): Result<Corrections> => {
  const parsed = fileSchema.safeParse(raw);
  if (!parsed.success) return refuse(...parsed.error.issues.flatMap(issue => shapeProblems(issue, raw)));
  const { sheets, defaults, ratings, ...own } = parsed.data;
  const problems: Problem[] = [];
  const read = (sheets ?? [own]).map(sheet => sheetOf(sheet, problems));
  return problems.length > 0 ? refuse(...problems) : accept({ sheets: read, defaults, ratings });
};

/** What one column of a sheet was taken for; `use` null: for nothing. */
export type MappedColumn = { column: number; heading: string; use: Use | null; sure: number };

/** How one sheet is read. `headerRows` are the rows' own numbers, the last the one above the first item. */
export type SheetMapping = { sheet: string; headerRows: number[]; columns: MappedColumn[] };

type WrittenSheet = { sheet: string; headerRow: number | number[]; columns: Record<string, string> };

const written = ({ sheet, headerRows, columns }: SheetMapping): WrittenSheet => ({
  sheet,
  headerRow: headerRows.length === 1 ? (headerRows[0] as number) : headerRows,
  columns: Object.fromEntries(columns.map(({ heading, use }) => [heading, use ? formatUse(use) : 'ignore'])),
});

/** A mapping as its file has it: what `parseMapping` reads. */
export const formatMapping = (
  sheets: readonly SheetMapping[],
  { defaults, ratings }: Pick<Corrections, 'defaults' | 'ratings'>,
): object => {
  const [first, ...others] = sheets.map(written);
  const said = {
    ...(Object.keys(defaults).length > 0 ? { defaults } : {}),
    ...(Object.keys(ratings).length > 0 ? { ratings } : {}),
  };
  return others.length === 0 ? { ...first, ...said } : { sheets: [first, ...others], ...said };
};
