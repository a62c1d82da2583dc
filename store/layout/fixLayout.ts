import type { Graph } from '../graph/graph.ts';
import { everyRow } from '../graph/pages.ts';
import { openSite, type Site } from '../graph/site.ts';
import { lists } from '../lists.ts';
import { isFailure } from '../quarterbookError.ts';
import { checkSite } from './checkLayout.ts';
import { isNote, isSameDrift, type Drift } from './drift.ts';
import { currentLayout, recordLayoutNumber } from './layoutNumber.ts';
import { makeColumn, makeList } from './makeList.ts';
import { choicesOf, parseSiteColumn, type SiteColumn } from './siteColumn.ts';

/** What was mended, and what was left because a person has to decide, or because SharePoint refused. */
export type LayoutFix = { mended: Drift[]; left: Drift[] };

const definitionOf = (drift: Drift) => lists.find(({ name }) => name === drift.list);

const columnOf = async (path: string, site: Site, name: string | null): Promise<SiteColumn | undefined> =>
  (await everyRow(site.graph, `${path}/columns`))
    .flatMap(one => parseSiteColumn(one) ?? [])
    .find(column => column.name === name);

/** What a column has to be told, or null where nothing that is safe would help: no type changes, and no row is lost. */
const changeFor = ({ code, keys, wanted }: Drift, there: SiteColumn): object | null => {
  const { name, says } = there.facet;
  if (code === 'index-lost') return { indexed: true };
  if (code === 'unique-lost' && keys === undefined) return { indexed: true, enforceUniqueValues: true };
  if (code === 'choices-missing' && typeof wanted === 'string')
    return { [name]: { ...says, choices: [...choicesOf(there), ...wanted.split(', ')] } };
  if (code === 'text-too-short' && wanted !== null) return { [name]: { ...says, maxLength: wanted } };
  return null;
};

const mendColumn = async (site: Site, drift: Drift): Promise<void> => {
  const path = await site.listPath(drift.list);
  const there = await columnOf(path, site, drift.column);
  const body = there ? changeFor(drift, there) : null;
  if (there && body) await site.graph.call({ method: 'PATCH', path: `${path}/columns/${there.id}`, body });
};

const mend = async (site: Site, drift: Drift): Promise<void> => {
  const definition = definitionOf(drift);
  const column = definition?.columns.find(({ name }) => name === drift.column);
  if (definition && drift.code === 'list-missing') await makeList(site, definition);
  else if (column && drift.code === 'column-missing')
    await makeColumn(site, await site.listPath(drift.list), column);
  else await mendColumn(site, drift);
};

/** What SharePoint refuses, or leaves open, is seen by looking again. */
const tryToMend = async (site: Site, drift: Drift): Promise<void> => {
  try {
    await mend(site, drift);
  } catch (error) {
    const isSeenLater = isFailure(
      error,
      'invalid',
      'already-there',
      'changed',
      'unknown-outcome',
      'unreadable',
      'unavailable',
      'throttled',
    );
    if (!isSeenLater) throw error;
  }
};

const rounds = 3;

const wrongIn = async (site: Site): Promise<Drift[]> =>
  (await checkSite(site)).drift.filter(one => !isNote(one));

/**
 * Mends what is safe: missing lists, columns and choices, lost indexes, uniqueness where no Key repeats, a line that
 * is too short. Never removes or retypes a column and never touches a row. After each round the site is looked at
 * again, so that only what is really there counts as mended; a repeat goes on where this one stopped.
 */
export const fixSite = async (site: Site): Promise<LayoutFix> => {
  const { isEmpty, drift } = await checkSite(site);
  // First, since a run that is cut short leaves lists behind, which would then look like an older register's.
  if (isEmpty) await recordLayoutNumber(site, currentLayout);
  const found = drift.filter(one => !isNote(one));
  const seen = [...found];
  let left = found;
  for (let round = 1; round <= rounds && left.length > 0; round += 1) {
    for (const one of left) await tryToMend(site, one);
    const now = await wrongIn(site);
    const isStuck =
      now.length === left.length && now.every((one, index) => isSameDrift(one, left[index] ?? one));
    seen.push(...now.filter(one => !seen.some(other => isSameDrift(one, other))));
    left = now;
    if (isStuck) break;
  }
  return { mended: seen.filter(one => !left.some(other => isSameDrift(one, other))), left };
};

export const fixLayout = ({ graph, site }: { graph: Graph; site: string }): Promise<LayoutFix> =>
  fixSite(openSite(graph, site));
