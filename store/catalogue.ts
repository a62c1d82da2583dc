import type { Graph } from './graph/graph.ts';
import { everyRow, textIn } from './graph/pages.ts';

/** Text in a filter of OData. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * The id that the organisation's catalogue gave an app, which its manifest calls otherwise; null where it is not there.
 *
 * @see https://learn.microsoft.com/graph/api/appcatalogs-list-teamsapps
 */
export const findApp = async (graph: Graph, manifestId: string): Promise<string | null> => {
  const filter = encodeURIComponent(`externalId eq ${quoted(manifestId)}`);
  const [app] = await everyRow(graph, `/appCatalogs/teamsApps?$filter=${filter}`);
  return textIn(app, 'id');
};
