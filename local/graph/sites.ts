import { createHash } from 'node:crypto';
import type { Call, Graph, Reply, Route, Row } from './graph.ts';
import { itemNotFound } from './refusal.ts';
import { openToReaders } from './rights.ts';
import { textIn } from './requestBody.ts';
import { parseSelect, select } from './selection.ts';
import { ensureUserList } from './userList.ts';

export type Site = {
  id: string;
  host: string;
  path: string;
  displayName: string;
  created: string;
  webUrl: string;
};

const siteOf = (row: Row): Site => ({
  id: textIn(row, 'id'),
  host: textIn(row, 'host'),
  path: textIn(row, 'path'),
  displayName: textIn(row, 'display_name'),
  created: textIn(row, 'created'),
  webUrl: `https://${textIn(row, 'host')}${textIn(row, 'path')}`,
});

// The same host and path have the same id in every file, so that a client's remembered id survives a new start.
const guidOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/**
 * Makes a site where there is none at that path, with its hidden user list and open to everybody's eyes; the root site's
 * path is empty. Gives back its id.
 */
export const ensureSite = (
  graph: Graph,
  site: { host: string; path: string; displayName: string },
): string => {
  const id = `${site.host},${guidOf(`collection ${site.host}${site.path}`)},${guidOf(`web ${site.host}${site.path}`)}`;
  graph.database.run(
    'insert into sites (id, host, path, display_name, created) values (?, ?, ?, ?, ?) on conflict do nothing',
    [id, site.host, site.path, site.displayName, graph.now().toISOString()],
  );
  openToReaders(graph, id);
  ensureUserList(graph, id, guidOf(`users ${site.host}${site.path}`));
  return id;
};

/** Finds a site as Graph lets one name it: `root`, a host, an id, or `host:/path`. */
export const requireSite = ({ graph, parameters }: Pick<Call, 'graph' | 'parameters'>): Site => {
  const named = parameters['site'] ?? '';
  const [host = '', path = ''] = named.split(':');
  const row =
    graph.database.get('select * from sites where id = ?', [named]) ??
    graph.database.get(
      "select * from sites where (host = ? collate nocase or ? = 'root') and path = ? collate nocase",
      [host, host, path.replace(/\/$/, '')],
    );
  if (!row) throw itemNotFound('Requested site could not be found');
  return siteOf(row);
};

const getSite = ({ graph, request, parameters }: Call): Reply => {
  const site = requireSite({ graph, parameters });
  const body = {
    '@odata.context': `${graph.base}/$metadata#sites/$entity`,
    id: site.id,
    name: site.path.split('/').at(-1) ?? '',
    displayName: site.displayName,
    description: '',
    webUrl: site.webUrl,
    createdDateTime: site.created,
    lastModifiedDateTime: site.created,
    siteCollection: { hostname: site.host },
    ...(site.path === '' ? { root: {} } : {}),
  };
  return { status: 200, body: select(body, parseSelect(request.query.get('$select'))) };
};

export const siteRoutes: Route[] = [{ method: 'GET', pattern: 'sites/{site}', handle: getSite }];
