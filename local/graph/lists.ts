import { randomUUID } from 'node:crypto';
import { mayAt } from './access.ts';
import { actorIn, actorOf } from './actors.ts';
import { addColumn, addSystemColumns, columnsOf } from './columnDefinitions.ts';
import type { Call, Graph, Reply, Route, Row } from './graph.ts';
import { Refusal, invalidRequest, itemNotFound, notImplemented } from './refusal.ts';
import { jsonOf, numberIn, rowIn, textIn } from './requestBody.ts';
import { parseExpand, parseSelect, select } from './selection.ts';
import { forgetPermissions } from './rights.ts';
import { requireSite } from './sites.ts';
import type { Site } from './sites.ts';
import { userListTemplate } from './userList.ts';

export type List = {
  id: string;
  siteId: string;
  name: string;
  displayName: string;
  webUrl: string;
  row: Row;
};

const listOf = (site: Site, row: Row): List => ({
  id: textIn(row, 'id'),
  siteId: site.id,
  name: textIn(row, 'name'),
  displayName: textIn(row, 'display_name'),
  webUrl: `${site.webUrl}/${row['template'] === userListTemplate ? '_catalogs' : 'Lists'}/${encodeURIComponent(textIn(row, 'name'))}`,
  row,
});

/** The site's hidden list of who has been there, which SharePoint alone writes. */
export const isUserList = ({ row }: List): boolean => row['template'] === userListTemplate;

/** Finds a list of a site by id or by its title, or null. */
export const findList = ({ graph, parameters }: Pick<Call, 'graph' | 'parameters'>): List | null => {
  const site = requireSite({ graph, parameters });
  const named = parameters['list'] ?? '';
  const row = graph.database.get(
    'select * from lists where site_id = ? and (id = ? or display_name = ? collate nocase)',
    [site.id, named.toLowerCase(), named],
  );
  return row && listOf(site, row);
};

/** Finds a list of a site by id or by its title. */
export const requireList = (call: Pick<Call, 'graph' | 'parameters'>): List => {
  const list = findList(call);
  if (!list) throw itemNotFound('The specified list was not found');
  return list;
};

const show = (graph: Graph, list: List, expand: string | undefined): Row => {
  const { row } = list;
  const etag = `"${list.id},${numberIn(row, 'version')}"`;
  const expansions = parseExpand(expand);
  const other = expansions.find(expansion => expansion.name !== 'columns');
  if (other) throw notImplemented(`Expanding '${other.name}' of a list`);
  const [columns] = expansions;
  return {
    '@odata.etag': etag,
    id: list.id,
    name: list.name,
    displayName: list.displayName,
    description: row['description'],
    eTag: etag,
    webUrl: list.webUrl,
    createdDateTime: row['created'],
    lastModifiedDateTime: row['modified'],
    createdBy: actorIn(row['author']),
    lastModifiedBy: actorIn(row['editor']),
    parentReference: { siteId: list.siteId },
    list: { contentTypesEnabled: false, hidden: isUserList(list), template: row['template'] },
    ...(isUserList(list) ? { system: {} } : {}),
    ...(columns ? { columns: columnsOf(graph, list.id).map(column => select(column, columns.select)) } : {}),
  };
};

const listLists = ({ graph, request, parameters }: Call): Reply => {
  const site = requireSite({ graph, parameters });
  if (request.query.has('$filter')) throw notImplemented('A filter over lists');
  const wanted = parseSelect(request.query.get('$select'));
  const rows = graph.database.all('select * from lists where site_id = ? order by created, rowid', [site.id]);
  // Hidden unless asked for: https://learn.microsoft.com/graph/api/list-list
  const withHidden = wanted?.some(name => name.toLowerCase() === 'system') ?? false;
  const lists = rows
    .map(row => listOf(site, row))
    .filter(list => withHidden || !isUserList(list))
    .filter(({ id }) =>
      mayAt(graph, request.caller, { place: { siteId: site.id, listId: id }, need: 'read' }),
    );
  return {
    status: 200,
    body: {
      '@odata.context': `${graph.base}/$metadata#sites('${site.id}')/lists`,
      value: lists.map(list => select(show(graph, list, request.query.get('$expand')), wanted)),
    },
  };
};

const getList = ({ graph, request, parameters }: Call): Reply => {
  const list = show(graph, requireList({ graph, parameters }), request.query.get('$expand'));
  return { status: 200, body: select(list, parseSelect(request.query.get('$select'))) };
};

