import { actorIn } from './actors.ts';
import { columnsOf } from './columnDefinitions.ts';
import { isLookup } from './fieldValues.ts';
import type { Graph, Row } from './graph.ts';
import type { List } from './lists.ts';
import { notImplemented } from './refusal.ts';
import { numberIn, rowIn, textIn } from './requestBody.ts';
import { parseExpand, parseSelect, select } from './selection.ts';
import { lookupIdOf } from './userList.ts';

const itemContentType = { id: '0x0100', name: 'Item' };

export const etagOf = (row: Row): string => `"${textIn(row, 'guid')},${numberIn(row, 'version')}"`;

const withoutParts = (instant: unknown): string => String(instant).replace(/\.\d+Z$/, 'Z');

/** The field set of an item: its own fields, absent where empty, and those that SharePoint adds. */
export const fieldsOf = (graph: Graph, row: Row): Row => ({
  '@odata.etag': etagOf(row),
  ...rowIn(JSON.parse(textIn(row, 'fields'))),
  id: String(row['id']),
  ContentType: itemContentType.name,
  Modified: withoutParts(row['modified']),
  Created: withoutParts(row['created']),
  AuthorLookupId: lookupIdOf(graph, textIn(row, 'list_id'), row['author']),
  EditorLookupId: lookupIdOf(graph, textIn(row, 'list_id'), row['editor']),
  _UIVersionString: `${numberIn(row, 'version')}.0`,
  Attachments: false,
  Edit: '',
  ItemChildCount: '0',
  FolderChildCount: '0',
});

/** How a client wants items shown, from its `$select` and `$expand`. */
export type ItemView = { selected: string[] | null; fields: { select: string[] | null } | null };

export const parseItemView = (query: ReadonlyMap<string, string>): ItemView => {
  const expansions = parseExpand(query.get('$expand'));
  const strange = expansions.find(expansion => expansion.name.toLowerCase() !== 'fields');
  if (strange) throw notImplemented(`Expanding '${strange.name}' of a list item`);
  const [fields] = expansions;
  return { selected: parseSelect(query.get('$select')), fields: fields ? { select: fields.select } : null };
};

// Fields are asked for by name, so that an id comes only with the others or when it is named.
const selectFields = (fields: Row, wanted: readonly string[] | null): Row => {
  if (!wanted) return fields;
  const names = new Set(wanted.map(name => name.toLowerCase()));
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => name.includes('@') || names.has(name.toLowerCase())),
  );
};

/** An item by itself, with everything that the view asks for. */
export const showItem = (graph: Graph, row: Row, { list, view }: { list: List; view: ItemView }): Row => {
  const etag = etagOf(row);
  const item = {
    '@odata.etag': etag,
    id: String(row['id']),
    eTag: etag,
    createdDateTime: withoutParts(row['created']),
    lastModifiedDateTime: withoutParts(row['modified']),
    webUrl: `${list.webUrl}/${String(row['id'])}_.000`,
    createdBy: actorIn(row['author']),
    lastModifiedBy: actorIn(row['editor']),
    parentReference: { siteId: list.siteId },
    contentType: itemContentType,
  };
  const fields = view.fields ? { fields: selectFields(fieldsOf(graph, row), view.fields.select) } : {};
  return { ...select(item, view.selected), ...fields };
};

// A list is read anew for each request, so what is known of it here is as old as the request.
const beyondLimit = new WeakMap<List, readonly string[]>();

/** Created By and Modified By are the first two of them. */
const lookupFieldsBeyondLimit = (graph: Graph, list: List): readonly string[] => {
  const known = beyondLimit.get(list);
  if (known) return known;
  const lookups = columnsOf(graph, list.id).filter(isLookup);
  const beyond = lookups.slice(graph.behaviour.maxLookupFields).map(({ name }) => `${name}LookupId`);
  beyondLimit.set(list, beyond);
  return beyond;
};

/**
 * An item in a page of items. Of a list with many person and lookup columns it leaves some out, without a word and even
 * where they are asked for by name. https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/2711
 */
export const showListedItem = (
  graph: Graph,
  row: Row,
  { list, view }: { list: List; view: ItemView },
): Row => {
  const shown = showItem(graph, row, { list, view });
  const beyond = lookupFieldsBeyondLimit(graph, list);
  if (beyond.length === 0 || !view.fields) return shown;
  const fields = Object.entries(rowIn(shown['fields'])).filter(([name]) => !beyond.includes(name));
  return { ...shown, fields: Object.fromEntries(fields) };
};
