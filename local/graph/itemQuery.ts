import { columnsOf } from './columnDefinitions.ts';
import type { Column } from './columnDefinitions.ts';
import type { Database, Value } from './database.ts';
import { keptDate } from './fieldValues.ts';
import { parseFilter, pathsOf } from './filter.ts';
import type { Filter, Literal } from './filter.ts';
import type { Call } from './graph.ts';
import { fieldExpression, indexedField } from './indexedField.ts';
import type { List } from './lists.ts';
import { Refusal, invalidRequest } from './refusal.ts';

/** A condition over the items of a list, as SQL with its values. */
export type Condition = { sql: string; values: Value[] };

type Asked = Pick<Call, 'graph' | 'request'>;

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

type Terms = { columns: readonly Column[]; database: Database; zone: string };

const expressionOf = (column: Column, path: string, database: Database): string => {
  if (column.name === 'ID') return 'id';
  const field = path.slice('fields/'.length);
  return column.indexed ? indexedField(database, field) : fieldExpression(field);
};

const valueOf = (literal: Literal, column: Column, zone: string): Value => {
  if (typeof literal === 'boolean') return literal ? 1 : 0;
  if (typeof literal === 'string' && column['dateTime']) return keptDate(literal, column, zone);
  if (typeof literal === 'string' && column['number'] && literal !== '') return Number(literal);
  return literal;
};

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
  const expression = expressionOf(column, filter.path, terms.database);
  if (filter.comparison === 'startswith') {
    const start = String(filter.literal);
    return { sql: `(${expression} >= ? and ${expression} < ?)`, values: [start, `${start}\u{10ffff}`] };
  }
  const value = valueOf(filter.literal, column, terms.zone);
  return { sql: `${expression} ${operators[filter.comparison]} ?`, values: [value] };
};

const isHonoured = ({ graph, request }: Asked): boolean =>
  (request.headers['prefer'] ?? '').toLowerCase().includes('honornonindexedqueries') ||
  (!graph.behaviour.preferOnEveryPage && request.query.has('$skiptoken'));

const refuseUnindexed = (named: readonly Column[], asked: Asked): void => {
  if (isHonoured(asked)) return;
  const unindexed = named.find(column => !column.indexed);
  if (unindexed) {
    throw invalidRequest(
      `Field '${unindexed.name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  }
  if (asked.graph.behaviour.oneIndexedFieldPerFilter && named.length > 1)
    throw invalidRequest('A query over a list may filter by one indexed field.');
};

const isAbove = ({ graph }: Asked, list: List, { sql, values }: Condition): boolean => {
  const { viewThreshold } = graph.behaviour;
  const found = graph.database.get(
    `select count(*) n from (select 1 from items where list_id = ? and deleted = 0 and ${sql} limit ?)`,
    [list.id, ...values, viewThreshold + 1],
  );
  return Number(found?.['n']) > viewThreshold;
};

const everything: Condition = { sql: '1', values: [] };

/**
 * The threshold counts the rows that SharePoint has to look at, not those that it gives: all of them where a field has
 * no index, those that fit where the filter's field has one. A list in the order of ids is read as it lies.
 */
const refuseAboveThreshold = (
  named: readonly Column[],
  asked: Asked,
  { list, where }: { list: List; where: Condition },
): void => {
  const unindexed = named.some(column => !column.indexed);
  const counted = unindexed ? everything : where;
  if (!unindexed && (where === everything || !asked.graph.behaviour.viewThresholdCountsMatches)) return;
  if (!isAbove(asked, list, counted)) return;
  throw new Refusal(asked.graph.behaviour.viewThresholdStatus, 'notSupported', {
    message: 'The attempted operation is prohibited because it exceeds the list view threshold.',
    innerCode: 'tooManyResources',
  });
};

/** As SQL; in the order of ids it is the id itself, and can be compared with a place. */
export type ItemOrder = { sql: string; byId: boolean };

const orderOf = (
  text: string | undefined,
  { columns, database }: Terms,
): { order: ItemOrder; column: Column | null } => {
  if (text === undefined) return { order: { sql: 'id', byId: true }, column: null };
  const groups = /^(?<path>fields\/\w+)(?:\s+(?<direction>asc|desc))?$/i.exec(text.trim())?.groups;
  if (!groups) throw invalidRequest(`'${text}' is no order of list items.`);
  const path = groups['path'] ?? '';
  const column = columnOf(columns, path);
  const direction = groups['direction']?.toLowerCase() === 'desc' ? 'desc' : 'asc';
  return { order: { sql: `${expressionOf(column, path, database)} ${direction}, id`, byId: false }, column };
};

/** What `$filter` and `$orderby` ask of a list, refused where SharePoint would refuse it. */
export const itemQuery = (asked: Asked, list: List): { where: Condition; order: ItemOrder } => {
  const { graph, request } = asked;
  const columns = columnsOf(graph, list.id);
  const terms = { columns, database: graph.database, zone: graph.behaviour.siteZone };
  const text = request.query.get('$filter');
  const filter = text === undefined ? null : parseFilter(text);
  const { order, column } = orderOf(request.query.get('$orderby'), terms);
  const paths = (filter ? pathsOf(filter) : []).map(path => columnOf(columns, path));
  const named = [...new Set(column ? [...paths, column] : paths)];
  refuseUnindexed(named, asked);
  const where = filter ? conditionOf(filter, terms) : everything;
  refuseAboveThreshold(named, asked, { list, where });
  // The plus keeps SQLite from walking along the ids, through every row, to find the few that fit.
  return { where, order: order.byId && filter ? { ...order, sql: '+id' } : order };
};