const templates = ['genericList', 'documentLibrary', 'tasks', 'links', 'announcements', 'contacts', 'survey'];

const insertList = ({ graph, request }: Call, site: Site, given: Row): string => {
  const displayName = textIn(given, 'displayName');
  const id = randomUUID();
  const now = graph.now().toISOString();
  const actor = actorOf(graph, request.caller);
  graph.database.run(
    `insert into lists (id, site_id, name, display_name, description, template, version, next_item, created, modified,
     author, editor) values (?, ?, ?, ?, ?, ?, 0, 1, ?, ?, ?, ?)`,
    [
      id,
      site.id,
      displayName,
      displayName,
      textIn(given, 'description'),
      'genericList',
      now,
      now,
      actor,
      actor,
    ],
  );
  addSystemColumns(graph, id);
  const columns: unknown[] = Array.isArray(given['columns']) ? given['columns'] : [];
  for (const column of columns) addColumn(graph, id, rowIn(column));
  return id;
};

const refuseTakenTitle = (graph: Graph, site: Site, displayName: string): void => {
  const taken = graph.database.get(
    'select id from lists where site_id = ? and display_name = ? collate nocase',
    [site.id, displayName],
  );
  if (taken) throw new Refusal(409, 'nameAlreadyExists', { message: 'Name already exists' });
};

const createList = (call: Call): Reply => {
  const { graph, request, parameters } = call;
  const site = requireSite({ graph, parameters });
  const given = jsonOf(request);
  const displayName = textIn(given, 'displayName');
  if (given['name'] !== undefined) {
    throw invalidRequest(
      "Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'",
    );
  }
  if (displayName === '') throw invalidRequest("A list needs a 'displayName'.");
  const template = textIn(rowIn(given['list']), 'template') || 'genericList';
  if (!templates.includes(template)) throw invalidRequest(`'${template}' is no template of a list.`);
  if (template !== 'genericList') throw notImplemented(`A list of template '${template}'`);
  refuseTakenTitle(graph, site, displayName);
  const id = graph.database.together(() => insertList(call, site, given));
  const list = requireList({ graph, parameters: { ...parameters, list: id } });
  return { status: 201, body: show(graph, list, undefined) };
};

const titleIn = (given: Row, old: string): string => {
  const title = given['displayName'] ?? old;
  if (typeof title === 'string' && title !== '') return title;
  throw invalidRequest("A list needs a 'displayName'.");
};

/** Another title or description. Its name in addresses stays what it was. */
const changeList = (call: Call): Reply => {
  const { graph, request, parameters } = call;
  const { id, displayName, row } = requireList(call);
  const given = jsonOf(request);
  const strange = Object.keys(given).find(name => name !== 'displayName' && name !== 'description');
  if (strange !== undefined) throw invalidRequest(`Property '${strange}' of a list cannot be changed.`);
  const title = titleIn(given, displayName);
  if (title.toLowerCase() !== displayName.toLowerCase()) refuseTakenTitle(graph, requireSite(call), title);
  graph.database.run(
    `update lists set display_name = ?, description = ?, version = version + 1, modified = ?, editor = ? where id = ?`,
    [
      title,
      textIn({ description: row['description'], ...given }, 'description'),
      graph.now().toISOString(),
      actorOf(graph, request.caller),
      id,
    ],
  );
  const changed = requireList({ graph, parameters: { ...parameters, list: id } });
  return { status: 200, body: show(graph, changed, undefined) };
};

const deleteList = ({ graph, parameters }: Call): Reply => {
  const list = requireList({ graph, parameters });
  graph.database.together(() => {
    forgetPermissions(graph, list.id);
    graph.database.run('delete from subscriptions where list_id = ?', [list.id]);
    graph.database.run('delete from item_versions where list_id = ?', [list.id]);
    graph.database.run('delete from items where list_id = ?', [list.id]);
    graph.database.run('delete from columns where list_id = ?', [list.id]);
    graph.database.run('delete from lists where id = ?', [list.id]);
  });
  return { status: 204 };
};

export const listRoutes: Route[] = [
  { method: 'GET', pattern: 'sites/{site}/lists', handle: listLists },
  { method: 'POST', pattern: 'sites/{site}/lists', handle: createList },
  { method: 'GET', pattern: 'sites/{site}/lists/{list}', handle: getList },
  { method: 'PATCH', pattern: 'sites/{site}/lists/{list}', handle: changeList },
  { method: 'DELETE', pattern: 'sites/{site}/lists/{list}', handle: deleteList },
];
