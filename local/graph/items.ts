import { randomUUID } from 'node:crypto';
import { actorOf } from './actors.ts';
import { columnsOf } from './columnDefinitions.ts';
import { fieldTerms, writeFields } from './fieldValues.ts';
import type { Call, Graph, Reply, Route, Row } from './graph.ts';
import { indexedField } from './indexedField.ts';
import { itemQuery } from './itemQuery.ts';
import { etagOf, fieldsOf, parseItemView, showItem, showListedItem } from './itemView.ts';
import { requireList } from './lists.ts';
import type { List } from './lists.ts';
import { pageLength } from './pageFaults.ts';
import { nextLinkTo, parsePagePlace } from './pagePlace.ts';
import { Refusal, invalidRequest, itemNotFound } from './refusal.ts';
import { jsonOf, numberIn, rowIn, textIn } from './requestBody.ts';
import { parseTop } from './selection.ts';

const pageSizes = { usual: 200, most: 5000 };

const findItem = (graph: Graph, list: List, id: string): Row | null =>
  graph.database.get('select * from items where list_id = ? and id = ? and deleted = 0', [
    list.id,
    Number(id),
  ]);

export const requireItem = ({ graph, parameters }: Call, list: List): Row => {
  const row = findItem(graph, list, parameters['item'] ?? '');
  if (!row) throw itemNotFound('The specified item was not found');
  return row;
};

const rowsAfter = (call: Call, list: List, { after, top }: { after: number; top: number }): Row[] => {
  const { where, order } = itemQuery(call, list);
  if (call.request.fault === 'falseEmptiness') return [];
  // In the order of ids a place is an id, so that rows that come and go meanwhile move nothing.
  return call.graph.database.all(
    `select * from items where list_id = ? and deleted = 0 and ${where.sql} ${order.byId ? `and ${order.sql} > ?` : ''}
     order by ${order.sql} limit ? ${order.byId ? '' : 'offset ?'}`,
    [list.id, ...where.values, ...(order.byId ? [after, top + 1] : [top + 1, after])],
  );
};

const listItems = (call: Call): Reply => {
  const { graph, request } = call;
  const list = requireList(call);
  const view = parseItemView(request.query);
  const top = parseTop(request.query.get('$top'), pageSizes);
  const { after, empties } = parsePagePlace(call);
  const rows = rowsAfter(call, list, { after, top });
  const length = pageLength(call, Math.min(top, rows.length), empties);
  const page = rows.slice(0, length.rows);
  const reached = request.query.has('$orderby') ? after + page.length : Number(page.at(-1)?.['id'] ?? after);
  const next = { after: reached, empties: length.empty ? empties + 1 : 0 };
  return {
    status: 200,
    body: {
      '@odata.context': `${graph.base}/$metadata#sites('${list.siteId}')/lists('${list.id}')/items`,
      ...(length.empty || rows.length > page.length ? { '@odata.nextLink': nextLinkTo(call, next) } : {}),
      value: page.map(row => showListedItem(graph, row, { list, view })),
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

/** Refuses fields of which a unique one is another row's already, in any case. */
export const refuseDuplicates = (
  graph: Graph,
  list: List,
  { id, fields }: { id: number; fields: Row },
): void => {
  for (const column of columnsOf(graph, list.id)) {
    const value = fields[column.name];
    if (column['enforceUniqueValues'] !== true || (typeof value !== 'string' && typeof value !== 'number'))
      continue;
    const other = graph.database.get(
      `select id from items where list_id = ? and ${indexedField(graph.database, column.name)} = ?
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
  const fields = writeFields({}, given, fieldTerms(graph, list));
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
    const before = rowIn(JSON.parse(textIn(old, 'fields')));
    const fields = writeFields(before, given, fieldTerms(graph, list));
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
