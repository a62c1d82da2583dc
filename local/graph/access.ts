import type { Caller, Graph } from './graph.ts';
import { Refusal, itemNotFound } from './refusal.ts';
import { entriesAt, hasOwnPermissions } from './rights.ts';
import type { Place, Principal, Role } from './rights.ts';

/** What may be done at a place, each including those before it: lists and columns are made by who may `manage`. */
export type Level = 'none' | 'read' | 'write' | 'manage' | 'fullcontrol';

const order: readonly Level[] = ['none', 'read', 'write', 'manage', 'fullcontrol'];

const atLeast = (level: Level, need: Level): boolean => order.indexOf(level) >= order.indexOf(need);

const highest = (levels: readonly Level[]): Level =>
  order.findLast(level => levels.includes(level)) ?? 'none';

const lower = (one: Level, other: Level): Level => (atLeast(one, other) ? other : one);

const levelOfRole = (role: Role): Level => (role === 'owner' ? 'fullcontrol' : role);

const everywhere: Record<string, Level> = {
  'Sites.Read.All': 'read',
  'Sites.ReadWrite.All': 'write',
  'Sites.Manage.All': 'manage',
  'Sites.FullControl.All': 'fullcontrol',
};

/** SharePoint itself: who edits a row on its pages comes with a token of this application. */
export const sharePointAppId = '00000003-0000-0ff1-ce00-000000000000';

/** What the token was consented to: an application's roles, or the scopes of an application that acts for a person. */
export const consentedOf = ({ oid, roles, scopes }: Caller): readonly string[] =>
  oid === null ? roles : scopes;

const granted = (graph: Graph, place: Place, fits: (principal: Principal) => boolean): Level =>
  highest(
    entriesAt(graph, place)
      .filter(({ principal }) => fits(principal))
      .map(({ role }) => levelOfRole(role)),
  );

const levelOfApplication = (graph: Graph, caller: Caller, place: Place): Level => {
  if (caller.appId === sharePointAppId) return 'fullcontrol';
  const consented = consentedOf(caller);
  const selected =
    consented.includes('Sites.Selected') ||
    (consented.includes('Lists.SelectedOperations.Selected') &&
      place.listId !== null &&
      hasOwnPermissions(graph, place));
  const own = ({ kind, id }: Principal): boolean => kind === 'application' && id === caller.appId;
  return highest([
    ...consented.map(name => everywhere[name] ?? 'none'),
    selected ? granted(graph, place, own) : 'none',
  ]);
};

const levelOfPerson = (graph: Graph, oid: string, place: Place): Level => {
  const isKnown = graph.people.some(person => person.entraId === oid);
  return granted(
    graph,
    place,
    ({ kind, id }) => (kind === 'person' && id === oid) || (kind === 'everyone' && isKnown),
  );
};

/**
 * What a caller may do at a place: the application's own grant, and where it acts for a person no more than that person
 * may. https://learn.microsoft.com/graph/permissions-selected-overview#how-access-is-calculated
 */
export const levelAt = (graph: Graph, caller: Caller, place: Place): Level => {
  const application = levelOfApplication(graph, caller, place);
  return caller.oid === null ? application : lower(application, levelOfPerson(graph, caller.oid, place));
};

export const accessDenied = (): Refusal => new Refusal(403, 'accessDenied', { message: 'Access denied' });

export const mayAt = (
  graph: Graph,
  caller: Caller,
  { place, need }: { place: Place; need: Level },
): boolean => atLeast(levelAt(graph, caller, place), need);

/** Refuses who may not do that at that place. */
export const requireLevel = (
  graph: Graph,
  caller: Caller,
  { place, need }: { place: Place; need: Level },
): void => {
  const level = levelAt(graph, caller, place);
  if (atLeast(level, need)) return;
  throw level === 'none' && graph.behaviour.notAllowedIs404 ? itemNotFound() : accessDenied();
};
