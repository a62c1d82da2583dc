import type { PeriodId } from '../period.ts';
import type { Problem } from '../problem.ts';
import type { Scheme } from '../scheme.ts';
import { columnLetters, type Sheet, type SheetRow } from './cell.ts';
import { samplesOf, surenessOf } from './columnSamples.ts';
import { fieldWords, neededFields, type Field, type Use } from './field.ts';
import { findHeader, headerOf, type Header } from './headerRow.ts';
import { plainHeading } from './headings.ts';
import type { MappedColumn, SheetCorrection, SheetMapping } from './mapping.ts';

/** Under this a meaning is not taken. */
const least = 0.35;

/** Where two columns could be one of these, somebody has to say which; of any other the first is taken. */
const oneOnly: readonly Field[] = ['ref', 'title', 'value', 'target', 'rating', 'post', 'due', 'polarity'];

type Guess = Use & { column: number; sure: number };

const nameOf = ({ field, period }: Use): string => `${field} ${period}`;

type Assigned = { byColumn: Map<number, Guess>; doubled: Map<string, Guess[]> };

/** The surest meaning first; a column whose meaning is taken gets its next. */
const assign = (guesses: Guess[], fixed: readonly MappedColumn[]): Assigned => {
  const byColumn = new Map<number, Guess>();
  const taken = new Map<string, Guess | null>(
    fixed.flatMap(({ use }) => (use ? [[nameOf(use), null] as const] : [])),
  );
  const rivals: Guess[] = [];
  for (const guess of guesses.sort((a, b) => b.sure - a.sure || a.column - b.column)) {
    if (byColumn.has(guess.column)) continue;
    const holder = taken.get(nameOf(guess));
    if (holder === undefined) {
      byColumn.set(guess.column, guess);
      taken.set(nameOf(guess), guess);
    } else if (holder?.sure === guess.sure && oneOnly.includes(guess.field)) rivals.push(guess);
  }
  const doubled = new Map<string, Guess[]>();
  for (const rival of rivals.filter(one => !byColumn.has(one.column))) {
    const holder = taken.get(nameOf(rival)) as Guess;
    doubled.set(nameOf(rival), [...(doubled.get(nameOf(rival)) ?? [holder]), rival]);
  }
  return { byColumn, doubled };
};

/** Headings that stand twice are told apart by the letter of their column, here and in a mapping file. */
const namesOf = ({ headings }: Header): Map<number, string> => {
  const count = new Map<string, number>();
  for (const { heading } of headings) count.set(heading, (count.get(heading) ?? 0) + 1);
  return new Map(
    headings.map(({ column, heading }) => [
      column,
      count.get(heading) === 1 ? heading : `${heading} (column ${columnLetters(column)})`,
    ]),
  );
};

const columnNamed = (names: Map<number, string>, wanted: string): number | null => {
  const said = [...names].filter(
    ([column, name]) =>
      name === wanted ||
      plainHeading(name) === plainHeading(wanted) ||
      wanted.toLowerCase() === `column ${columnLetters(column)}`.toLowerCase(),
  );
  return said[0]?.[0] ?? null;
};

type Fixed = { columns: MappedColumn[]; problems: Problem[] };

const fixedBy = (correction: SheetCorrection | null, names: Map<number, string>, now: PeriodId): Fixed => {
  const columns: MappedColumn[] = [];
  const problems: Problem[] = [];
  for (const [heading, use] of correction?.columns ?? []) {
    const column = columnNamed(names, heading);
    const meant = use?.period === now ? { ...use, period: null } : use;
    if (column !== null) columns.push({ column, heading: names.get(column) as string, use: meant, sure: 1 });
    else if (use !== null)
      problems.push({
        code: 'column-missing',
        field: heading,
        facts: { heading, known: [...names.values()].join(', ') },
      });
  }
  return { columns, problems };
};

