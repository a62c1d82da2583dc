import canonicalize from 'canonicalize';
import type { Scheme, Snapshot } from '../../register/index.ts';
import { sha256 } from '../freeze.ts';
import { keyOf, type ListRow } from '../rows/row.ts';
import { buildSnapshot, councilsIn, type RowsOf } from '../snapshot.ts';

/** What depends on the site and not on what was said: row numbers and addresses, and rules that the program brings. */
const withoutPlace = ({ problems, ...snapshot }: Snapshot): object => ({
  ...snapshot,
  schemes: [],
  problems: problems.map(problem => canonicalize({ ...problem, rowId: '', webUrl: null })).sort(),
});

const byKey = (a: ListRow, b: ListRow): number => (keyOf(a) ?? '').localeCompare(keyOf(b) ?? '', 'en-GB');

/** No instant of any clock: the same rows have the same hash on every day. */
const anyInstant = '2000-01-01T00:00:00Z';

/** SHA-256 of the snapshot of each council, with what is restricted, by council. The order of rows does not matter. */
export const snapshotHashes = (
  rows: readonly ListRow[],
  schemes: readonly Scheme[],
): Record<string, string> => {
  const sorted = [...rows].sort(byKey);
  const rowsOf: RowsOf = list => sorted.filter(row => row.list === list);
  return Object.fromEntries(
    councilsIn(rowsOf).map(council => {
      const snapshot = buildSnapshot(rowsOf, { council, asAt: anyInstant, schemes, reach: 'all' });
      return [council, sha256(new TextEncoder().encode(canonicalize(withoutPlace(snapshot))))];
    }),
  );
};
