import { sharePointAppId } from './access.ts';
import type { Caller, Graph, Row } from './graph.ts';
import { rowIn } from './requestBody.ts';
import { applicationNameOf } from './rights.ts';

/**
 * Who made or changed something, as Graph shows it; kept as JSON beside the thing. A person who edits on SharePoint's own
 * pages is named alone, without an application: so a hand edit is told from one that an application made for somebody.
 * https://learn.microsoft.com/graph/api/resources/identityset
 */
export const actorOf = (graph: Graph, caller: Caller): string => {
  const person = graph.people.find(known => known.entraId === caller.oid);
  const application = { id: caller.appId, displayName: applicationNameOf(graph, caller.appId) };
  const user = { id: caller.oid, displayName: person?.displayName ?? caller.oid };
  if (caller.oid === null) return JSON.stringify({ application });
  return JSON.stringify(caller.appId === sharePointAppId ? { user } : { application, user });
};

export const actorIn = (text: unknown): Row => rowIn(JSON.parse(typeof text === 'string' ? text : '{}'));
