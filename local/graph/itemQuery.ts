import { columnsOf } from './columnDefinitions.ts';
import type { Column } from './columnDefinitions.ts';
import type { Value } from './database.ts';
import { keptDate } from './fieldValues.ts';
import { parseFilter, pathsOf } from './filter.ts';
import type { Filter, Literal } from './filter.ts';
import type { Graph, GraphRequest } from './graph.ts';
import type { List } from './lists.ts';
import { Refusal, invalidRequest } from './refusal.ts';

/** A condition over the items of a list, as SQL with its values. */
export type Condition = { sql: string; values: Value[] };

const operators = { eq: 'is', ne: 'is not', lt: '<', gt: '>', le: '<=', ge: '>=' } as const;

const columnOf = (columns: readonly Column[], path: string): Column => {
  const name = /^fields\/(?<name>\w+)$/.exec(path)?.groups?.['name'];
  const column = columns.find(
    known =>
      known.name === name || `${known.name}LookupId` === name || (known.name === 'ID' && name === 'id'),
  );
  if (!name || !column) throw invalidRequest(`Field '${name ?? path}' is not recognized`);
  return column;
};

const expressionOf = (column: Column, path: string): string =>
  column.name === 'ID' ? 'id' : `json_extract(fields, '$.${path.slice('fields/'.length)}') collate nocase`;

const valueOf = (literal: Literal, column: Column, zone: string): Value => {
  if (typeof literal === 'boolean') return literal ? 1 : 0;
  if (typeof literal === 'string' && column['dateTime']) return keptDate(literal, column, zone);
  if (typeof literal === 'string' && column['number'] && literal !== '') return Number(literal);
  return literal;
};

type Terms = { columns: readonly Column[]; zone: string };

const conditionOf = (filter: Filter, terms: Terms): Condition => {
  if (filter.kind === 'not') {
    const inner = conditionOf(filter.of, terms);
    return { sql: `not coalesce(${inner.sql}, 0)`, values: inner.values };
  }
  if (filter.kind !== 'comparison') {
    const left = conditionOf(filter.left, terms);
    const right = conditionOf(filter.right, terms);
    return { sql: `(${left.sql} ${filter.kind} ${right.sql})`, values: [...left.values, ...right.values] };
  }
  const column = columnOf(terms.columns, filter.path);
  const expression = expressionOf(column, filter.path);
  if (filter.comparison === 'startswith') {
    const start = String(filter.literal);
    return { sql: `(${expression} >= ? and ${expression} < ?)`, values: [start, `${start}\u{10ffff}`] };
  }
  const value = valueOf(filter.literal, column, terms.zone);
  return { sql: `${expression} ${operators[filter.comparison]} ?`, values: [value] };
};

const refuseUnindexed = (
  names: readonly Column[],
  { graph, list, request }: { graph: Graph; list: List; request: GraphRequest },
): void => {
  const honoured = (request.headers['prefer'] ?? '').toLowerCase().includes('honornonindexedqueries');
  const unindexed = names.find(column => !column.indexed);
  if (unindexed && !honoured) {
    throw invalidRequest(
      `Field '${unindexed.name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  }
  const count = Number(
    graph.database.get('select count(*) n from items where list_id = ? and deleted = 0', [list.id])?.['n'],
  );
  const { viewThreshold, viewThresholdStatus, oneIndexedFieldPerFilter } = graph.behaviour;
  if (unindexed && count > viewThreshold) {
    throw new Refusal(viewThresholdStatus, 'notSupported', {
      message: 'The attempted operation is prohibited because it exceeds the list view threshold.',
      innerCode: 'tooManyResources',
    });
  }
  if (!honoured && oneIndexedFieldPerFilter && names.length > 1) {
    throw invalidRequest('A query over a list may filter by one indexed field.');
  }
};

export type ItemOrder = { sql: string; byId: boolean };

const orderOf = (
  text: string | undefined,
  columns: readonly Column[],
): { order: ItemOrder; column: Column | null } => {
  if (text === undefined) return { order: { sql: 'id', byId: true }, column: null };
  const groups = /^(?<path>fields\/\w+)(?:\s+(?<direction>asc|desc))?$/i.exec(text.trim())?.groups;
  if (!groups) throw invalidRequest(`'${text}' is no order of list items.`);
  const path = groups['path'] ?? '';
  const column = columnOf(columns, path);
  const direction = groups['direction']?.toLowerCase() === 'desc' ? 'desc' : 'asc';
  return { order: { sql: `${expressionOf(column, path)} ${direction}, id`, byId: false }, column };
};

/** What `$filter` and `$orderby` ask of a list, refused where SharePoint would refuse it. */
export const itemQuery = (
  graph: Graph,
  list: List,
  request: GraphRequest,
): { where: Condition; order: ItemOrder } => {
  const columns = columnsOf(graph, list.id);
  const text = request.query.get('$filter');
  const filter = text === undefined ? null : parseFilter(text);
  const { order, column } = orderOf(request.query.get('$orderby'), columns);
  const named = (filter ? pathsOf(filter) : []).map(path => columnOf(columns, path));
  refuseUnindexed([...new Set(column ? [...named, column] : named)], { graph, list, request });
  const where = filter
    ? conditionOf(filter, { columns, zone: graph.behaviour.siteZone })
    : { sql: '1', values: [] };
  return { where, order };
};
