import { randomUUID } from 'node:crypto';
import { actorOf } from './actors.ts';
import { columnsOf } from './columnDefinitions.ts';
import { writeFields } from './fieldValues.ts';
import type { Call, Graph, Reply, Route, Row } from './graph.ts';
import { itemQuery } from './itemQuery.ts';
import { etagOf, fieldsOf, parseItemView, showItem } from './itemView.ts';
import { requireList } from './lists.ts';
import type { List } from './lists.ts';
import { Refusal, invalidRequest, itemNotFound } from './refusal.ts';
import { jsonOf, numberIn, rowIn, textIn } from './requestBody.ts';
import { parseTop } from './selection.ts';

const pageSizes = { usual: 200, most: 5000 };

const findItem = (graph: Graph, list: List, id: string): Row | null =>
  graph.database.get('select * from items where list_id = ? and id = ? and deleted = 0', [
    list.id,
    Number(id),
  ]);

const requireItem = ({ graph, parameters }: Call, list: List): Row => {
  const row = findItem(graph, list, parameters['item'] ?? '');
  if (!row) throw itemNotFound('The specified item was not found');
  return row;
};

const parsePlace = (token: string | undefined): number => {
  if (token === undefined) return 0;
  const place = /^Paged=TRUE&p_ID=(?<id>\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.groups?.[
    'id'
  ];
  if (place === undefined) throw invalidRequest("The '$skiptoken' is not one of this list's.");
  return Number(place);
};

/** Address of the next page: the same question with a place to go on from, to be followed as it is. */
const nextLink = ({ graph, request }: Call, place: number): string => {
  const query = new URLSearchParams([...request.query].filter(([name]) => name !== '$skiptoken'));
  query.set('$skiptoken', Buffer.from(`Paged=TRUE&p_ID=${place}`).toString('base64url'));
  return `${graph.base}${request.path}?${query.toString()}`;
};

const listItems = (call: Call): Reply => {
  const { graph, request, parameters } = call;
  const list = requireList({ graph, parameters });
  const view = parseItemView(request.query);
  const top = parseTop(request.query.get('$top'), pageSizes);
  const { where, order } = itemQuery(graph, list, request);
  const place = parsePlace(request.query.get('$skiptoken'));
  // In the order of ids a place is an id, so that rows that come and go meanwhile move nothing.
  const rows = graph.database.all(
    `select * from items where list_id = ? and deleted = 0 and ${where.sql} ${order.byId ? 'and id > ?' : ''}
     order by ${order.sql} limit ? ${order.byId ? '' : 'offset ?'}`,
    [list.id, ...where.values, ...(order.byId ? [place, top + 1] : [top + 1, place])],
  );
  const page = rows.slice(0, top);
  const next = order.byId ? Number(page.at(-1)?.['id']) : place + top;
  return {
    status: 200,
    body: {
      '@odata.context': `${graph.base}/$metadata#sites('${list.siteId}')/lists('${list.id}')/items`,
      ...(rows.length > top ? { '@odata.nextLink': nextLink(call, next) } : {}),
      value: page.map(row => showItem(graph, row, { list, view })),
    },
  };
};

const getItem = (call: Call): Reply => {
  const { graph, request } = call;
  const list = requireList(call);
  const row = requireItem(call, list);
  const asked = parseItemView(request.query);
  // A single item comes with its fields without being asked, a page of items does not.
  const view = asked.fields || request.query.has('$select') ? asked : { ...asked, fields: { select: null } };
  return { status: 200, headers: { ETag: etagOf(row) }, body: showItem(graph, row, { list, view }) };
};

const getFields = (call: Call): Reply => {
  const row = requireItem(call, requireList(call));
  return { status: 200, headers: { ETag: etagOf(row) }, body: fieldsOf(call.graph, row) };
};

const refuseDuplicates = (graph: Graph, list: List, { id, fields }: { id: number; fields: Row }): void => {
  for (const column of columnsOf(graph, list.id)) {
    const value = fields[column.name];
    if (column['enforceUniqueValues'] !== true || (typeof value !== 'string' && typeof value !== 'number'))
      continue;
    const other = graph.database.get(
      `select id from items where list_id = ? and json_extract(fields, '$.${column.name}') collate nocase = ?
       and deleted = 0 and id <> ?`,
      [list.id, value, id],
    );
    if (other)
      throw invalidRequest('One or more fields with unique constraints already has the provided value.');
  }
};

const createItem = (call: Call): Reply => {
  const { graph, request } = call;
  const list = requireList(call);
  const given = rowIn(jsonOf(request)['fields']);
  const fields = writeFields({}, given, { columns: columnsOf(graph, list.id), behaviour: graph.behaviour });
  const row = graph.database.together(() => {
    const id = numberIn(requireList(call).row, 'next_item');
    refuseDuplicates(graph, list, { id, fields });
    const now = graph.now().toISOString();
    const actor = actorOf(graph, request.caller);
    graph.database.run('update lists set next_item = next_item + 1, modified = ? where id = ?', [
      now,
      list.id,
    ]);
    graph.database.run(
      `insert into items (list_id, id, guid, version, change, fields, created, modified, author, editor)
       values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)`,
      [
        list.id,
        id,
        randomUUID(),
        graph.database.nextChange(),
        JSON.stringify(fields),
        now,
        now,
        actor,
        actor,
      ],
    );
    return findItem(graph, list, String(id)) ?? {};
  });
  const view = { selected: null, fields: { select: null } };
  return { status: 201, headers: { ETag: etagOf(row) }, body: showItem(graph, row, { list, view }) };
};

const refuseStale = ({ graph, request }: Call, row: Row): void => {
  const expected = request.headers['if-match'];
  if (expected === undefined || expected === '*' || expected === etagOf(row)) return;
  throw new Refusal(412, graph.behaviour.changedUnderYouCode, {
    message: 'The resource has changed since the caller last read it; usually an eTag mismatch',
  });
};

const changeItem = (call: Call, given: Row): { list: List; row: Row } => {
  const { graph, request } = call;
  const list = requireList(call);
  return graph.database.together(() => {
    const old = requireItem(call, list);
    refuseStale(call, old);
    const terms = { columns: columnsOf(graph, list.id), behaviour: graph.behaviour };
    const fields = writeFields(rowIn(JSON.parse(textIn(old, 'fields'))), given, terms);
    const id = numberIn(old, 'id');
    refuseDuplicates(graph, list, { id, fields });
    const actor = actorOf(graph, request.caller);
    graph.database.run(
      `update items set fields = ?, version = version + 1, change = ?, modified = ?, editor = ?
       where list_id = ? and id = ?`,
      [JSON.stringify(fields), graph.database.nextChange(), graph.now().toISOString(), actor, list.id, id],
    );
    return { list, row: findItem(graph, list, String(id)) ?? {} };
  });
};

const patchFields = (call: Call): Reply => {
  const { row } = changeItem(call, jsonOf(call.request));
  return { status: 200, headers: { ETag: etagOf(row) }, body: fieldsOf(call.graph, row) };
};

const patchItem = (call: Call): Reply => {
  const { list, row } = changeItem(call, rowIn(jsonOf(call.request)['fields']));
  const view = { selected: null, fields: { select: null } };
  return { status: 200, headers: { ETag: etagOf(row) }, body: showItem(call.graph, row, { list, view }) };
};

const deleteItem = (call: Call): Reply => {
  const { graph } = call;
  const list = requireList(call);
  graph.database.together(() => {
    const row = requireItem(call, list);
    refuseStale(call, row);
    // The row stays without its fields: a delta still has to tell that it went.
    graph.database.run(
      "update items set deleted = 1, fields = '{}', version = version + 1, change = ? where list_id = ? and id = ?",
      [graph.database.nextChange(), list.id, numberIn(row, 'id')],
    );
  });
  return { status: 204 };
};

const itemPath = 'sites/{site}/lists/{list}/items';

export const itemRoutes: Route[] = [
  { method: 'GET', pattern: itemPath, handle: listItems },
  { method: 'POST', pattern: itemPath, handle: createItem },
  { method: 'GET', pattern: `${itemPath}/{item}`, handle: getItem },
  { method: 'PATCH', pattern: `${itemPath}/{item}`, handle: patchItem },
  { method: 'DELETE', pattern: `${itemPath}/{item}`, handle: deleteItem },
  { method: 'GET', pattern: `${itemPath}/{item}/fields`, handle: getFields },
  { method: 'PATCH', pattern: `${itemPath}/{item}/fields`, handle: patchFields },
];
