import { z } from 'zod';
import { createDocumentLibrary } from '../documentLibrary.ts';
import type { Site } from '../graph/site.ts';
import { QuarterbookError } from '../quarterbookError.ts';

/** The layout that this program reads and writes. `upgrade/layoutSteps.ts` says what each number stands for. */
export const currentLayout = 3;

/** Where the number is kept in the site's document library. */
export const layoutFile = 'Layout.json';

const layout = z.object({ layout: z.number().int().nonnegative() });

/**
 * The number of the site's layout; 0 where none is kept, which is the layout before there were numbers. It is a file
 * and no row: a file is replaced as a whole by one request that may be repeated, it needs no list, whose own columns
 * may be what an upgrade is about, and nobody takes it for a part of the register.
 */
export const readLayoutNumber = async (site: Site): Promise<number> => {
  const bytes = await createDocumentLibrary(site).get(layoutFile);
  if (bytes === null) return 0;
  try {
    return layout.parse(JSON.parse(new TextDecoder().decode(bytes))).layout;
  } catch (cause) {
    throw new QuarterbookError('unreadable', `${layoutFile} in the document library cannot be read`, {
      cause,
    });
  }
};

export const recordLayoutNumber = async (site: Site, number: number): Promise<void> => {
  const text = JSON.stringify({ layout: number });
  await createDocumentLibrary(site).put(layoutFile, new TextEncoder().encode(text));
};
