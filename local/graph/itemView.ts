import { actorIn, lookupIdOf } from './actors.ts';
import type { Graph, Row } from './graph.ts';
import type { List } from './lists.ts';
import { notImplemented } from './refusal.ts';
import { numberIn, rowIn, textIn } from './requestBody.ts';
import { parseExpand, parseSelect, select } from './selection.ts';

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
  AuthorLookupId: lookupIdOf(graph, row['author']),
  EditorLookupId: lookupIdOf(graph, row['editor']),
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
