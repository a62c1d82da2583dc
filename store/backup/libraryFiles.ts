import { createDocumentLibrary } from '../documentLibrary.ts';
import { everyRow, textIn } from '../graph/pages.ts';
import type { Site } from '../graph/site.ts';
import { layoutFile } from '../layout/layoutNumber.ts';
import { isFailure } from '../quarterbookError.ts';

export type LibraryFile = { path: string; bytes: Uint8Array };

/** Folders that Quarterbook writes. What people keep beside them is theirs. */
const folders = ['Snapshots', 'Changes'] as const;

/** A path that a backup may hold. */
export const isOurPath = (path: string): boolean =>
  path === layoutFile ||
  (folders.some(folder => path.startsWith(`${folder}/`)) &&
    path.split('/').every(part => part !== '' && part !== '.' && part !== '..'));

const childrenOf = async (site: Site, folder: string): Promise<unknown[]> => {
  const address = folder.split('/').map(encodeURIComponent).join('/');
  const path = `${await site.path()}/drive/root:/${address}:/children?$select=name,folder`;
  try {
    return await everyRow(site.graph, path);
  } catch (error) {
    if (isFailure(error, 'not-found')) return [];
    throw error;
  }
};

const isFolder = (child: unknown): boolean =>
  typeof child === 'object' && child !== null && 'folder' in child && child.folder !== null;

const pathsIn = async (site: Site, folder: string): Promise<string[]> => {
  const paths: string[] = [];
  for (const child of await childrenOf(site, folder)) {
    const name = textIn(child, 'name');
    if (name === null) continue;
    const path = `${folder}/${name}`;
    paths.push(...(isFolder(child) ? await pathsIn(site, path) : [path]));
  }
  return paths;
};

/** Files of the document library that are Quarterbook's: frozen versions, records of changes, the layout's number. */
export const readLibraryFiles = async (site: Site): Promise<LibraryFile[]> => {
  const library = createDocumentLibrary(site);
  const paths = [layoutFile];
  for (const folder of folders) paths.push(...(await pathsIn(site, folder)));
  const files: LibraryFile[] = [];
  for (const path of paths.sort()) {
    const bytes = await library.get(path);
    if (bytes) files.push({ path, bytes });
  }
  return files;
};