/** The rows of headings that a mapping names, or that hold most of the headings it names, or that we find. */
const headerIn = (sheet: Sheet, correction: SheetCorrection | null, about: Asked): Header | null => {
  const { headerRows, columns } = correction ?? { headerRows: null, columns: new Map<string, Use>() };
  if (headerRows !== null) {
    const rows = sheet.rows.filter(row => headerRows.includes(row.number));
    return rows.length > 0 ? headerOf(rows, asAbout(about)) : null;
  }
  const wanted = new Set([...columns.keys()].map(plainHeading));
  const named = (row: SheetRow) =>
    row.cells.filter(cell => cell !== undefined && wanted.has(plainHeading(cell.text))).length;
  const best = sheet.rows.slice(0, 60).reduce<SheetRow | null>((found, row) => {
    return named(row) > (found ? named(found) : 1) ? row : found;
  }, null);
  const guessed = findHeader(sheet, asAbout(about));
  return best && !guessed?.rows.includes(best) ? headerOf([best], asAbout(about)) : guessed;
};

/** What is asked of a sheet. */
export type Asked = { scheme: Scheme; period: PeriodId };

/** A mapping, or what stands in its way with as much of it as there is; null where no headings were found. */
export type Guessed =
  { ok: true; value: SheetMapping } | { ok: false; problems: Problem[]; mapping: SheetMapping | null };

const asAbout = ({ scheme, period }: Asked) => ({ kind: scheme.rates, period });

const missingFields = (columns: readonly MappedColumn[], { scheme }: Asked): Problem[] => {
  const there = new Set(columns.flatMap(({ use }) => (use && use.period === null ? [use.field] : [])));
  return neededFields[scheme.rates]
    .filter(anyOf => !anyOf.some(field => there.has(field)))
    .map((anyOf): Problem => ({
      code: 'column-missing',
      field: anyOf[0] as Field,
      facts: {
        wanted: anyOf.map(field => fieldWords[field]).join(' or '),
        known: columns.map(({ heading }) => heading).join(', '),
      },
    }));
};

/**
 * How a sheet is to be read: its heading row, and what each column is, guessed from the headings and from what stands
 * under them, as far as `correction` does not say. Refused with every field that is missing or could be two columns.
 */
export const guessMapping = (
  sheet: Sheet,
  asked: Asked,
  correction: SheetCorrection | null = null,
): Guessed => {
  const header = headerIn(sheet, correction, asked);
  if (!header)
    return {
      ok: false,
      problems: [{ code: 'column-missing', facts: { wanted: fieldWords.title, sheet: sheet.name } }],
      mapping: null,
    };
  const headerRows = header.rows.map(row => row.number);
  const below = sheet.rows.filter(row => row.number > Math.max(...headerRows));
  const names = namesOf(header);
  const fixed = fixedBy(correction, names, asked.period);
  const free = header.headings.filter(({ column }) => !fixed.columns.some(one => one.column === column));
  const guesses = free.flatMap(({ column, candidates }) => {
    const samples = samplesOf(below, column);
    return candidates
      .map(candidate => ({ ...candidate, column, sure: surenessOf(candidate, samples, asked.scheme) }))
      .filter(({ sure }) => sure >= least);
  });
  const { byColumn, doubled } = assign(guesses, fixed.columns);
  const guessed = free.map(({ column }): MappedColumn => {
    const guess = byColumn.get(column);
    const heading = names.get(column) as string;
    return guess
      ? { column, heading, use: { field: guess.field, period: guess.period }, sure: guess.sure }
      : { column, heading, use: null, sure: 0 };
  });
  const columns = [...fixed.columns, ...guessed].sort((a, b) => a.column - b.column);
  const problems = [
    ...fixed.problems,
    ...[...doubled.values()].map((rivals): Problem => ({
      code: 'column-doubled',
      field: (rivals[0] as Guess).field,
      facts: {
        wanted: fieldWords[(rivals[0] as Guess).field],
        columns: rivals.map(({ column }) => names.get(column) as string).join(', '),
      },
    })),
    ...missingFields(columns, asked),
  ];
  const mapping = { sheet: sheet.name, headerRows, columns };
  const placed = problems.map(one => ({ ...one, facts: { ...one.facts, sheet: sheet.name } }));
  return placed.length > 0 ? { ok: false, problems: placed, mapping } : { ok: true, value: mapping };
};
