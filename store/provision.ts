import type { ListName } from '../register/index.ts';
import type { Graph } from './graph/graph.ts';
import { everyRow, textIn } from './graph/pages.ts';
import { openSite, type Site } from './graph/site.ts';
import { columnDefinition, lists, type Column, type ListDefinition } from './lists.ts';
import { isFailure } from './quarterbookError.ts';

/** What provisioning did to one list. `differing` names columns that are there and not as the register needs them. */
export type ProvisionedList = {
  list: ListName;
  created: boolean;
  columnsAdded: string[];
  differing: string[];
};

const createList = async (site: Site, { name, description, columns }: ListDefinition): Promise<void> => {
  const body = {
    displayName: name,
    description,
    list: { template: 'genericList' },
    columns: columns.map(columnDefinition),
  };
  try {
    await site.graph.call({ method: 'POST', path: `${await site.path()}/lists`, body });
  } catch (error) {
    // Somebody else makes it at this moment, or an answer got lost: it is looked for next.
    if (!isFailure(error, 'already-there', 'unknown-outcome', 'unavailable')) throw error;
  }
  site.forget();
  await site.listPath(name);
};

const has = (definition: unknown, facet: string): boolean =>
  typeof definition === 'object' &&
  definition !== null &&
  (definition as Record<string, unknown>)[facet] !== undefined;

const is = (definition: unknown, flag: 'indexed' | 'enforceUniqueValues'): boolean =>
  typeof definition === 'object' &&
  definition !== null &&
  (definition as Record<string, unknown>)[flag] === true;

const facetOf = ({ type }: Column): string => {
  if (typeof type !== 'string') return 'choice';
  return { line: 'text', lines: 'text', number: 'number', 'yes-no': 'boolean' }[type];
};

const isAsNeeded = (column: Column, there: unknown): boolean =>
  has(there, facetOf(column)) &&
  (column.indexed !== true || is(there, 'indexed')) &&
  (column.unique !== true || is(there, 'enforceUniqueValues'));

const addColumn = async (site: Site, path: string, column: Column): Promise<void> => {
  try {
    await site.graph.call({ method: 'POST', path: `${path}/columns`, body: columnDefinition(column) });
  } catch (error) {
    if (!isFailure(error, 'already-there')) throw error;
  }
};

const completeList = async (site: Site, definition: ListDefinition): Promise<ProvisionedList> => {
  const path = await site.listPath(definition.name);
  const rows = await everyRow(site.graph, `${path}/columns`);
  const there = new Map(rows.map(row => [textIn(row, 'name'), row]));
  const missing = definition.columns.filter(column => !there.has(column.name));
  // One after the other: SharePoint locks a list while its columns change.
  for (const column of missing) await addColumn(site, path, column);
  const differing = definition.columns.filter(
    column => there.has(column.name) && !isAsNeeded(column, there.get(column.name)),
  );
  return {
    list: definition.name,
    created: false,
    columnsAdded: missing.map(column => column.name),
    differing: differing.map(column => column.name),
  };
};

/**
 * Makes the register's lists, and the columns that a list lacks; what is there is left as it is. A one-off step of an
 * administrator: it needs more permission than the application has afterwards.
 */
export const provision = async ({
  graph,
  site: address,
}: {
  graph: Graph;
  site: string;
}): Promise<ProvisionedList[]> => {
  const site = openSite(graph, address);
  const done: ProvisionedList[] = [];
  for (const definition of lists) {
    if ((await site.listIds()).has(definition.name)) {
      done.push(await completeList(site, definition));
    } else {
      await createList(site, definition);
      done.push({ list: definition.name, created: true, columnsAdded: [], differing: [] });
    }
  }
  return done;
};
