import type { ListName } from '../../register/index.ts';
import { QuarterbookError } from '../quarterbookError.ts';
import { parseListItem, type ListRow } from '../rows/row.ts';
import { pagesOf, textIn } from './pages.ts';
import type { Site } from './site.ts';

/**
 * What changed in a list. `deleted` are rows that were told of as deleted at any time: one that is in `rows` as well
 * has come back, out of the recycle bin. `link` asks for what changes next; null where Graph gave none.
 */
export type ListChanges = {
  rows: ReadonlyMap<string, ListRow>;
  deleted: ReadonlySet<string>;
  link: string | null;
};

const isDeleted = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && 'deleted' in raw && raw.deleted !== null;

/** Whatever it holds, a page of a whole list costs two units; SharePoint gives so many rows at most. */
export const fullPage = 5000;

/** Where delta tells of the whole list, by pages of so many rows. Graph may make them shorter. */
export const deltaFromStart = async (site: Site, list: ListName, rows: number): Promise<string> =>
  `${await site.listPath(list)}/items/delta?$expand=fields&$top=${rows}`;

/**
 * Follows delta to its end, from `link`, or from the beginning where that is null: then `rows` is the whole list. A row
 * may be told of several times, and the last time counts. Throws `unreadable` where an error stands among the rows.
 *
 * @see https://learn.microsoft.com/graph/api/listitem-delta
 */
export const readDelta = async (site: Site, list: ListName, link: string | null): Promise<ListChanges> => {
  const rows = new Map<string, ListRow>();
  const deleted = new Set<string>();
  let following: string | null = null;
  const start = link ?? (await deltaFromStart(site, list, fullPage));
  for await (const page of pagesOf(site.graph, start)) {
    for (const raw of page.value) {
      const id = textIn(raw, 'id');
      const row = parseListItem(list, raw);
      if (id !== null && isDeleted(raw)) {
        rows.delete(id);
        deleted.add(id);
      } else if (row) {
        rows.set(row.rowId, row);
      } else {
        throw new QuarterbookError('unreadable', `Delta of ${list} held something that is no row`);
      }
    }
    following = page.deltaLink;
  }
  return { rows, deleted, link: following };
};
