import type { Column, ColumnType, ListDefinition } from '../lists.ts';
import type { Drift } from './drift.ts';
import { choicesOf, type SiteColumn } from './siteColumn.ts';

/** As a person may read it. */
const typeWords = (type: ColumnType): string => {
  if (typeof type !== 'string') return 'a choice';
  return {
    line: 'one line of text',
    lines: 'several lines of text',
    number: 'a number',
    'yes-no': 'yes or no',
  }[type];
};

const facetWords: Readonly<Record<string, string>> = {
  choice: 'a choice',
  number: 'a number',
  boolean: 'yes or no',
  dateTime: 'a date',
  personOrGroup: 'a person',
  lookup: 'a lookup',
};

const isOfLines = ({ facet }: SiteColumn): boolean => facet.says['allowMultipleLines'] === true;

const thereWords = (column: SiteColumn): string => {
  if (column.facet.name !== 'text') return facetWords[column.facet.name] ?? column.facet.name;
  if (!isOfLines(column)) return 'one line of text';
  return column.facet.says['textType'] === 'richText' ? 'text with formatting' : 'several lines of text';
};

/** Text with formatting comes as HTML. A single line where several are needed is only too short. */
const isOfType = (type: ColumnType, there: SiteColumn): boolean => {
  const { name, says } = there.facet;
  if (typeof type !== 'string') return name === 'choice';
  if (type === 'number') return name === 'number';
  if (type === 'yes-no') return name === 'boolean';
  return name === 'text' && says['textType'] !== 'richText' && (type === 'lines' || !isOfLines(there));
};

/** Characters that a line takes; null where there is no such limit. */
const lengthOf = (there: SiteColumn): number | null => {
  const { maxLength } = there.facet.says;
  if (isOfLines(there)) return null;
  return typeof maxLength === 'number' ? maxLength : 255;
};

const longest = 255;

const typeDrift = ({ type }: Column, there: SiteColumn): Pick<Drift, 'code' | 'there' | 'wanted'> | null => {
  if (!isOfType(type, there))
    return { code: 'wrong-type', there: thereWords(there), wanted: typeWords(type) };
  if (typeof type !== 'string') {
    const missing = type.filter(one => !choicesOf(there).includes(one));
    const wanted = missing.join(', ');
    return missing.length === 0
      ? null
      : { code: 'choices-missing', there: choicesOf(there).join(', '), wanted };
  }
  const length = type === 'line' || type === 'lines' ? lengthOf(there) : null;
  if (length === null || (type === 'line' && length >= longest)) return null;
  return { code: 'text-too-short', there: length, wanted: type === 'line' ? longest : null };
};

const driftOf = (definition: ListDefinition, column: Column, there: SiteColumn): Drift[] => {
  const place = { list: definition.name, column: column.name };
  const type = typeDrift(column, there);
  const found: Drift[] = type === null ? [] : [{ ...place, ...type }];
  const isWrong = type?.code === 'wrong-type';
  // An index, and with it uniqueness, can be put only on a column of the right type.
  if (column.indexed === true && !there.indexed && !isWrong)
    found.push({ ...place, code: 'index-lost', there: 'no index', wanted: 'an index' });
  if (column.unique === true && !there.unique && !isWrong)
    found.push({ ...place, code: 'unique-lost', there: 'may repeat', wanted: 'unique' });
  if (there.displayName !== column.name)
    found.push({ ...place, code: 'renamed', there: there.displayName, wanted: column.name });
  return found;
};

/** How the columns of one list differ from what the register needs, in the order in which it needs them. */
export const columnDrift = (definition: ListDefinition, there: readonly SiteColumn[]): Drift[] => {
  const byName = new Map(there.map(column => [column.name, column]));
  const ours = new Set(definition.columns.map(({ name }) => name));
  const needed = definition.columns.flatMap((column): Drift[] => {
    const found = byName.get(column.name);
    if (found) return driftOf(definition, column, found);
    const wanted = typeWords(column.type);
    return [{ list: definition.name, column: column.name, code: 'column-missing', there: null, wanted }];
  });
  const others = there.filter(column => !ours.has(column.name) && !column.isOfSharePoint);
  return [
    ...needed,
    ...others.map((column): Drift => ({
      list: definition.name,
      column: column.name,
      code: 'unknown-column',
      there: thereWords(column),
      wanted: null,
    })),
  ];
};
