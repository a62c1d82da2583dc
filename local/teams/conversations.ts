import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';

/** What a bot or a person put into a conversation: an activity's body, as the wire has it. */
export type ActivityBody = Record<string, unknown>;

export type KeptActivity = {
  id: string;
  conversationId: string;
  fromBot: boolean;
  /** Business time. */
  at: string;
  /** Grows whenever the activity changes. */
  version: number;
  body: ActivityBody;
};

/** As a person sees it: of the bot, and not seen before. */
export type SeenActivity = KeptActivity & { unread: boolean };

/** Conversations that survive a restart. `changed` counts every change to a conversation, reading included. */
export interface Conversations {
  install(conversationId: string): boolean;
  isInstalled(conversationId: string): boolean;
  /** While it is blocked nothing of the bot's gets in. */
  setBlocked(conversationId: string, blocked: boolean): void;
  isBlocked(conversationId: string): boolean;
  add(activity: Omit<KeptActivity, 'id' | 'version'>): KeptActivity;
  /** False where there is no such activity. */
  replace(activityId: string, body: ActivityBody): boolean;
  remove(activityId: string): boolean;
  list(conversationId: string): SeenActivity[];
  find(activityId: string): KeptActivity | null;
  /** Messages of the bot that came after the last one the person has seen. */
  unread(conversationId: string): number;
  markRead(conversationId: string): void;
  changed(conversationId: string): number;
  close(): void;
}

const tables = `
  create table if not exists conversations (
    id text primary key, installed integer not null default 0, readUpTo integer not null default 0, changed integer not null default 0
  );
  create table if not exists activities (
    seq integer primary key autoincrement, id text not null unique, conversationId text not null,
    fromBot integer not null, at text not null, version integer not null default 1, body text not null
  );
  create table if not exists blocked (conversationId text primary key);
  create index if not exists activitiesByConversation on activities (conversationId, seq);
`;

type Row = Omit<KeptActivity, 'fromBot' | 'body'> & { fromBot: number; body: string };

const fromRow = (row: Row): KeptActivity => ({
  id: row.id,
  conversationId: row.conversationId,
  fromBot: row.fromBot === 1,
  at: row.at,
  version: row.version,
  body: JSON.parse(row.body) as ActivityBody,
});

const openDatabase = (file: string): InstanceType<typeof Database> => {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file);
  database.exec(tables);
  return database;
};

const activityQueries = (database: InstanceType<typeof Database>) => ({
  insert: database.prepare(
    'insert into activities (id, conversationId, fromBot, at, body) values (?, ?, ?, ?, ?)',
  ),
  update: database.prepare('update activities set body = ?, version = version + 1 where id = ?'),
  remove: database.prepare('delete from activities where id = ?'),
  list: database.prepare(
    `select activities.*, (fromBot = 1 and seq > coalesce(readUpTo, 0)) as unread from activities
     left join conversations on conversations.id = conversationId where conversationId = ? order by seq`,
  ),
  find: database.prepare('select * from activities where id = ?'),
});

const conversationQueries = (database: InstanceType<typeof Database>) => ({
  ensure: database.prepare('insert or ignore into conversations (id) values (?)'),
  get: database.prepare('select * from conversations where id = ?'),
  install: database.prepare('update conversations set installed = 1 where id = ?'),
  touch: database.prepare('update conversations set changed = changed + 1 where id = ?'),
  read: database.prepare(
    'update conversations set readUpTo = (select coalesce(max(seq), 0) from activities where conversationId = ?) where id = ?',
  ),
  block: database.prepare('insert or ignore into blocked (conversationId) values (?)'),
  unblock: database.prepare('delete from blocked where conversationId = ?'),
  blocked: database.prepare('select * from blocked where conversationId = ?'),
  unread: database.prepare(
    `select count(*) as count from activities join conversations on conversations.id = activities.conversationId
     where conversationId = ? and fromBot = 1 and seq > readUpTo`,
  ),
});

type Queries = ReturnType<typeof activityQueries> & {
  conversation: ReturnType<typeof conversationQueries>;
};

/** The row of a conversation, made where there is none; and how to count a change to it. */
const conversationRows = ({ conversation }: Queries) => {
  const row = (id: string) => {
    conversation.ensure.run(id);
    return conversation.get.get(id) as { installed: number; changed: number };
  };
  const touch = (id: string): void => {
    row(id);
    conversation.touch.run(id);
  };
  const unread = (id: string): number => (conversation.unread.get(id) as { count: number }).count;
  return { row, touch, unread };
};

const withUnread = (found: Row & { unread: number }): SeenActivity => ({
  ...fromRow(found),
  unread: found.unread === 1,
});

/** `newId` gives ids for activities; `file` may be `:memory:`. */
export const createConversations = (file: string, newId: () => string): Conversations => {
  const database = openDatabase(file);
  const queries: Queries = { ...activityQueries(database), conversation: conversationQueries(database) };
  const { row, touch, unread } = conversationRows(queries);
  const find = (id: string): KeptActivity | null => {
    const found = queries.find.get(id) as Row | undefined;
    return found === undefined ? null : fromRow(found);
  };
  const change = (id: string, act: () => void): boolean => {
    const known = find(id);
    if (known === null) return false;
    act();
    touch(known.conversationId);
    return true;
  };
  return {
    install: id => {
      if (row(id).installed === 1) return false;
      queries.conversation.install.run(id);
      touch(id);
      return true;
    },
    isInstalled: id => row(id).installed === 1,
    setBlocked: (id, blocked) => void queries.conversation[blocked ? 'block' : 'unblock'].run(id),
    isBlocked: id => queries.conversation.blocked.get(id) !== undefined,
    add: ({ conversationId, fromBot, at, body }) => {
      const id = newId();
      queries.insert.run(id, conversationId, fromBot ? 1 : 0, at, JSON.stringify(body));
      touch(conversationId);
      return { id, conversationId, fromBot, at, version: 1, body };
    },
    replace: (id, body) => change(id, () => queries.update.run(JSON.stringify(body), id)),
    remove: id => change(id, () => queries.remove.run(id)),
    list: id => (queries.list.all(id) as (Row & { unread: number })[]).map(withUnread),
    find,
    unread,
    markRead: id => {
      if (unread(id) === 0) return;
      queries.conversation.read.run(id, id);
      touch(id);
    },
    changed: id => row(id).changed,
    close: () => {
      database.close();
    },
  };
};
