import { accessDenied, consentedOf, requireLevel } from './access.ts';
import type { Level } from './access.ts';
import type { Call, Handler, Route } from './graph.ts';
import { findList, isUserList } from './lists.ts';
import { announceChange } from './notifications.ts';
import { requireSite } from './sites.ts';
import { ensureUser } from './userList.ts';

/** What a request on a site needs there: rows and files are written, lists and columns are managed. */
const needOf = ({ method, pattern }: Route): Level => {
  if (pattern.includes('/permissions')) return 'fullcontrol';
  if (method === 'GET') return 'read';
  return pattern.includes('/items') || pattern.includes('/drive') ? 'write' : 'manage';
};

/** A grant on a whole site is for who may do everything on every site: no grant on the site itself suffices. */
const refuseSitePermissions = ({ request }: Call, { pattern }: Route): void => {
  if (!pattern.startsWith('sites/{site}/permissions')) return;
  if (!consentedOf(request.caller).includes('Sites.FullControl.All')) throw accessDenied();
};

const refuseHiddenListWrites = (call: Call, { method }: Route): void => {
  const list = findList(call);
  if (method !== 'GET' && list && isUserList(list)) throw accessDenied();
};

/** Asks, before a request on a site is served, whether its caller may do that there. */
const guarded =
  (route: Route): Handler =>
  async call => {
    const { graph, request } = call;
    const site = requireSite(call);
    const listId = findList(call)?.id ?? null;
    refuseSitePermissions(call, route);
    requireLevel(graph, request.caller, { place: { siteId: site.id, listId }, need: needOf(route) });
    refuseHiddenListWrites(call, route);
    const { oid } = request.caller;
    if (oid !== null && route.method !== 'GET') ensureUser(graph, site.id, oid);
    const reply = await route.handle(call);
    const changed = route.method !== 'GET' && route.pattern.includes('/items') && reply.status < 300;
    if (changed && listId !== null) announceChange(graph, listId);
    return reply;
  };

/** Puts the question of permission before every route of a site; other routes are as they were. */
export const guardSiteRoutes = (routes: readonly Route[]): Route[] =>
  routes.map(route =>
    route.pattern.startsWith('sites/{site}') ? { ...route, handle: guarded(route) } : route,
  );
