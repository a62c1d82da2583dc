import type { ListName } from '../register/index.ts';
import type { Graph } from './graph/graph.ts';
import { everyRow } from './graph/pages.ts';
import { openSite, type Site } from './graph/site.ts';
import { columnDrift } from './layout/columnDrift.ts';
import { isNote } from './layout/drift.ts';
import { currentLayout, recordLayoutNumber } from './layout/layoutNumber.ts';
import { makeColumn, makeList } from './layout/makeList.ts';
import { refuseNewerLayout } from './layout/refuseNewerLayout.ts';
import { parseSiteColumn } from './layout/siteColumn.ts';
import { lists, type ListDefinition } from './lists.ts';

/** What provisioning did to one list. `differing` names columns that are there and not as the register needs them. */
export type ProvisionedList = {
  list: ListName;
  created: boolean;
  columnsAdded: string[];
  differing: string[];
};

const completeList = async (site: Site, definition: ListDefinition): Promise<ProvisionedList> => {
  const path = await site.listPath(definition.name);
  const raw = await everyRow(site.graph, `${path}/columns`);
  const there = raw.flatMap(one => parseSiteColumn(one) ?? []);
  const names = new Set(there.map(({ name }) => name));
  const missing = definition.columns.filter(({ name }) => !names.has(name));
  // One after the other: SharePoint locks a list while its columns change.
  for (const column of missing) await makeColumn(site, path, column);
  const differing = columnDrift(definition, there).filter(
    one => one.code !== 'column-missing' && !isNote(one),
  );
  return {
    list: definition.name,
    created: false,
    columnsAdded: missing.map(({ name }) => name),
    differing: [...new Set(differing.flatMap(({ column }) => column ?? []))],
  };
};

/**
 * Makes the register's lists, and the columns that a list lacks; what is there is left as it is. A one-off step of an
 * administrator: it needs more permission than the application has afterwards. A site that has none of the lists gets
 * today's layout, and its number before the first list.
 */
export const provision = async ({
  graph,
  site: address,
}: {
  graph: Graph;
  site: string;
}): Promise<ProvisionedList[]> => {
  const site = openSite(graph, address);
  await refuseNewerLayout(site);
  const there = await site.listIds();
  if (!lists.some(({ name }) => there.has(name))) await recordLayoutNumber(site, currentLayout);
  const done: ProvisionedList[] = [];
  for (const definition of lists) {
    if ((await site.listIds()).has(definition.name)) {
      done.push(await completeList(site, definition));
    } else {
      await makeList(site, definition);
      done.push({ list: definition.name, created: true, columnsAdded: [], differing: [] });
    }
  }
  return done;
};
