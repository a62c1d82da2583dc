import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '../../local/graph/database.ts';
import type { RegisterFile } from '../../store/index.ts';
import { provision } from '../../store/index.ts';
import { toImportRows, type ImportRow } from '../../store/importRows.ts';
import { withoutNulls } from '../../store/rows/row.ts';
import { sealed } from '../../store/seal.ts';
import { makeRegister } from '../madeRegister.ts';
import { databaseOf, graphAt, siteAddress, startCloud } from './cloud.ts';

export const council = 'bench';
export const period = '2024-25-Q4';

/** A register of that many items, with one update of each (and one in fifty corrected). */
export const madeFile = (items: number): RegisterFile => {
  const { plans, actions, indicators, updates, periods } = makeRegister(items, {
    over: [period],
    missing: 0,
  });
  const self = { key: council, id: council, council, title: 'A council made for measuring' };
  const root = { ...self, kind: 'council' as const, parent: null, order: 0, from: null, to: null };
  return {
    plans: [{ ...root, key: `${council}/council`, id: 'council' }, ...plans],
    actions,
    indicators,
    updates,
    periods,
    people: [],
  };
};

const rowsOf = (file: RegisterFile): ImportRow[] => {
  const rows = toImportRows(file, new Set());
  if (!rows.ok) throw new Error(JSON.stringify(rows.problems[0]));
  return rows.value;
};

const listIdsIn = (database: Database): Map<string, string> =>
  new Map(
    database
      .all('select id, display_name from lists')
      .map(row => [String(row['display_name']), String(row['id'])]),
  );

/** What local Graph itself writes for a new row (`local/graph/items.ts`). */
const insert = (
  database: Database,
  { listId, id, change }: { listId: string; id: number; change: number },
) => {
  const now = '2025-05-01T08:00:00.000Z';
  return (fields: unknown): void =>
    database.run(
      `insert into items (list_id, id, guid, version, change, fields, created, modified, author, editor)
       values (?, ?, ?, 1, ?, ?, ?, ?, '{}', '{}')`,
      [listId, id, randomUUID(), change, JSON.stringify(fields), now, now],
    );
};

const write = (database: Database, rows: readonly ImportRow[]): void => {
  const ids = listIdsIn(database);
  const last = new Map<string, number>();
  let change = database.nextChange();
  for (const { list, fields } of rows) {
    const listId = ids.get(list) ?? '';
    const id = (last.get(listId) ?? 0) + 1;
    last.set(listId, id);
    change += 1;
    insert(database, { listId, id, change })(withoutNulls(sealed(list, fields)));
  }
  for (const [listId, id] of last)
    database.run('update lists set next_item = ? where id = ?', [id + 1, listId]);
  database.run("update meta set value = ? where name = 'change'", [String(change)]);
};

/**
 * Puts a register straight into the file of a local Graph that is not running: through requests it would take hours.
 * The lists are made by `provision`, the rows by the store's own functions, so that only the wire is left out. Resolves
 * to the number of rows.
 */
export const loadRows = async (folder: string, file: RegisterFile): Promise<number> => {
  const rows = rowsOf(file);
  const database = openDatabase(databaseOf(folder), randomUUID);
  database.together(() => write(database, rows));
  database.close();
  return rows.length;
};

/** Makes the register's lists in that folder; in a process that trusts local Graph. */
export const makeLists = async (folder: string): Promise<void> => {
  const cloud = await startCloud(folder);
  await provision({ graph: graphAt(cloud.url), site: siteAddress });
  await cloud.close();
};
