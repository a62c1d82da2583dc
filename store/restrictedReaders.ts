import type { Graph } from './graph/graph.ts';
import { everyRow, textIn } from './graph/pages.ts';
import { openSite, type Site } from './graph/site.ts';
import { restrictedLists, type RestrictedList } from './restrictedLists.ts';

export type Reader = {
  kind: 'application' | 'user' | 'group' | 'siteGroup' | 'siteUser';
  id: string;
  name: string;
};

/** `inherits`: the list has the permissions of its site, so that everybody who reads the site reads it. */
export type RestrictedReaders = { list: RestrictedList; inherits: boolean; readers: Reader[] };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const kinds = ['application', 'user', 'group', 'siteGroup', 'siteUser'] as const;

const readersIn = (permission: unknown): Reader[] => {
  const granted = isObject(permission) ? permission['grantedToV2'] : null;
  return kinds.flatMap(kind => {
    const who = isObject(granted) ? granted[kind] : undefined;
    const id = textIn(who, 'id');
    return id === null ? [] : [{ kind, id, name: textIn(who, 'displayName') ?? id }];
  });
};

/** A list with nothing of its own shows what it inherits, or nothing at all. */
const isInherited = (permission: unknown): boolean =>
  isObject(permission) && isObject(permission['inheritedFrom']);

/**
 * Who may read a restricted list, as far as Graph shows it: on some tenants it shows applications only. Needs an
 * administrator; anybody else gets `refused`.
 *
 * @see https://learn.microsoft.com/graph/api/list-list-permissions
 */
export const readersOf = async (site: Site, list: RestrictedList): Promise<RestrictedReaders> => {
  const permissions = await everyRow(site.graph, `${await site.listPath(list)}/permissions`);
  const inherits = permissions.length === 0 || permissions.some(isInherited);
  return { list, inherits, readers: permissions.flatMap(readersIn) };
};

/** The same for each of them. */
export const restrictedReaders = async ({
  graph,
  site: address,
}: {
  graph: Graph;
  site: string;
}): Promise<RestrictedReaders[]> => {
  const site = openSite(graph, address);
  return Promise.all(restrictedLists.map(list => readersOf(site, list)));
};
