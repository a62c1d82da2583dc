import type { RowProblem, Scheme } from '../../register/index.ts';
import type { RowChange } from '../patchRows.ts';
import { keyOf, councilOfRow, type ListRow } from '../rows/row.ts';
import { buildSnapshot, councilsIn, type RowsOf } from '../snapshot.ts';
import { changeBy, type LayoutStep } from './layoutSteps.ts';

/** What an upgrade would do. Rows without a Key, or of no known council, are problems already and are left as they are. */
export type Trial = {
  councils: string[];
  rows: readonly ListRow[];
  changes: RowChange[];
  /** Rows that can be read today and could not be afterwards. */
  broken: RowProblem[];
  /** Rows that cannot be read today and could be afterwards. */
  readable: RowProblem[];
};

const rowsOfCopy =
  (rows: readonly ListRow[]): RowsOf =>
  list =>
    rows.filter(row => row.list === list);

/** Nobody is told when: problems do not depend on it. */
const anyInstant = '2000-01-01T00:00:00Z';

const problemsOf = (rows: readonly ListRow[], schemes: readonly Scheme[]): Map<string, RowProblem> => {
  const rowsOf = rowsOfCopy(rows);
  const problems = councilsIn(rowsOf).flatMap(
    council => buildSnapshot(rowsOf, { council, asAt: anyInstant, schemes, reach: 'all' }).problems,
  );
  return new Map(problems.map(problem => [`${problem.list} ${problem.rowId}`, problem]));
};

const missingFrom = (
  those: ReadonlyMap<string, RowProblem>,
  these: ReadonlyMap<string, RowProblem>,
): RowProblem[] => [...these].flatMap(([place, problem]) => (those.has(place) ? [] : [problem]));

/** Applies steps to a copy of all rows, and reads both with today's parsers. Nothing is written anywhere. */
export const tryOnCopy = (
  rows: readonly ListRow[],
  steps: readonly LayoutStep[],
  schemes: readonly Scheme[],
): Trial => {
  const councils = councilsIn(rowsOfCopy(rows));
  const known = new Set<string | null>(councils);
  const changes = rows.flatMap((row): RowChange[] => {
    const after = keyOf(row) !== null && known.has(councilOfRow(row)) ? changeBy(steps, row) : null;
    return after ? [{ row, after }] : [];
  });
  const changed = new Map(changes.map(({ row, after }) => [row, after]));
  const copy = rows.map((row): ListRow => ({ ...row, fields: { ...row.fields, ...changed.get(row) } }));
  const before = problemsOf(rows, schemes);
  const after = problemsOf(copy, schemes);
  return {
    councils,
    rows,
    changes,
    broken: missingFrom(before, after),
    readable: missingFrom(after, before),
  };
};
