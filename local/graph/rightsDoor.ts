import type { Graph, Reply, Row } from './graph.ts';
import type { LocalDoor } from './localDoors.ts';
import { requireList } from './lists.ts';
import { outboxOf } from './outbox.ts';
import { invalidRequest } from './refusal.ts';
import { rowIn, textIn } from './requestBody.ts';
import { entriesAt, everyone, giveRole, hasOwnPermissions, roleIn, setPeople } from './rights.ts';
import type { Entry, Place, Principal } from './rights.ts';
import { requireSite } from './sites.ts';
import { ensureUser } from './userList.ts';

const placeIn = (graph: Graph, given: Row): Place => {
  const [site, list] = [textIn(given, 'site'), textIn(given, 'list')];
  if (list === '') return { siteId: requireSite({ graph, parameters: { site } }).id, listId: null };
  const { id, siteId } = requireList({ graph, parameters: { site, list } });
  return { siteId, listId: id };
};

const principalIn = (graph: Graph, id: string): Principal => {
  if (id === everyone.id) return everyone;
  const person = graph.people.find(known => known.entraId === id);
  if (!person) throw invalidRequest(`'${id}' is nobody in the directory.`);
  return { kind: 'person', id, displayName: person.displayName };
};

const entriesIn = (graph: Graph, given: unknown): Omit<Entry, 'id'>[] =>
  Object.entries(rowIn(given)).map(([id, role]) => ({
    principal: principalIn(graph, id),
    role: roleIn(role),
  }));

const show = (graph: Graph, place: Place): Reply => ({
  status: 200,
  body: {
    inherited: !hasOwnPermissions(graph, place),
    permissions: entriesAt(graph, place).map(({ principal, role }) => ({ ...principal, role })),
  },
});

const changeRights = (graph: Graph, given: Row): Reply => {
  const place = placeIn(graph, given);
  const application = rowIn(given['application']);
  const appId = textIn(application, 'id');
  if (appId !== '') {
    const displayName = textIn(application, 'displayName') || appId;
    const principal: Principal = { kind: 'application', id: appId, displayName };
    giveRole(graph, place, { principal, role: roleIn(application['role']) });
  }
  if (given['people'] !== undefined) {
    const entries = entriesIn(graph, given['people']);
    setPeople(graph, place, entries);
    for (const { principal } of entries) ensureUser(graph, place.siteId, principal.id);
  }
  return show(graph, place);
};

/**
 * What an owner of the site does on SharePoint's own pages, because Graph gives people no permission, and what an
 * administrator does once for an application; and what Outlook would show of what was sent.
 */
export const rightsDoors: LocalDoor[] = [
  { method: 'PUT', path: '/local/rights', open: changeRights },
  {
    method: 'GET',
    path: '/local/outbox',
    open: graph => ({ status: 200, body: { value: outboxOf(graph) } }),
  },
];
