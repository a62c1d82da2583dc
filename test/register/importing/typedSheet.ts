import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Sheet } from '../../../register/importing/cell.ts';
import type { ImportFor } from '../../../register/importing/importing.ts';
import { noCorrections, parseMapping, type Corrections } from '../../../register/importing/mapping.ts';
import { readWorkbook } from '../../../register/importing/readWorkbook.ts';
import { parseScheme, type Scheme } from '../../../register/parseScheme.ts';

const folder = join(import.meta.dirname, '../../../register/schemes');

export const shipped = (id: string): Scheme => {
  const scheme = parseScheme(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')));
  if (!scheme.ok) throw new Error(id);
  return scheme.value;
};

/** Milestones, with a band for what is not due yet. */
export const milestoneScheme = (): Scheme => shipped('cannock-chase-delivery');

export const percent = (value: number): Cell => ({
  kind: 'number',
  value,
  shown: 'percent',
  text: `${value}%`,
});
export const day = (text: string): Cell => ({ kind: 'day', day: text, month: false, text });
export const month = (text: string): Cell => ({ kind: 'day', day: text, month: true, text });
export const filled = (fill: string, text = ''): Cell => ({ kind: 'text', text, fill });
export const spread = (text: string): Cell => ({ kind: 'text', text, spread: true });

export type Typed = string | number | Cell | null;

const cellOf = (typed: Typed): Cell | undefined => {
  if (typed === null || typed === '') return undefined;
  if (typeof typed === 'string') return { kind: 'text', text: typed };
  return typeof typed === 'number'
    ? { kind: 'number', value: typed, shown: 'plain', text: String(typed) }
    : typed;
};

/** A sheet as somebody typed it; an empty line is a row with nothing in it. */
export const typedSheet = (
  lines: readonly (readonly Typed[])[],
  { name = 'Sheet1', hidden = false, hiddenRows = [] as number[] } = {},
): Sheet => ({
  name,
  hidden,
  rows: lines
    .map((line, index) => ({
      number: index + 1,
      hidden: hiddenRows.includes(index + 1),
      cells: line.map(cellOf),
    }))
    .filter(row => row.cells.some(cell => cell !== undefined)),
});

export const forCouncil = (said: Partial<ImportFor> = {}): ImportFor => ({
  council: 'elsewhere',
  councilTitle: null,
  councilOrder: 0,
  scheme: shipped('kings-lynn-indicators'),
  period: '2024-25-Q1',
  calendar: { holidays: [] },
  now: '2024-10-01T08:00:00Z',
  today: '2024-10-01',
  plans: [],
  ...said,
});

export const mappingOf = (raw: object): Corrections => {
  const parsed = parseMapping(raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};

/** Reads sheets that have to be readable. */
export const readSheetsOf = (
  sheets: Sheet | Sheet[],
  said: Partial<ImportFor> = {},
  corrections: Corrections = noCorrections,
) => {
  const read = readWorkbook([sheets].flat(), forCouncil(said), corrections);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { register, notes, problems, leftOut, mappings } = read.value;
  const noted = (code: string) => notes.filter(note => note.code === code).flatMap(({ about }) => about);
  return { ...register, notes, noted, problems, leftOut, mappings };
};

/** What those sheets are refused for. */
export const refusedFor = (
  sheets: Sheet | Sheet[],
  said: Partial<ImportFor> = {},
  corrections: Corrections = noCorrections,
) => {
  const read = readWorkbook([sheets].flat(), forCouncil(said), corrections);
  if (read.ok) throw new Error('it was read');
  return read.problems;
};
