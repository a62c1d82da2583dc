import type { ListName, Problem, RowProblem } from '../../register/index.ts';
import { kindOfList } from '../restrictedLists.ts';

export type Fields = Record<string, unknown>;

/** A row of a list as Graph gives it, before anybody has said that it makes sense. */
export type ListRow = {
  list: ListName;
  rowId: string;
  /** `"<guid>,<n>"`; n grows with every change. */
  etag: string;
  webUrl: string | null;
  fields: Fields;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Null for anything that is not a list item with its fields: a deletion, or an error among the rows. */
export const parseListItem = (list: ListName, raw: unknown): ListRow | null => {
  if (!isObject(raw) || !isObject(raw['fields'])) return null;
  const rowId = textOf(raw['id']);
  const etag = textOf(raw['eTag']) ?? textOf(raw['@odata.etag']);
  if (rowId === null || etag === null) return null;
  return { list, rowId, etag, webUrl: textOf(raw['webUrl']), fields: raw['fields'] };
};

/** The Key of a row that may be anything. */
export const keyOf = (row: ListRow): string | null => textOf(row.fields['Key']);

/** The council a row says it belongs to, which need not exist. */
export const councilOfRow = (row: ListRow): string | null => textOf(row.fields['Council']);

/** The item that a row is, or speaks of. A later version of a measure has the day it holds from after the item's key. */
export const itemKeyOf = (row: ListRow): string | null => {
  const kind = kindOfList(row.list);
  if (kind === 'Updates') return textOf(row.fields['ItemKey']);
  if (kind === 'Indicators') return keyOf(row)?.split('/').slice(0, 3).join('/') ?? null;
  return kind === 'Items' ? keyOf(row) : null;
};

/**
 * One problem a row, so that rows can be counted: the first, with the names of other wrong columns in `facts.also`.
 */
export const rowProblem = (row: ListRow, problems: readonly Problem[]): RowProblem => {
  const [first = { code: 'missing' as const }, ...others] = problems;
  const also = others.flatMap(problem => problem.field ?? []).join(', ');
  return {
    ...first,
    ...(also === '' ? {} : { facts: { ...first.facts, also } }),
    list: row.list,
    rowId: row.rowId,
    key: keyOf(row),
    itemKey: itemKeyOf(row),
    title: textOf(row.fields['Title']),
    webUrl: row.webUrl,
  };
};

/** What a create sends: an empty column is left out, since Graph leaves it out of its answers too. */
export const withoutNulls = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
