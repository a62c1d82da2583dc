import type { Call, Graph, Row } from './graph.ts';
import type { List } from './lists.ts';
import type { RequestIds } from './refusal.ts';

/**
 * What stood in the list instead of a deleted row, with a deltaLink that leads past it, for as long as the row was
 * among the changes. https://github.com/microsoftgraph/msgraph-sdk-typescript/issues/544
 */
export const errorAmongRows = ({ date, requestId, clientRequestId }: RequestIds): Row => ({
  error: {
    code: 'InternalServerError',
    message:
      'Cannot write a deleted resource, link, deleted link, or nested delta resource set within a resource set; they must be written within a delta resource set.',
    innerError: { date, 'request-id': requestId, 'client-request-id': clientRequestId },
  },
});

const stateBefore = (graph: Graph, list: List, row: Row): Row => {
  const before = graph.database.get(
    'select version, fields, modified, editor from item_versions where list_id = ? and item_id = ? order by version desc limit 1',
    [list.id, Number(row['id'])],
  );
  return before ? { ...row, ...before, deleted: 0 } : row;
};

/**
 * The rows of a page told twice, first as they were before their last change, then as they are. "The last occurrence
 * counts": https://learn.microsoft.com/graph/api/listitem-delta
 */
export const toldTwice = ({ graph }: Pick<Call, 'graph'>, list: List, rows: readonly Row[]): Row[] => [
  ...rows.map(row => stateBefore(graph, list, row)),
  ...rows,
];
