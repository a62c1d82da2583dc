import type { Instant, ListName, Problem } from '../register/index.ts';
import type { Site } from './graph/site.ts';
import { createListReading } from './listReading.ts';
import { isOlder } from './rows/etag.ts';
import { councilOfRow, type ListRow } from './rows/row.ts';
import { createRowTable } from './rowTable.ts';

/** One list in memory. A refresh that fails leaves the rows as they were. */
export type ListMirror = {
  list: ListName;
  /** Another number after every change. */
  revision(): number;
  rows(): readonly ListRow[];
  find(key: string): ListRow | null;
  /** A row that we have just written or read: seen at once, without waiting for delta. */
  put(row: ListRow): void;
  /** Resolves to the councils of the rows that changed. */
  refresh(): Promise<ReadonlySet<string>>;
  /** What is wrong with the list itself, for a person to mend: `column-lost` or `list-lost`, else null. */
  fault(): Problem | null;
  /** When it was last read; null before it ever was. */
  readAt(): Instant | null;
};

const councilsOf = (rows: readonly ListRow[]): Set<string> =>
  new Set(rows.flatMap(row => councilOfRow(row) ?? []));

/** @param now real time, for `readAt` */
export const createListMirror = (site: Site, list: ListName, now: () => Instant): ListMirror => {
  const table = createRowTable();
  const reading = createListReading(site, list, table);
  let revision = 0;
  let readAt: Instant | null = null;
  const changed = (rows: readonly ListRow[]): Set<string> => {
    if (rows.length > 0) revision += 1;
    return councilsOf(rows);
  };
  return {
    list,
    revision: () => revision,
    rows: table.all,
    find: table.find,
    put: row => {
      if (reading.isGone(row)) return;
      reading.noteWrite(row);
      if (!isOlder(row, table.get(row.rowId))) changed(table.put(row));
    },
    refresh: async () => {
      const councils = changed(await reading.changes());
      readAt = now();
      return councils;
    },
    fault: reading.fault,
    readAt: () => readAt,
  };
};
