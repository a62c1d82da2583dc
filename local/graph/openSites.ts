import type { Graph } from './graph.ts';
import { giveRole } from './rights.ts';
import type { Role } from './rights.ts';
import { ensureSite } from './sites.ts';
import { ensureUser } from './userList.ts';

/** What an administrator gives an application on the register's site, as infra/grantSite.mjs does on a real one. */
export type Grant = { appId: string; displayName: string; role: Role };

export type SiteOptions = {
  /** Of the tenant's SharePoint; the register's site is `/sites/Quarterbook` there. */
  siteHost?: string;
  /** Applications that were granted the register's site. None by default: with Sites.Selected they then have nothing. */
  grants?: readonly Grant[];
  /** People who own the sites, by their Entra ids. Everybody else of the directory reads them. */
  owners?: readonly string[];
};

const giveOwner = (graph: Graph, siteId: string, id: string): void => {
  const displayName = graph.people.find(({ entraId }) => entraId === id)?.displayName ?? id;
  giveRole(
    graph,
    { siteId, listId: null },
    { principal: { kind: 'person', id, displayName }, role: 'fullcontrol' },
  );
  ensureUser(graph, siteId, id);
};

/** Makes the tenant's root site and the register's where they are missing, and gives what is to be given there. */
export const openSites = (graph: Graph, { siteHost, grants = [], owners = [] }: SiteOptions): void => {
  const host = siteHost ?? 'kingslynn.sharepoint.local';
  const root = ensureSite(graph, { host, path: '', displayName: 'Communication site' });
  const register = ensureSite(graph, { host, path: '/sites/Quarterbook', displayName: 'Quarterbook' });
  for (const { appId, displayName, role } of grants) {
    giveRole(
      graph,
      { siteId: register, listId: null },
      { principal: { kind: 'application', id: appId, displayName }, role },
    );
  }
  for (const siteId of [root, register]) for (const id of owners) giveOwner(graph, siteId, id);
};
