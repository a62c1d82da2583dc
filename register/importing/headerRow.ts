import { cellAt, type Sheet, type SheetRow } from './cell.ts';
import { candidatesFor, headingText, type About, type Candidate } from './headings.ts';

/** A column's heading and what it may mean. */
export type Heading = { column: number; heading: string; candidates: Candidate[] };

export type Header = { rows: SheetRow[]; headings: Heading[] };

/** Nobody writes more above a table than this. */
const mostRowsAbove = 40;

const headingIn = (rows: readonly SheetRow[], column: number): string =>
  [...new Set(rows.map(row => headingText(cellAt(row, column))).filter(text => text !== ''))].join(' ');

/** Doubled headings are told apart by their column's letter, as a mapping file has to. */
export const headerOf = (rows: SheetRow[], about: About): Header => {
  const width = Math.max(...rows.map(row => row.cells.length));
  const headings = Array.from({ length: width }, (_, column) => ({
    column,
    heading: headingIn(rows, column),
  }))
    .filter(({ heading }) => heading !== '')
    .map(({ column, heading }) => ({ column, heading, candidates: candidatesFor(heading, about) }));
  return { rows, headings };
};

const nameOf = ({ field, period }: Candidate): string => `${field} ${period}`;

/** The surest meaning of each heading, each meaning once. */
const score = ({ headings }: Header): { points: number; found: number } => {
  const best = new Map<string, number>();
  for (const { candidates } of headings) {
    const [first] = candidates;
    if (first) best.set(nameOf(first), Math.max(best.get(nameOf(first)) ?? 0, first.sure));
  }
  return { points: [...best.values()].reduce((sum, one) => sum + one, 0), found: best.size };
};

/** What a second row of headings has to add before it is taken for one. */
const worthARow = 0.4;

/**
 * The row of headings, which need not be the first: there may be titles above it, and it may be two rows ("Q1 2024/25"
 * over "Actual", "Target", "RAG"). Null where no row names two things that we know.
 */
export const findHeader = (sheet: Sheet, about: About): Header | null => {
  const first = sheet.rows.slice(0, mostRowsAbove);
  let best: { header: Header; points: number } | null = null;
  for (const [index, row] of first.entries()) {
    const above = first[index - 1];
    const alone = headerOf([row], about);
    const both = above ? headerOf([above, row], about) : alone;
    const [one, two] = [score(alone), score(both)];
    const taken = two.points > one.points + worthARow ? { header: both, ...two } : { header: alone, ...one };
    const enough = taken.found >= 2;
    if (enough && (best === null || taken.points > best.points)) best = taken;
  }
  return best?.header ?? null;
};
