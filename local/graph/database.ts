import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import type { Row } from './graph.ts';

export type Value = string | number | null | Uint8Array;

/** The file behind a local Graph. Parameters always travel as one array: the driver aborts on a lone object. */
export type Database = {
  all(sql: string, parameters?: readonly Value[]): Row[];
  get(sql: string, parameters?: readonly Value[]): Row | null;
  run(sql: string, parameters?: readonly Value[]): void;
  /** All or nothing. */
  together<T>(work: () => T): T;
  /** What `read` gave for that name, until something is forgotten or undone. Nobody may change what is remembered. */
  remember<T>(name: string, read: () => T): T;
  forget(): void;
  /** Makes an index where there is none of that name. `on` as in SQL, `items (list_id, id)`. */
  ensureIndex(name: string, on: string): void;
  /** The next number of a change, over all lists; a delta token is one of these. */
  nextChange(): number;
  /** Made once for a file: a delta token of another file is refused by it. */
  epoch: string;
  close(): void;
};

const schema = `
  create table if not exists meta (name text primary key, value text not null);
  create table if not exists sites (
    id text primary key, host text not null, path text not null, display_name text not null, created text not null,
    unique (host, path)
  );
  create table if not exists lists (
    id text primary key, site_id text not null, name text not null, display_name text not null, description text not null,
    template text not null, version integer not null, next_item integer not null, created text not null,
    modified text not null, author text not null, editor text not null
  );
  create table if not exists columns (
    id text primary key, list_id text not null, name text not null, position integer not null, definition text not null,
    unique (list_id, name)
  );
  create table if not exists items (
    list_id text not null, id integer not null, guid text not null, version integer not null, change integer not null,
    deleted integer not null default 0, fields text not null, created text not null, modified text not null,
    author text not null, editor text not null, primary key (list_id, id)
  );
  create index if not exists items_by_change on items (list_id, change);
  create table if not exists files (
    site_id text not null, path text not null collate nocase, guid text not null, version integer not null,
    type text not null, bytes blob not null, created text not null, modified text not null,
    author text not null, editor text not null, primary key (site_id, path)
  );
  create table if not exists mailboxes (user_id text primary key, settings text not null);
  create table if not exists installations (
    id text primary key, user_id text not null, app_id text not null, chat_id text not null, unique (user_id, app_id)
  );
  create table if not exists securables (id text primary key);
  create table if not exists permissions (
    securable text not null, id text not null, kind text not null, principal text not null, display_name text not null,
    role text not null, primary key (securable, id)
  );
  create table if not exists site_users (
    site_id text not null, entra_id text not null, item_id integer not null, primary key (site_id, entra_id)
  );
  create table if not exists item_versions (
    list_id text not null, item_id integer not null, version integer not null, fields text not null,
    modified text not null, editor text not null, primary key (list_id, item_id, version)
  );
  create trigger if not exists keep_item_version before update of version on items when new.deleted = 0 begin
    insert into item_versions (list_id, item_id, version, fields, modified, editor)
    values (old.list_id, old.id, old.version, old.fields, old.modified, old.editor);
  end;
  create table if not exists subscriptions (
    id text primary key, list_id text not null, application text not null, creator text not null, secret text not null,
    url text not null, resource text not null, expires text not null
  );
  create table if not exists outbox (
    number integer primary key, user_id text not null, sent text not null, message text not null
  );
`;

const readMeta = (database: Pick<Database, 'get' | 'run'>, name: string, first: string): string => {
  database.run('insert into meta (name, value) values (?, ?) on conflict do nothing', [name, first]);
  return String(database.get('select value from meta where name = ?', [name])?.['value']);
};

const rememberIn =
  (remembered: Map<string, unknown>) =>
  <T>(name: string, read: () => T): T => {
    if (!remembered.has(name)) remembered.set(name, read());
    return remembered.get(name) as T;
  };

/** Opens or makes the file; null keeps everything in memory. */
export const openDatabase = (file: string | null, newId: () => string): Database => {
  if (file) mkdirSync(dirname(file), { recursive: true });
  const libsql = new Libsql(file ?? ':memory:');
  // A write then costs no wait for the disk; what a power cut may take is the last moment, never the file.
  if (file) libsql.exec('pragma journal_mode = wal; pragma synchronous = normal;');
  libsql.exec(schema);
  const prepared = new Map<string, ReturnType<typeof libsql.prepare>>();
  const prepare = (sql: string): ReturnType<typeof libsql.prepare> => {
    const known = prepared.get(sql) ?? libsql.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  const all: Database['all'] = (sql, parameters = []) => prepare(sql).all([...parameters]) as Row[];
  const get: Database['get'] = (sql, parameters = []) => all(sql, parameters)[0] ?? null;
  const run: Database['run'] = (sql, parameters = []) => {
    prepare(sql).run([...parameters]);
  };
  const database = { all, get, run };
  const indexes = new Set<string>();
  const remembered = new Map<string, unknown>();
  return {
    ...database,
    together: work => {
      try {
        return libsql.transaction(work)();
      } catch (error) {
        // What was made or read within what is undone is gone with it.
        indexes.clear();
        remembered.clear();
        throw error;
      }
    },
    remember: rememberIn(remembered),
    forget: () => remembered.clear(),
    ensureIndex: (name, on) => {
      if (indexes.has(name)) return;
      libsql.exec(`create index if not exists "${name}" on ${on}`);
      indexes.add(name);
    },
    nextChange: () => {
      readMeta(database, 'change', '0');
      run("update meta set value = cast(value as integer) + 1 where name = 'change'");
      return Number(get("select value from meta where name = 'change'")?.['value']);
    },
    epoch: readMeta(database, 'epoch', newId()),
    close: () => {
      prepared.clear();
      libsql.close();
    },
  };
};
