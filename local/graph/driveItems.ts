import { createHash, randomUUID } from 'node:crypto';
import { actorIn } from './actors.ts';
import type { Graph, Row } from './graph.ts';
import { numberIn, textIn } from './requestBody.ts';
import type { Site } from './sites.ts';

/** Columns of a file without its bytes, which may be large. */
export const fileColumns =
  'site_id, path, guid, version, type, length(bytes) size, created, modified, author, editor';

export const driveIdOf = (site: Site): string =>
  `b!${createHash('sha256').update(`drive ${site.id}`).digest('base64url')}`;

const libraryUrl = (site: Site): string => `${site.webUrl}/Shared%20Documents`;

export const showDrive = (site: Site): Row => ({
  id: driveIdOf(site),
  driveType: 'documentLibrary',
  name: 'Documents',
  description: '',
  webUrl: libraryUrl(site),
  createdDateTime: site.created,
  lastModifiedDateTime: site.created,
});

const parentOf = (site: Site, path: string): Row => {
  const folder = path.split('/').slice(0, -1).join('/');
  return {
    driveType: 'documentLibrary',
    driveId: driveIdOf(site),
    siteId: site.id,
    path: `/drives/${driveIdOf(site)}/root:${folder === '' ? '' : `/${folder}`}`,
  };
};

const nameOf = (path: string): string => path.split('/').at(-1) ?? '';

const urlOf = (site: Site, path: string): string =>
  `${libraryUrl(site)}/${path.split('/').map(encodeURIComponent).join('/')}`;

export const fileEtag = (row: Row): string =>
  `"{${textIn(row, 'guid').toUpperCase()}},${numberIn(row, 'version')}"`;

/** An address that gives the bytes to whoever has it, as Graph gives one out; the same for a file all along. */
export const downloadUrl = (graph: Graph, row: Row): string => {
  const place = JSON.stringify([row['site_id'], row['path']]);
  const ticket = graph.downloads.get(place) ?? randomUUID();
  graph.downloads.set(place, ticket);
  return `${graph.origin}/download/${ticket}`;
};

export const showFile = (graph: Graph, site: Site, row: Row): Row => {
  const path = textIn(row, 'path');
  return {
    '@microsoft.graph.downloadUrl': downloadUrl(graph, row),
    id: `01${textIn(row, 'guid').replaceAll('-', '').toUpperCase()}`,
    name: nameOf(path),
    size: numberIn(row, 'size'),
    eTag: fileEtag(row),
    cTag: `"c:{${textIn(row, 'guid').toUpperCase()}},${numberIn(row, 'version')}"`,
    webUrl: urlOf(site, path),
    createdDateTime: row['created'],
    lastModifiedDateTime: row['modified'],
    createdBy: actorIn(row['author']),
    lastModifiedBy: actorIn(row['editor']),
    parentReference: parentOf(site, path),
    file: { mimeType: row['type'] },
  };
};

/** A folder is there while a file is in it. */
export const showFolder = (site: Site, path: string, childCount: number): Row => ({
  id: `01${createHash('sha256').update(`${site.id} ${path}`).digest('hex').slice(0, 32).toUpperCase()}`,
  name: path === '' ? 'root' : nameOf(path),
  webUrl: path === '' ? libraryUrl(site) : urlOf(site, path),
  createdDateTime: site.created,
  lastModifiedDateTime: site.created,
  folder: { childCount },
  ...(path === ''
    ? { root: {}, parentReference: { driveType: 'documentLibrary', driveId: driveIdOf(site) } }
    : { parentReference: parentOf(site, path) }),
});
