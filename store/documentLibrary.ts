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

/**
 * Bytes that Graph takes in one request; a larger file needs an upload session, which the register has no use for yet.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-put-content
 */
const largest = 250 * 1024 * 1024;

type Kept = { webUrl: string; etag: string };

const keptAs = (item: unknown): Kept => ({
  webUrl: textIn(item, 'webUrl') ?? '',
  etag: textIn(item, 'eTag') ?? '',
});

const attempts = 4;

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Files of the site's document library, by path; folders come into being with their first file. */
export const createDocumentLibrary = (site: Site) => {
  const contentOf = async (path: string) => `${await site.path()}/drive/root:/${addressOf(path)}:/content`;
  const metadata = async (path: string): Promise<unknown> =>
    (await site.graph.call({ method: 'GET', path: `${await site.path()}/drive/root:/${addressOf(path)}` }))
      .body;
  const get = async (path: string): Promise<Uint8Array | null> => site.graph.bytes(await contentOf(path));

  /** Null where what is there is something else, or nothing. */
  const keptAlready = async (path: string, bytes: Uint8Array): Promise<Kept | null> => {
    const there = await get(path);
    return there && isSame(there, bytes) ? keptAs(await metadata(path)) : null;
  };

  const put = async (path: string, bytes: Uint8Array): Promise<Kept> => {
    const { body } = await site.graph.call({
      method: 'PUT',
      path: await contentOf(path),
      headers: { 'Content-Type': 'application/octet-stream' },
      // The client sends the whole buffer behind any other array of bytes.
      body: Buffer.from(bytes),
    });
    return keptAs(body);
  };

  return {
    /**
     * Replaces what has that name. After an answer that leaves it open, what is there is compared byte by byte before it is
     * sent again. Throws `invalid` above 250 MB, and `unknown-outcome` where it cannot be known: a repeat is safe.
     */
    put: async (path: string, bytes: Uint8Array): Promise<Kept> => {
      if (bytes.length > largest)
        throw new QuarterbookError('invalid', `Larger than one request takes (${largest} bytes): ${path}`);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await put(path, bytes);
        } catch (error) {
          if (!isFailure(error, 'unknown-outcome', 'unreadable', 'changed', 'already-there')) throw error;
          await site.graph.wait(1000 * attempt);
          const kept = await keptAlready(path, bytes).catch(() => null);
          if (kept) return kept;
          if (attempt === attempts) throw error;
        }
      }
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
    get,
  };
};
