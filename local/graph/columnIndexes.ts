import type { ColumnDefinition } from './columnDefinitions.ts';
import type { Graph } from './graph.ts';
import { fieldExpression } from './indexedField.ts';
import { invalidRequest } from './refusal.ts';
import { numberIn, rowIn } from './requestBody.ts';

type Wanted = { column: ColumnDefinition; others: readonly ColumnDefinition[] };

const isNewIndex = (graph: Graph, listId: string, { name }: ColumnDefinition): boolean =>
  graph.database.get(
    "select id from columns where list_id = ? and name = ? and json_extract(definition, '$.indexed') = 1",
    [listId, name],
  ) === null;

const refuseLargeList = (graph: Graph, listId: string): void => {
  const { maxItemsToIndex } = graph.behaviour;
  const count = graph.database.get('select count(*) n from items where list_id = ? and deleted = 0', [
    listId,
  ]);
  if (numberIn(count ?? {}, 'n') > maxItemsToIndex) {
    throw invalidRequest(`A list of more than ${maxItemsToIndex} items cannot be given an index.`);
  }
};

const refuseValuesThatRepeat = (graph: Graph, listId: string, { name }: ColumnDefinition): void => {
  const value = fieldExpression(name);
  const twice = graph.database.get(
    `select count(*) n from items where list_id = ? and deleted = 0 and ${value} is not null group by ${value}
     having n > 1 limit 1`,
    [listId],
  );
  if (twice) throw invalidRequest(`Column '${name}' holds a value twice and cannot be made unique.`);
};

/**
 * Refuses an index that a list cannot have: on a column of several lines, one too many, on a list too large, or unique
 * where values repeat. https://support.microsoft.com/office/f3f00554-b7dc-44d1-a2ed-d477eac463b0
 */
export const checkIndex = (graph: Graph, listId: string, { column, others }: Wanted): void => {
  const isUnique = column['enforceUniqueValues'] === true;
  if (isUnique && !column.indexed) {
    throw invalidRequest('A column that enforces unique values must be indexed.');
  }
  if (!column.indexed) return;
  if (rowIn(column['text'])['allowMultipleLines'] === true) {
    throw invalidRequest('A column of several lines cannot be indexed.');
  }
  if (others.filter(other => other.indexed).length >= graph.behaviour.maxIndexes) {
    throw invalidRequest(`A list may have ${graph.behaviour.maxIndexes} indexed columns.`);
  }
  if (isNewIndex(graph, listId, column)) refuseLargeList(graph, listId);
  if (isUnique) refuseValuesThatRepeat(graph, listId, column);
};
