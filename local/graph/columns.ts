import { addColumn, changeColumn, columnsOf, removeColumn } from './columnDefinitions.ts';
import type { Column } from './columnDefinitions.ts';
import type { Call, Graph, Reply, Route } from './graph.ts';
import { requireList } from './lists.ts';
import { itemNotFound } from './refusal.ts';
import { jsonOf } from './requestBody.ts';
import { parseSelect, select } from './selection.ts';

const requireColumn = (graph: Graph, listId: string, named: string): Column => {
  const column = columnsOf(graph, listId).find(known => known.id === named || known.name === named);
  if (!column) throw itemNotFound('The specified column was not found');
  return column;
};

const listColumns = ({ graph, request, parameters }: Call): Reply => {
  const list = requireList({ graph, parameters });
  const wanted = parseSelect(request.query.get('$select'));
  return {
    status: 200,
    body: {
      '@odata.context': `${graph.base}/$metadata#sites('${list.siteId}')/lists('${list.id}')/columns`,
      value: columnsOf(graph, list.id).map(column => select(column, wanted)),
    },
  };
};

const createColumn = ({ graph, request, parameters }: Call): Reply => {
  const list = requireList({ graph, parameters });
  return { status: 201, body: graph.database.together(() => addColumn(graph, list.id, jsonOf(request))) };
};

const getColumn = ({ graph, parameters }: Call): Reply => {
  const list = requireList({ graph, parameters });
  return { status: 200, body: requireColumn(graph, list.id, parameters['column'] ?? '') };
};

const patchColumn = ({ graph, request, parameters }: Call): Reply => {
  const list = requireList({ graph, parameters });
  const old = requireColumn(graph, list.id, parameters['column'] ?? '');
  const changed = graph.database.together(() =>
    changeColumn(graph, list.id, { old, changes: jsonOf(request) }),
  );
  return { status: 200, body: changed };
};

const deleteColumn = ({ graph, parameters }: Call): Reply => {
  const list = requireList({ graph, parameters });
  const column = requireColumn(graph, list.id, parameters['column'] ?? '');
  graph.database.together(() => {
    removeColumn(graph, list.id, column);
  });
  return { status: 204 };
};

const columnPath = 'sites/{site}/lists/{list}/columns';

export const columnRoutes: Route[] = [
  { method: 'GET', pattern: columnPath, handle: listColumns },
  { method: 'POST', pattern: columnPath, handle: createColumn },
  { method: 'GET', pattern: `${columnPath}/{column}`, handle: getColumn },
  { method: 'PATCH', pattern: `${columnPath}/{column}`, handle: patchColumn },
  { method: 'DELETE', pattern: `${columnPath}/{column}`, handle: deleteColumn },
];
