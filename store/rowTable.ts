import { isDeepStrictEqual } from 'node:util';
import { keyOf, type ListRow } from './rows/row.ts';

/** Rows of one list in memory. Every change gives back what changed: the row as it was, as it is, or both. */
export type RowTable = {
  /** The same array until something changes: nobody may change it. */
  all: () => readonly ListRow[];
  size: () => number;
  get: (rowId: string) => ListRow | undefined;
  /** By its Key, at once however many rows there are. Of several under one Key the one that came first. */
  find: (key: string) => ListRow | null;
  put: (row: ListRow) => ListRow[];
  remove: (rowId: string) => ListRow[];
  /** Becomes exactly these rows. One that says the same as before stays the object that it was. */
  become: (rows: ReadonlyMap<string, ListRow>) => ListRow[];
};

const isSame = (a: ListRow, b: ListRow): boolean =>
  a.etag === b.etag && isDeepStrictEqual(a.fields, b.fields);

/** Rows by Key. Nearly every Key has one row; a copy made by hand has the Key of the row it was made from. */
const createKeys = () => {
  const byKey = new Map<string, ListRow[]>();
  return {
    first: (key: string): ListRow | null => byKey.get(key)?.[0] ?? null,
    add: (row: ListRow): void => {
      const key = keyOf(row);
      if (key === null) return;
      const there = byKey.get(key);
      if (there) there.push(row);
      else byKey.set(key, [row]);
    },
    drop: (row: ListRow): void => {
      const key = keyOf(row);
      if (key === null) return;
      const left = (byKey.get(key) ?? []).filter(one => one !== row);
      if (left.length > 0) byKey.set(key, left);
      else byKey.delete(key);
    },
  };
};

export const createRowTable = (): RowTable => {
  const rows = new Map<string, ListRow>();
  const keys = createKeys();
  let listed: readonly ListRow[] | null = [];

  const put = (row: ListRow): ListRow[] => {
    const before = rows.get(row.rowId);
    if (before && isSame(before, row)) return [];
    if (before) keys.drop(before);
    rows.set(row.rowId, row);
    keys.add(row);
    listed = null;
    return before ? [before, row] : [row];
  };
  const remove = (rowId: string): ListRow[] => {
    const before = rows.get(rowId);
    if (!before) return [];
    rows.delete(rowId);
    keys.drop(before);
    listed = null;
    return [before];
  };
  return {
    all: () => (listed ??= [...rows.values()]),
    size: () => rows.size,
    get: rowId => rows.get(rowId),
    find: keys.first,
    put,
    remove,
    become: next => {
      const gone = [...rows.keys()].filter(id => !next.has(id));
      return [...gone.flatMap(remove), ...[...next.values()].flatMap(put)];
    },
  };
};
