import type { Call, Reply, Route, Row } from './graph.ts';
import { requireList } from './lists.ts';
import { invalidRequest, itemNotFound } from './refusal.ts';
import { jsonOf, rowIn } from './requestBody.ts';
import { applicationIn, entriesAt, giveRole, hasOwnPermissions, roleIn, takeRole } from './rights.ts';
import type { Entry, Place, Principal, Role } from './rights.ts';
import { requireSite } from './sites.ts';

const placeOf = (call: Call): Place => ({
  siteId: requireSite(call).id,
  listId: call.parameters['list'] === undefined ? null : requireList(call).id,
});

const identitiesOf = ({ kind, id, displayName }: Principal): Row => {
  if (kind === 'application') return { application: { id, displayName } };
  return kind === 'person' ? { user: { id, displayName } } : { group: { id, displayName } };
};

const isInherited = (call: Call, place: Place): boolean => !hasOwnPermissions(call.graph, place);

const show = ({ id, principal, role }: Entry, inheritedFrom: string | null): Row => {
  const identities = identitiesOf(principal);
  return {
    id,
    roles: [role],
    grantedToV2: identities,
    grantedToIdentities: [identities],
    grantedToIdentitiesV2: [identities],
    ...(inheritedFrom === null ? {} : { inheritedFrom: { siteId: inheritedFrom } }),
  };
};

/**
 * What Graph shows: applications, and of a list its people too, where the behaviour says so. Of a site it never shows
 * people. https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/8529
 */
const shownAt = ({ graph }: Call, place: Place): Entry[] =>
  entriesAt(graph, place).filter(
    ({ principal }) =>
      principal.kind === 'application' ||
      (place.listId !== null && graph.behaviour.listPermissionsShowPeople),
  );

const listPermissions = (call: Call): Reply => {
  const place = placeOf(call);
  const from = isInherited(call, place) ? place.siteId : null;
  return {
    status: 200,
    body: {
      '@odata.context': `${call.graph.base}/$metadata#permissions`,
      value: shownAt(call, place).map(entry => show(entry, from)),
    },
  };
};

const requireEntry = (call: Call, place: Place): Entry => {
  const found = shownAt(call, place).find(({ id }) => id === call.parameters['permission']);
  if (!found) throw itemNotFound('The specified permission was not found');
  return found;
};

const onlyRole = (given: Row): Role => {
  const roles: unknown[] = Array.isArray(given['roles']) ? given['roles'] : [];
  if (roles.length !== 1) throw invalidRequest('A permission needs one role.');
  return roleIn(roles[0]);
};

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value);

/**
 * Only applications are given permissions through Graph: people are given theirs on SharePoint's own pages.
 * https://learn.microsoft.com/graph/api/list-post-permissions https://learn.microsoft.com/graph/api/site-post-permissions
 */
const grantedIn = (given: Row): Principal => {
  const names = ['grantedToV2', 'grantedTo', 'grantedToIdentitiesV2', 'grantedToIdentities'];
  const identities = names.map(name => rowIn(firstOf(given[name])));
  const application = identities.map(applicationIn).find(({ id }) => id !== '');
  if (application) return application;
  throw invalidRequest('A permission can be given to an application only.');
};

const createPermission = (call: Call): Reply => {
  const given = jsonOf(call.request);
  const entry = giveRole(call.graph, placeOf(call), { principal: grantedIn(given), role: onlyRole(given) });
  return { status: 201, body: show(entry, null) };
};

// As of a drive's items: https://learn.microsoft.com/graph/api/permission-delete
const requireOwnEntry = (call: Call, place: Place): Entry => {
  const entry = requireEntry(call, place);
  if (isInherited(call, place)) throw invalidRequest('An inherited permission cannot be changed here.');
  return entry;
};

const changePermission = (call: Call): Reply => {
  const place = placeOf(call);
  const { principal } = requireOwnEntry(call, place);
  const entry = giveRole(call.graph, place, { principal, role: onlyRole(jsonOf(call.request)) });
  return { status: 200, body: show(entry, null) };
};

const deletePermission = (call: Call): Reply => {
  const place = placeOf(call);
  takeRole(call.graph, place, requireOwnEntry(call, place).id);
  return { status: 204 };
};

const routesAt = (path: string): Route[] => [
  { method: 'GET', pattern: path, handle: listPermissions },
  { method: 'POST', pattern: path, handle: createPermission },
  { method: 'PATCH', pattern: `${path}/{permission}`, handle: changePermission },
  { method: 'DELETE', pattern: `${path}/{permission}`, handle: deletePermission },
];

export const permissionRoutes: Route[] = [
  ...routesAt('sites/{site}/permissions'),
  ...routesAt('sites/{site}/lists/{list}/permissions'),
];
