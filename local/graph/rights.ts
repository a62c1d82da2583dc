import type { Graph, Row } from './graph.ts';
import { invalidRequest } from './refusal.ts';
import { rowIn, textIn } from './requestBody.ts';

/** https://learn.microsoft.com/graph/permissions-selected-overview#roles */
export const roleNames = ['read', 'write', 'owner', 'fullcontrol'] as const;

export type Role = (typeof roleNames)[number];

/** Who a permission is for: an application, one person, or everybody of the directory. */
export type Principal = { kind: 'application' | 'person' | 'everyone'; id: string; displayName: string };

/** One line of who may do what, on a site or on a list with permissions of its own. */
export type Entry = { id: string; principal: Principal; role: Role };

export const everyone: Principal = {
  kind: 'everyone',
  id: 'everyone',
  displayName: 'Everyone except external users',
};

/** Where permissions stand: on a site, or on one of its lists. */
export type Place = { siteId: string; listId: string | null };

export const roleIn = (value: unknown): Role => {
  const role = roleNames.find(known => known === value);
  if (!role) throw invalidRequest(`'${String(value)}' is no role.`);
  return role;
};

/** The same principal has the same id everywhere, as SharePoint's login names have. */
const entryIdOf = ({ kind, id }: Principal): string => {
  const login = {
    application: `i:0i.t|ms.sp.ext|${id}`,
    person: `i:0#.f|membership|${id}`,
    everyone: 'c:0-.f|rolemanager|spo-grid-all-users',
  }[kind];
  return Buffer.from(login).toString('base64url');
};

const entryOf = (row: Row): Entry => ({
  id: textIn(row, 'id'),
  principal: {
    kind: textIn(row, 'kind') as Principal['kind'],
    id: textIn(row, 'principal'),
    displayName: textIn(row, 'display_name'),
  },
  role: textIn(row, 'role') as Role,
});

/** Whether a list stands alone. A site always does. */
export const hasOwnPermissions = (graph: Graph, { listId }: Place): boolean =>
  listId === null || graph.database.get('select id from securables where id = ?', [listId]) !== null;

const securableOf = (graph: Graph, place: Place): string =>
  place.listId !== null && hasOwnPermissions(graph, place) ? place.listId : place.siteId;

/** The permissions that count at a place: its own, or its site's. */
export const entriesAt = (graph: Graph, place: Place): Entry[] =>
  graph.database
    .all('select * from permissions where securable = ? order by rowid', [securableOf(graph, place)])
    .map(entryOf);

const write = (graph: Graph, securable: string, { principal, role }: Omit<Entry, 'id'>): Entry => {
  const id = entryIdOf(principal);
  graph.database.run(
    `insert into permissions (securable, id, kind, principal, display_name, role) values (?, ?, ?, ?, ?, ?)
     on conflict (securable, id) do update set role = excluded.role`,
    [securable, id, principal.kind, principal.id, principal.displayName, role],
  );
  return { id, principal, role };
};

/** From then on a list goes its own way. https://learn.microsoft.com/graph/permissions-selected-overview */
const breakInheritance = (graph: Graph, place: Place): void => {
  const { listId } = place;
  if (listId === null || hasOwnPermissions(graph, place)) return;
  const before = entriesAt(graph, place);
  graph.database.run('insert into securables (id) values (?)', [listId]);
  if (!graph.behaviour.breakingKeepsSitePermissions) return;
  for (const entry of before) write(graph, listId, entry);
};

/** Gives a role, in place of the one that was there; on a list that breaks what it inherits. */
export const giveRole = (graph: Graph, place: Place, given: Omit<Entry, 'id'>): Entry =>
  graph.database.together(() => {
    breakInheritance(graph, place);
    return write(graph, securableOf(graph, place), given);
  });

export const takeRole = (graph: Graph, place: Place, id: string): void => {
  graph.database.run('delete from permissions where securable = ? and id = ?', [
    securableOf(graph, place),
    id,
  ]);
};

/** The people of a place and nobody else, as an owner leaves them on SharePoint's own page; applications stay. */
export const setPeople = (graph: Graph, place: Place, entries: readonly Omit<Entry, 'id'>[]): void => {
  graph.database.together(() => {
    breakInheritance(graph, place);
    const securable = securableOf(graph, place);
    graph.database.run("delete from permissions where securable = ? and kind <> 'application'", [securable]);
    for (const entry of entries) write(graph, securable, entry);
  });
};

/** A new site is open to everybody of the directory for reading. */
export const openToReaders = (graph: Graph, siteId: string): void => {
  if (graph.database.get('select id from securables where id = ?', [siteId])) return;
  graph.database.run('insert into securables (id) values (?)', [siteId]);
  write(graph, siteId, { principal: everyone, role: 'read' });
};

export const forgetPermissions = (graph: Graph, listId: string): void => {
  graph.database.run('delete from permissions where securable = ?', [listId]);
  graph.database.run('delete from securables where id = ?', [listId]);
};

/** The name under which an application was granted a site; its id where it was granted none. */
export const applicationNameOf = (graph: Graph, appId: string): string => {
  const row = graph.database.get(
    "select display_name from permissions where kind = 'application' and principal = ? limit 1",
    [appId],
  );
  return row ? textIn(row, 'display_name') : appId;
};

/** The principal that an identity set names, as Graph's clients write one. */
export const applicationIn = (identities: unknown): Principal => {
  const application = rowIn(rowIn(identities)['application']);
  const id = textIn(application, 'id');
  return { kind: 'application', id, displayName: textIn(application, 'displayName') || id };
};
