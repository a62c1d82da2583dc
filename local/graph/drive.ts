import { randomUUID } from 'node:crypto';
import { actorOf } from './actors.ts';
import { downloadUrl, fileColumns, fileEtag, showDrive, showFile, showFolder } from './driveItems.ts';
import type { Call, Graph, Reply, Route, Row } from './graph.ts';
import { Refusal, invalidRequest, itemNotFound } from './refusal.ts';
import { textIn } from './requestBody.ts';
import { parseSelect, select } from './selection.ts';
import { requireSite } from './sites.ts';
import type { Site } from './sites.ts';

const pathOf = ({ parameters }: Call): string => {
  const path = (parameters['path'] ?? '').replace(/^\/|\/$/g, '');
  const bad = path.split('/').find(part => /["*:<>?|\\]/.test(part) || part.trim() !== part || part === '..');
  if (bad !== undefined) throw invalidRequest('The provided name cannot contain any invalid characters.');
  return path;
};

const findFile = (graph: Graph, site: Site, path: string): Row | null =>
  graph.database.get(`select ${fileColumns} from files where site_id = ? and path = ?`, [site.id, path]);

const under = (graph: Graph, site: Site, folder: string): Row[] => {
  const start = folder === '' ? '' : `${folder}/`;
  return graph.database
    .all(`select ${fileColumns} from files where site_id = ? order by path`, [site.id])
    .filter(row => textIn(row, 'path').toLowerCase().startsWith(start.toLowerCase()));
};

const childrenOf = (graph: Graph, site: Site, folder: string): Row[] => {
  const depth = folder === '' ? 0 : folder.split('/').length;
  const children = new Map<string, Row>();
  for (const row of under(graph, site, folder)) {
    const parts = textIn(row, 'path').split('/');
    const path = parts.slice(0, depth + 1).join('/');
    const shown =
      parts.length === depth + 1
        ? showFile(graph, site, row)
        : showFolder(site, path, childrenOf(graph, site, path).length);
    if (!children.has(path)) children.set(path, shown);
  }
  return [...children.values()];
};

const getDrive = (call: Call): Reply => ({ status: 200, body: showDrive(requireSite(call)) });

const getDriveItem = (call: Call): Reply => {
  const { graph, request } = call;
  const site = requireSite(call);
  const path = pathOf(call);
  const file = findFile(graph, site, path);
  const children = file ? [] : childrenOf(graph, site, path);
  if (!file && path !== '' && children.length === 0) throw itemNotFound('The resource could not be found.');
  const item = file ? showFile(graph, site, file) : showFolder(site, path, children.length);
  return {
    status: 200,
    ...(file ? { headers: { ETag: fileEtag(file) } } : {}),
    body: select(item, parseSelect(request.query.get('$select'))),
  };
};

const listChildren = (call: Call): Reply => {
  const { graph, request } = call;
  const children = childrenOf(graph, requireSite(call), pathOf(call));
  if (children.length === 0 && pathOf(call) !== '') throw itemNotFound();
  return {
    status: 200,
    body: { value: children.map(child => select(child, parseSelect(request.query.get('$select')))) },
  };
};

// Graph does not send the bytes itself: https://learn.microsoft.com/graph/api/driveitem-get-content
const getContent = (call: Call): Reply => {
  const file = findFile(call.graph, requireSite(call), pathOf(call));
  if (!file) throw itemNotFound();
  return { status: 302, headers: { Location: downloadUrl(call.graph, file) } };
};

const refuseStale = ({ request }: Call, old: Row | null): void => {
  const expected = request.headers['if-match'];
  const unexpected = request.headers['if-none-match'];
  const stale = expected !== undefined && expected !== '*' && (!old || expected !== fileEtag(old));
  if (stale || (old && unexpected === '*')) {
    throw new Refusal(412, 'resourceModified', { message: "ETag does not match current item's value" });
  }
};

const putContent = (call: Call): Reply => {
  const { graph, request } = call;
  const site = requireSite(call);
  const path = pathOf(call);
  if (path === '') throw invalidRequest('A file needs a name.');
  const type = (request.headers['content-type'] ?? 'application/octet-stream').split(';')[0] ?? '';
  const old = graph.database.together(() => {
    const found = findFile(graph, site, path);
    refuseStale(call, found);
    const now = graph.now().toISOString();
    const actor = actorOf(graph, request.caller);
    graph.database.run(
      `insert into files (site_id, path, guid, version, type, bytes, created, modified, author, editor)
       values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
       on conflict (site_id, path) do update set version = version + 1, type = excluded.type, bytes = excluded.bytes,
       modified = excluded.modified, editor = excluded.editor`,
      [site.id, path, randomUUID(), type, request.bytes, now, now, actor, actor],
    );
    return found;
  });
  const file = findFile(graph, site, path) ?? {};
  return { status: old ? 200 : 201, headers: { ETag: fileEtag(file) }, body: showFile(graph, site, file) };
};

const deleteFile = (call: Call): Reply => {
  const { graph } = call;
  const site = requireSite(call);
  const file = findFile(graph, site, pathOf(call));
  if (!file) throw itemNotFound();
  refuseStale(call, file);
  graph.database.run('delete from files where site_id = ? and path = ?', [site.id, textIn(file, 'path')]);
  return { status: 204 };
};

/** The bytes behind an address that was given out, or null. */
export const readDownload = (graph: Graph, ticket: string): { type: string; bytes: Uint8Array } | null => {
  const [place] = [...graph.downloads].find(([, given]) => given === ticket) ?? [];
  if (place === undefined) return null;
  const [siteId, path] = JSON.parse(place) as [string, string];
  const row = graph.database.get('select type, bytes from files where site_id = ? and path = ?', [
    siteId,
    path,
  ]);
  const bytes = row?.['bytes'];
  return row && bytes instanceof ArrayBuffer
    ? { type: textIn(row, 'type'), bytes: new Uint8Array(bytes) }
    : null;
};

const drivePath = 'sites/{site}/drive';

export const driveRoutes: Route[] = [
  { method: 'GET', pattern: drivePath, handle: getDrive },
  { method: 'GET', pattern: `${drivePath}/root`, handle: getDriveItem },
  { method: 'GET', pattern: `${drivePath}/root/children`, handle: listChildren },
  { method: 'GET', pattern: `${drivePath}/root:{path}`, handle: getDriveItem },
  { method: 'DELETE', pattern: `${drivePath}/root:{path}`, handle: deleteFile },
  { method: 'GET', pattern: `${drivePath}/root:{path}/children`, handle: listChildren },
  { method: 'GET', pattern: `${drivePath}/root:{path}/content`, handle: getContent },
  { method: 'PUT', pattern: `${drivePath}/root:{path}/content`, handle: putContent },
];
