import { DateTime } from 'luxon';
import type { Behaviour } from './behaviour.ts';
import type { Column } from './columnDefinitions.ts';
import type { Row } from './graph.ts';
import { invalidRequest } from './refusal.ts';
import { rowIn } from './requestBody.ts';

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

const isLookup = (column: Column): boolean => Boolean(column['personOrGroup'] ?? column['lookup']);

const lookupValue = (value: unknown, column: Column): string => {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && /^\d+$/.test(text)) return text;
  throw invalidRequest(`The value of '${column.name}LookupId' must be a row of the list it looks up.`);
};

const keptValue = (value: unknown, column: Column, behaviour: Behaviour): unknown => {
  if (isLookup(column)) return lookupValue(value, column);
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

const writable = (columns: readonly Column[], name: string): Column => {
  const column = columns.find(known =>
    isLookup(known) ? `${known.name}LookupId` === name : known.name === name,
  );
  if (!column) throw invalidRequest(`Field '${name}' is not recognized`);
  if (column.readOnly) throw invalidRequest(`Field '${name}' is read-only`);
  return column;
};

/**
 * Fields as they will stand after a write. Null and empty text clear a field, and a cleared field is absent: SharePoint
 * knows no difference. Refused where a name is not a column's or a value does not suit it.
 */
export const writeFields = (
  old: Row,
  given: Row,
  { columns, behaviour }: { columns: readonly Column[]; behaviour: Behaviour },
): Row => {
  const fields: Row = { ...old };
  for (const [name, value] of Object.entries(given)) {
    if (name.includes('@')) continue;
    const column = writable(columns, name);
    const kept = value === null || value === '' ? null : keptValue(value, column, behaviour);
    // Removed first, so that a field keeps no place from before it was cleared.
    if (kept === null) Reflect.deleteProperty(fields, name);
    else fields[name] = kept;
  }
  return fields;
};
