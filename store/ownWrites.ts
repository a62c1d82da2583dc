import { isOlder } from './rows/etag.ts';
import type { ListRow } from './rows/row.ts';

/** Our own writes of one list, which a reading that is under way may miss, or tell of in an older state. */
export type OwnWrites = {
  note: (row: ListRow) => void;
  /** Does some reading. What is written until it is over is in `noted`, which grows meanwhile. */
  during: <T>(read: (noted: readonly ListRow[]) => Promise<T>) => Promise<T>;
};

/** One reading at a time. */
export const createOwnWrites = (): OwnWrites => {
  let noted: ListRow[] | null = null;
  return {
    note: row => void noted?.push(row),
    during: async read => {
      const rows: ListRow[] = [];
      noted = rows;
      try {
        return await read(rows);
      } finally {
        noted = null;
      }
    },
  };
};

/** Rows as they were told of, without those that we have written over meanwhile. */
export const withoutOvertaken = (
  told: ReadonlyMap<string, ListRow>,
  written: readonly ListRow[],
): Map<string, ListRow> =>
  new Map([...told].filter(([id, row]) => !written.some(own => own.rowId === id && isOlder(row, own))));
