import { everyRow, textIn } from './graph/pages.ts';
import type { Site } from './graph/site.ts';
import { isFailure, QuarterbookError } from './quarterbookError.ts';

const addressOf = (path: string): string => {
  const segments = path.split('/').filter(segment => segment !== '');
  if (segments.length === 0 || segments.some(segment => segment === '.' || segment === '..')) {
    throw new QuarterbookError('invalid', `Not a path in the document library: ${path}`);
  }
  return segments.map(encodeURIComponent).join('/');
};

/** Files of the site's document library, by path; folders come into being with their first file. */
export const createDocumentLibrary = (site: Site) => {
  const contentOf = async (path: string) => `${await site.path()}/drive/root:/${addressOf(path)}:/content`;
  return {
    put: async (path: string, bytes: Uint8Array): Promise<{ webUrl: string; etag: string }> => {
      const { body } = await site.graph.call({
        method: 'PUT',
        path: await contentOf(path),
        headers: { 'Content-Type': 'application/octet-stream' },
        // The client sends the whole buffer behind any other array of bytes.
        body: Buffer.from(bytes),
      });
      return { webUrl: textIn(body, 'webUrl') ?? '', etag: textIn(body, 'eTag') ?? '' };
    },
    /** Names of what is in a folder, in no order; none where there is no such folder. */
    list: async (folder: string): Promise<string[]> => {
      const path = `${await site.path()}/drive/root:/${addressOf(folder)}:/children?$select=name`;
      try {
        return (await everyRow(site.graph, path)).flatMap(child => textIn(child, 'name') ?? []);
      } catch (error) {
        if (isFailure(error, 'not-found')) return [];
        throw error;
      }
    },
    get: async (path: string): Promise<Uint8Array | null> => site.graph.bytes(await contentOf(path)),
  };
};
