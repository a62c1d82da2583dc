import { randomUUID } from 'node:crypto';
import { checkIndex } from './columnIndexes.ts';
import type { Graph, Row } from './graph.ts';
import { indexedField } from './indexedField.ts';
import { Refusal, invalidRequest } from './refusal.ts';
import { rowIn, textIn } from './requestBody.ts';
import { systemColumns } from './systemColumns.ts';

export type ColumnDefinition = Row & {
  name: string;
  displayName: string;
  indexed: boolean;
  readOnly: boolean;
};

export type Column = ColumnDefinition & { id: string };

const facets = [
  'text',
  'choice',
  'dateTime',
  'number',
  'boolean',
  'personOrGroup',
  'lookup',
  'currency',
  'calculated',
  'hyperlinkOrPicture',
  'geolocation',
  'term',
  'thumbnail',
  'contentApprovalStatus',
] as const;

const facetDefaults: Partial<Record<(typeof facets)[number], Row>> = {
  text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 },
  choice: { allowTextEntry: false, choices: [], displayAs: 'dropDownMenu' },
  dateTime: { displayAs: 'default', format: 'dateOnly' },
  number: { decimalPlaces: 'automatic', displayAs: 'number' },
  personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleOnly', displayAs: '' },
  lookup: { allowMultipleValues: false, allowUnlimitedLength: false },
};

/** SharePoint's internal name: what is not a letter, digit or underscore is written by its code, for good. */
export const internalName = (name: string): string =>
  name.replace(/[^A-Za-z0-9_]/g, character => `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`);

const columnIn = (definition: Row): Column => ({
  ...definition,
  id: textIn(definition, 'id'),
  name: textIn(definition, 'name'),
  displayName: textIn(definition, 'displayName'),
  indexed: definition['indexed'] === true,
  readOnly: definition['readOnly'] === true,
});

/** A list's own columns in their order, after those that every list has. */
export const columnsOf = ({ database }: Graph, listId: string): readonly Column[] =>
  database.remember(`columns of ${listId}`, () =>
    database
      .all('select definition from columns where list_id = ? order by position', [listId])
      .map(row => columnIn(rowIn(JSON.parse(textIn(row, 'definition'))))),
  );

const writeColumn = (graph: Graph, listId: string, column: Column): void => {
  graph.database.run(
    `insert into columns (id, list_id, name, position, definition)
     values (?, ?, ?, (select coalesce(max(position) + 1, 0) from columns where list_id = ?), ?)
     on conflict (list_id, name) do update set definition = excluded.definition`,
    [column.id, listId, column.name, listId, JSON.stringify(column)],
  );
  graph.database.forget();
};

const keepColumn = (
  graph: Graph,
  listId: string,
  { column, others }: { column: Column; others: readonly Column[] },
): void => {
  checkIndex(graph, listId, { column, others });
  if (column.indexed) indexedField(graph.database, column.name);
  writeColumn(graph, listId, column);
};

const newColumn = (given: Row): Column => {
  const name = textIn(given, 'name') || textIn(given, 'displayName');
  if (name === '') throw invalidRequest('A column needs a name.');
  if (name.startsWith('_'))
    throw invalidRequest(`A column's name may not begin with an underscore: '${name}'`);
  const present = facets.filter(facet => given[facet] !== undefined && given[facet] !== null);
  const [facet] = present;
  if (!facet || present.length > 1) throw invalidRequest(`Column '${name}' needs one type.`);
  return {
    columnGroup: 'Custom Columns',
    description: textIn(given, 'description'),
    enforceUniqueValues: given['enforceUniqueValues'] === true,
    hidden: given['hidden'] === true,
    required: given['required'] === true,
    id: randomUUID(),
    name: internalName(name),
    displayName: textIn(given, 'displayName') || name,
    indexed: given['indexed'] === true,
    readOnly: false,
    [facet]: { ...facetDefaults[facet], ...rowIn(given[facet]) },
    ...(given['defaultValue'] === undefined ? {} : { defaultValue: given['defaultValue'] }),
  };
};

/** A lookup column looks into another list, which must be there with the column that it shows. */
const checkLookup = (graph: Graph, column: Column): void => {
  if (!column['lookup']) return;
  const { listId, columnName = 'Title' } = rowIn(column['lookup']);
  const found = graph.database.get('select id from columns where list_id = ? and name = ?', [
    String(listId),
    String(columnName),
  ]);
  if (!found) throw invalidRequest(`Column '${column.name}' looks up a list or a column that is not there.`);
};

/** Adds a column; refused where its name is taken or its index is not to be had. */
export const addColumn = (graph: Graph, listId: string, given: Row): Column => {
  const column = newColumn(given);
  checkLookup(graph, column);
  const others = columnsOf(graph, listId);
  if (others.some(other => other.name.toLowerCase() === column.name.toLowerCase())) {
    throw new Refusal(409, 'nameAlreadyExists', {
      message: `A column named '${column.name}' already exists.`,
    });
  }
  keepColumn(graph, listId, { column, others });
  return column;
};

/** The columns that a new list has before anybody adds one. */
export const addSystemColumns = (graph: Graph, listId: string): void => {
  for (const column of systemColumns) writeColumn(graph, listId, { ...column, id: randomUUID() });
};

const changeable = ['displayName', 'description', 'indexed', 'enforceUniqueValues', 'required', 'hidden'];

/** Changes what may change of a column: not its name, not its type. */
export const changeColumn = (
  graph: Graph,
  listId: string,
  { old, changes }: { old: Column; changes: Row },
): Column => {
  const changed: Row = { ...old };
  for (const [name, value] of Object.entries(changes)) {
    if (changeable.includes(name)) changed[name] = value;
    else if (old[name] !== undefined && facets.some(facet => facet === name)) {
      changed[name] = { ...rowIn(old[name]), ...rowIn(value) };
    } else throw invalidRequest(`Property '${name}' of a column cannot be changed.`);
  }
  const column = columnIn(changed);
  const others = columnsOf(graph, listId).filter(other => other.id !== old.id);
  keepColumn(graph, listId, { column, others });
  return column;
};

/** Takes a column away, and with it what the rows held in it. A list's own columns stay. */
export const removeColumn = (graph: Graph, listId: string, { id, name }: Column): void => {
  if (systemColumns.some(column => column.name === name)) {
    throw invalidRequest(`Column '${name}' cannot be deleted.`);
  }
  graph.database.run('delete from columns where id = ?', [id]);
  graph.database.forget();
  // Names are safe in a path, they have only word characters.
  for (const path of [`$.${name}`, `$.${name}LookupId`]) {
    graph.database.run('update items set fields = json_remove(fields, ?) where list_id = ?', [path, listId]);
    graph.database.run('update item_versions set fields = json_remove(fields, ?) where list_id = ?', [
      path,
      listId,
    ]);
  }
};
