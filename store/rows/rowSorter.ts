import type { Problem, Result, RowProblem } from '../../register/index.ts';
import { decidedByHand } from '../seal.ts';
import { keyOf, rowProblem, type Fields, type ListRow } from './row.ts';

/** A value that parsed, with the row it came from. */
export type Parsed<T> = { row: ListRow; value: T };

type Parse<T> = (fields: Fields) => Result<T>;

export type RowSorter = {
  problems: RowProblem[];
  refuse(row: ListRow, ...found: Problem[]): void;
  /** Tells which row of which list, and nothing of what it says. */
  conceal(row: ListRow): void;
  parse<T>(rows: readonly ListRow[], parse: Parse<T>): Parsed<T>[];
  /** Keeps those with which nothing is wrong. */
  keep<T>(parsed: readonly Parsed<T>[], problemOf: (value: T) => Problem | null): Parsed<T>[];
};

export const values = <T>(parsed: readonly Parsed<T>[]): T[] => parsed.map(({ value }) => value);

/** Keys that stand on more than one row: no telling which is meant, so none is. */
const doubledKeys = (rows: readonly ListRow[]): ReadonlySet<string> => {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const key of rows.flatMap(row => keyOf(row) ?? [])) (seen.has(key) ? doubled : seen).add(key);
  return doubled;
};

const lastParsed = new WeakMap<ListRow, { parse: Parse<unknown>; result: Result<unknown> }>();

/** A row of the mirror never changes, and most stay as they are from one snapshot to the next: each is parsed once. */
const parsedOnce = <T>(row: ListRow, parse: Parse<T>): Result<T> => {
  const before = lastParsed.get(row);
  if (before?.parse === parse) return before.result as Result<T>;
  const result = parse(row.fields);
  lastParsed.set(row, { parse, result });
  return result;
};

/** Parses rows, and collects as problems those that cannot be used, or in which somebody decided by hand. */
export const createRowSorter = (): RowSorter => {
  const problems: RowProblem[] = [];
  const refuse = (row: ListRow, ...found: Problem[]) => {
    problems.push(rowProblem(row, found));
  };
  return {
    problems,
    refuse,
    conceal: ({ list, rowId, webUrl }) => {
      const nothing = { key: null, itemKey: null, title: null };
      problems.push({
        code: 'restricted-in-open-list',
        field: 'Visibility',
        list,
        rowId,
        ...nothing,
        webUrl,
      });
    },
    parse: (rows, parse) => {
      const doubled = doubledKeys(rows);
      return rows.flatMap(row => {
        const key = keyOf(row);
        if (key !== null && doubled.has(key)) {
          refuse(row, { code: 'duplicate-key', field: 'Key', facts: { key } });
          return [];
        }
        const result = parsedOnce(row, parse);
        // The edit is told first: who closed an action by hand should not be asked to make the closing complete. A row
        // without a Seal was made by hand and has no old value to go back to.
        const byHand = result.ok || row.fields['Seal'] !== undefined ? decidedByHand(row) : null;
        if (byHand) refuse(row, byHand);
        else if (!result.ok) refuse(row, ...result.problems);
        return result.ok && byHand === null ? [{ row, value: result.value }] : [];
      });
    },
    keep: (parsed, problemOf) =>
      parsed.filter(({ row, value }) => {
        const problem = problemOf(value);
        if (problem) refuse(row, problem);
        return problem === null;
      }),
  };
};
