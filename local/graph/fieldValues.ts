import { DateTime } from 'luxon';
import type { Behaviour } from './behaviour.ts';
import { columnsOf } from './columnDefinitions.ts';
import type { Column } from './columnDefinitions.ts';
import type { Graph, Row } from './graph.ts';
import type { List } from './lists.ts';
import { Refusal, invalidRequest } from './refusal.ts';
import { rowIn } from './requestBody.ts';
import { hasUserRow } from './userList.ts';

const secondsOnly = (instant: DateTime): string => instant.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");

/** As SharePoint keeps it: an instant to the second, a date-only value as midnight of the site's zone in UTC. */
export const keptDate = (text: string, column: Column, zone: string): string => {
  const instant = DateTime.fromISO(text, { zone: 'utc' });
  if (!instant.isValid) throw invalidRequest(`The value of '${column.name}' is no date.`);
  const dateOnly = rowIn(column['dateTime'])['format'] !== 'dateTime';
  return secondsOnly(dateOnly ? instant.setZone(zone).startOf('day') : instant);
};

const textValue = (value: unknown, column: Column): string => {
  if (typeof value !== 'string') throw invalidRequest(`The value of '${column.name}' must be text.`);
  const facet = rowIn(column['text']);
  const most = facet['allowMultipleLines'] === true ? 63_999 : Number(facet['maxLength'] ?? 255);
  if (value.length > most)
    throw invalidRequest(`The value of '${column.name}' is longer than ${most} characters.`);
  return value;
};

const choiceValue = (value: unknown, column: Column, behaviour: Behaviour): unknown => {
  const facet = rowIn(column['choice']);
  const choices: unknown[] = Array.isArray(facet['choices']) ? facet['choices'] : [];
  const chosen: unknown[] = Array.isArray(value) ? value : [value];
  const takesAny = facet['allowTextEntry'] === true || !behaviour.refuseUnlistedChoices;
  const strange = chosen.find(
    choice => typeof choice !== 'string' || !(takesAny || choices.includes(choice)),
  );
  if (strange !== undefined)
    throw invalidRequest(`${JSON.stringify(strange)} is no choice of '${column.name}'.`);
  return value;
};

/** Whether a column names a row of another list: of the site's user list, or of the one that it looks up. */
export const isLookup = (column: Column): boolean => Boolean(column['personOrGroup'] ?? column['lookup']);

/** What a write needs to know beside its values. */
export type FieldTerms = {
  columns: readonly Column[];
  behaviour: Behaviour;
  /** Whether the row is there that a person or lookup column is to name. */
  rowExists: (column: Column, row: string) => boolean;
};

/** The terms of a list. */
export const fieldTerms = (graph: Graph, list: List): FieldTerms => ({
  columns: columnsOf(graph, list.id),
  behaviour: graph.behaviour,
  rowExists: (column, row) =>
    column['personOrGroup']
      ? hasUserRow(graph, list.siteId, row)
      : graph.database.get('select id from items where list_id = ? and id = ? and deleted = 0', [
          String(rowIn(column['lookup'])['listId']),
          Number(row),
        ]) !== null,
});

/**
 * A row's id as text; a number is answered as users report it, and a row that is not there is refused.
 * https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/1457
 */
const lookupValue = (value: unknown, column: Column, { rowExists }: FieldTerms): string => {
  if (typeof value === 'number') {
    throw new Refusal(400, 'generalException', { message: 'General exception while processing' });
  }
  if (typeof value === 'string' && /^\d+$/.test(value) && rowExists(column, value)) return value;
  throw invalidRequest(`The value of '${column.name}LookupId' must be a row of the list it looks up.`);
};

const keptValue = (value: unknown, column: Column, terms: FieldTerms): unknown => {
  const { behaviour } = terms;
  if (isLookup(column)) return lookupValue(value, column, terms);
  if (column['text']) return textValue(value, column);
  if (column['choice']) return choiceValue(value, column, behaviour);
  if (column['dateTime']) return keptDate(typeof value === 'string' ? value : '', column, behaviour.siteZone);
  if (column['number'] ?? column['currency']) {
    if (typeof value === 'number') return value;
    throw invalidRequest(`The value of '${column.name}' must be a number.`);
  }
  if (column['boolean']) {
    if (typeof value === 'boolean') return value;
    throw invalidRequest(`The value of '${column.name}' must be true or false.`);
  }
  throw invalidRequest(`A value of '${column.name}' cannot be written through this interface.`);
};

/** The text column that a person's id ends up in where the two are named so alike; the person then stays empty. */
const textColumnInTheWay = ({ columns, behaviour }: FieldTerms, name: string): Column | undefined =>
  behaviour.lookupIdFillsTextColumn && name.endsWith('LookupId')
    ? columns.find(known => known['text'] && known.name === name.replace(/LookupId$/, 'Id'))
    : undefined;

const writable = (terms: FieldTerms, name: string): Column => {
  const { columns } = terms;
  const column = columns.find(known =>
    isLookup(known) ? `${known.name}LookupId` === name : known.name === name,
  );
  if (!column) throw invalidRequest(`Field '${name}' is not recognized`);
  if (column.readOnly) throw invalidRequest(`Field '${name}' is read-only`);
  return textColumnInTheWay(terms, name) ?? column;
};

/**
 * Fields as they will stand after a write. Null and empty text clear a field, and a cleared field is absent: SharePoint
 * knows no difference. Refused where a name is not a column's or a value does not suit it.
 */
export const writeFields = (old: Row, given: Row, terms: FieldTerms): Row => {
  const fields: Row = { ...old };
  for (const [name, value] of Object.entries(given)) {
    if (name.includes('@')) continue;
    const column = writable(terms, name);
    const kept = value === null || value === '' ? null : keptValue(value, column, terms);
    const field = isLookup(column) ? `${column.name}LookupId` : column.name;
    // Removed first, so that a field keeps no place from before it was cleared.
    if (kept === null) Reflect.deleteProperty(fields, field);
    else fields[field] = kept;
  }
  return fields;
};
