import { actorIn } from './actors.ts';
import { addColumn, addSystemColumns } from './columnDefinitions.ts';
import type { DirectoryPerson, Graph } from './graph.ts';
import { numberIn, rowIn, textIn } from './requestBody.ts';
import { mailOf } from './users.ts';

/** Template of the hidden list in which a site keeps who has been there. */
export const userListTemplate = 'userInformation';

// Below them are SharePoint's own accounts and groups.
const firstRow = 6;

/** Rows that every site has: SharePoint itself, and any application that acts by itself. */
const applicationRow = '1073741822';
const systemRow = '1073741823';

const userListId = (graph: Graph, siteId: string): string =>
  textIn(
    graph.database.get('select id from lists where site_id = ? and template = ?', [
      siteId,
      userListTemplate,
    ]) ?? {},
    'id',
  );

const columns = ['Name', 'EMail', 'JobTitle', 'UserName'];

/** Makes a site's user list where it has none. */
export const ensureUserList = (graph: Graph, siteId: string, id: string): void => {
  if (userListId(graph, siteId) !== '') return;
  const now = graph.now().toISOString();
  graph.database.run(
    `insert into lists (id, site_id, name, display_name, description, template, version, next_item, created, modified,
     author, editor) values (?, ?, 'users', 'User Information List', '', ?, 0, ?, ?, ?, '{}', '{}')`,
    [id, siteId, userListTemplate, firstRow, now, now],
  );
  addSystemColumns(graph, id);
  for (const name of columns) addColumn(graph, id, { name, text: {} });
};

const insertUser = (graph: Graph, siteId: string, person: DirectoryPerson): void => {
  const listId = userListId(graph, siteId);
  const row = graph.database.get('select next_item from lists where id = ?', [listId]) ?? {};
  const id = numberIn(row, 'next_item');
  const now = graph.now().toISOString();
  const mail = mailOf(person);
  const fields = {
    Title: person.displayName,
    Name: `i:0#.f|membership|${mail}`,
    EMail: mail,
    UserName: mail,
    ...(person.jobTitle ? { JobTitle: person.jobTitle } : {}),
  };
  graph.database.run('update lists set next_item = next_item + 1 where id = ?', [listId]);
  graph.database.run(
    `insert into items (list_id, id, guid, version, change, fields, created, modified, author, editor)
     values (?, ?, ?, 1, ?, ?, ?, ?, '{}', '{}')`,
    [listId, id, person.entraId, graph.database.nextChange(), JSON.stringify(fields), now, now],
  );
  graph.database.run('insert into site_users (site_id, entra_id, item_id) values (?, ?, ?)', [
    siteId,
    person.entraId,
    id,
  ]);
};

/**
 * Gives a person of the directory their row in a site's user list, as SharePoint does when they write there or are given
 * a permission. Graph has no way to ask for it.
 * https://github.com/microsoftgraph/microsoft-graph-docs/issues/15695
 */
export const ensureUser = (graph: Graph, siteId: string, entraId: string): void => {
  const person = graph.people.find(known => known.entraId === entraId);
  if (!person) return;
  graph.database.together(() => {
    const known = graph.database.get('select item_id from site_users where site_id = ? and entra_id = ?', [
      siteId,
      entraId,
    ]);
    if (!known) insertUser(graph, siteId, person);
  });
};

/** Whether a row of a site's user list is there. */
export const hasUserRow = (graph: Graph, siteId: string, row: string): boolean =>
  graph.database.get('select id from items where list_id = ? and id = ? and deleted = 0', [
    userListId(graph, siteId),
    Number(row),
  ]) !== null;

/** What a list names an actor by: a row of its site's user list. An application is the same row in every site. */
export const lookupIdOf = (graph: Graph, listId: string, actor: unknown): string => {
  const acted = actorIn(actor);
  const id = rowIn(acted['user'])['id'];
  if (typeof id !== 'string') return acted['application'] === undefined ? systemRow : applicationRow;
  const row = graph.database.get(
    `select u.item_id n from site_users u join lists l on l.site_id = u.site_id where l.id = ? and u.entra_id = ?`,
    [listId, id],
  );
  return row ? String(row['n']) : systemRow;
};
