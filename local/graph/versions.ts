import { actorIn, actorOf } from './actors.ts';
import { columnsOf } from './columnDefinitions.ts';
import { isLookup } from './fieldValues.ts';
import type { Call, Graph, Reply, Route, Row } from './graph.ts';
import { refuseDuplicates, requireItem } from './items.ts';
import { fieldsOf } from './itemView.ts';
import { requireList } from './lists.ts';
import type { List } from './lists.ts';
import { itemNotFound } from './refusal.ts';
import { numberIn, rowIn, textIn } from './requestBody.ts';
import { parseExpand } from './selection.ts';

/** An item's rows of long ago have the shape of its row of now, so that both are shown by the same hand. */
const asItem = (item: Row, version: Row): Row => ({ ...item, ...version, id: item['id'] });

/** Newest first, the one that stands among them, as many as the list keeps. */
const versionsOf = (graph: Graph, item: Row): Row[] => {
  const before = graph.database.all(
    'select version, fields, modified, editor from item_versions where list_id = ? and item_id = ? order by version desc limit ?',
    [textIn(item, 'list_id'), numberIn(item, 'id'), graph.behaviour.maxVersions - 1],
  );
  return [item, ...before.map(version => asItem(item, version))];
};

const versionIdOf = (row: Row): string => `${numberIn(row, 'version')}.0`;

const show = (graph: Graph, row: Row, withFields: boolean): Row => ({
  id: versionIdOf(row),
  lastModifiedBy: actorIn(row['editor']),
  lastModifiedDateTime: row['modified'],
  ...(withFields ? { fields: fieldsOf(graph, row) } : {}),
});

const wantsFields = ({ request }: Call): boolean =>
  parseExpand(request.query.get('$expand')).some(({ name }) => name.toLowerCase() === 'fields');

const requireVersion = (call: Call, list: List): Row => {
  const item = requireItem(call, list);
  const found = versionsOf(call.graph, item).find(row => versionIdOf(row) === call.parameters['version']);
  if (!found) throw itemNotFound('The specified version was not found');
  return found;
};

const listVersions = (call: Call): Reply => {
  const { graph } = call;
  const item = requireItem(call, requireList(call));
  const withFields = wantsFields(call);
  return {
    status: 200,
    body: {
      '@odata.context': `${graph.base}/$metadata#Collection(listItemVersion)`,
      value: versionsOf(graph, item).map(row => show(graph, row, withFields)),
    },
  };
};

const getVersion = (call: Call): Reply => ({
  status: 200,
  body: show(call.graph, requireVersion(call, requireList(call)), wantsFields(call)),
});

const getVersionFields = (call: Call): Reply => ({
  status: 200,
  body: fieldsOf(call.graph, requireVersion(call, requireList(call))),
});

/** A column that is gone since takes no value back. */
const fieldsThatFit = (graph: Graph, list: List, version: Row): Row => {
  const names = columnsOf(graph, list.id).map(column =>
    isLookup(column) ? `${column.name}LookupId` : column.name,
  );
  return Object.fromEntries(
    Object.entries(rowIn(JSON.parse(textIn(version, 'fields')))).filter(([name]) => names.includes(name)),
  );
};

/** Makes a new version of what an old one held; none is lost. https://learn.microsoft.com/graph/api/listitemversion-restore */
const restoreVersion = (call: Call): Reply => {
  const { graph, request } = call;
  const list = requireList(call);
  graph.database.together(() => {
    const item = requireItem(call, list);
    const id = numberIn(item, 'id');
    const fields = fieldsThatFit(graph, list, requireVersion(call, list));
    refuseDuplicates(graph, list, { id, fields });
    graph.database.run(
      `update items set fields = ?, version = version + 1, change = ?, modified = ?, editor = ?
       where list_id = ? and id = ?`,
      [
        JSON.stringify(fields),
        graph.database.nextChange(),
        graph.now().toISOString(),
        actorOf(graph, request.caller),
        list.id,
        id,
      ],
    );
  });
  return { status: 204 };
};

const versionPath = 'sites/{site}/lists/{list}/items/{item}/versions';

export const versionRoutes: Route[] = [
  { method: 'GET', pattern: versionPath, handle: listVersions },
  { method: 'GET', pattern: `${versionPath}/{version}`, handle: getVersion },
  { method: 'GET', pattern: `${versionPath}/{version}/fields`, handle: getVersionFields },
  { method: 'POST', pattern: `${versionPath}/{version}/restoreVersion`, handle: restoreVersion },
];
