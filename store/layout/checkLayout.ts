import type { ListName } from '../../register/index.ts';
import type { Graph } from '../graph/graph.ts';
import { everyRow, textIn } from '../graph/pages.ts';
import { openSite, type Site } from '../graph/site.ts';
import { lists, type ListDefinition } from '../lists.ts';
import { columnDrift } from './columnDrift.ts';
import type { Drift } from './drift.ts';
import { limitsDrift } from './limitsDrift.ts';
import { readLayoutNumber } from './layoutNumber.ts';
import { restrictedDrift } from './restrictedDrift.ts';
import { parseSiteColumn } from './siteColumn.ts';

/** How the site differs from what the register needs. `number` is the layout's, `isEmpty` a site without any list of ours. */
export type LayoutCheck = { number: number; isEmpty: boolean; drift: Drift[] };

const fieldsIn = (raw: unknown): unknown =>
  typeof raw === 'object' && raw !== null && 'fields' in raw ? raw.fields : null;

/** One Key for each row that has one: two units for five thousand rows. */
const readKeys = async (site: Site, list: ListName) => {
  const path = `${await site.listPath(list)}/items?$select=id&$expand=fields($select=Key)&$top=5000`;
  const rows = await everyRow(site.graph, path);
  return { count: rows.length, keys: rows.flatMap(row => textIn(fieldsIn(row), 'Key') ?? []) };
};

/** Keys that stand on more than one row, each once. */
export const doubledIn = (keys: readonly string[]): string[] => {
  const seen = new Set<string>();
  return [...new Set(keys.filter(key => seen.has(key) || (seen.add(key), false)))];
};

const listDrift = async (
  site: Site,
  definition: ListDefinition,
): Promise<{ count: number; drift: Drift[] }> => {
  const { name } = definition;
  if (!(await site.listIds()).has(name)) {
    const drift: Drift = { list: name, column: null, code: 'list-missing', there: null, wanted: name };
    return { count: 0, drift: [drift] };
  }
  const raw = await everyRow(site.graph, `${await site.listPath(name)}/columns`);
  const columns = raw.flatMap(one => parseSiteColumn(one) ?? []);
  const isKeyed = columns.some(column => column.name === 'Key');
  const { count, keys } = isKeyed ? await readKeys(site, name) : { count: 0, keys: [] };
  const doubled = doubledIn(keys);
  const drift = columnDrift(definition, columns).map(one =>
    one.code === 'unique-lost' && doubled.length > 0 ? { ...one, keys: doubled } : one,
  );
  return { count, drift: [...drift, ...limitsDrift(name, count, columns)] };
};

/** Compares the site with what the register needs. Changes nothing. */
export const checkSite = async (site: Site): Promise<LayoutCheck> => {
  site.forget();
  const drift: Drift[] = [];
  const counts = new Map<ListName, number>();
  for (const definition of lists) {
    const found = await listDrift(site, definition);
    counts.set(definition.name, found.count);
    drift.push(...found.drift);
  }
  const missing = drift.filter(({ code }) => code === 'list-missing').length;
  return {
    number: await readLayoutNumber(site),
    isEmpty: missing === lists.length,
    drift: [...drift, ...(await restrictedDrift(site, counts))],
  };
};

export const checkLayout = ({ graph, site }: { graph: Graph; site: string }): Promise<LayoutCheck> =>
  checkSite(openSite(graph, site));
