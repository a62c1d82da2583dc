import type { ListName } from '../../register/index.ts';
import type { Drift } from './drift.ts';
import type { SiteColumn } from './siteColumn.ts';

/**
 * Rows that a query may touch without an index, and indexes that a list may have. The register asks by indexed columns
 * only, so that more rows hinder people's own views and not the register; above 20,000 rows no new index can be made.
 *
 * @see https://support.microsoft.com/office/f3f00554-b7dc-44d1-a2ed-d477eac463b0
 */
const threshold = 5000;
const mostIndexes = 20;

/** From four fifths of a limit on it is spoken of. */
const isNear = (count: number, limit: number): boolean => count >= limit * 0.8;

/** What is near one of SharePoint’s limits. @param count rows of the list */
export const limitsDrift = (list: ListName, count: number, columns: readonly SiteColumn[]): Drift[] => {
  const indexes = columns.filter(({ indexed, isOfSharePoint }) => indexed && !isOfSharePoint).length;
  const found: Drift[] = [];
  if (isNear(count, threshold))
    found.push({ list, column: null, code: 'rows-near-threshold', there: count, wanted: threshold });
  if (isNear(indexes, mostIndexes))
    found.push({ list, column: null, code: 'indexes-near-limit', there: indexes, wanted: mostIndexes });
  return found;
};
