import { visibilities, type Visibility } from './item.ts';

/**
 * Restricted and exempt: kept in lists with permissions of their own (Schedule 12A to the Local Government Act 1972 is
 * what exempt means; restricted is what a council keeps to few people before or beside that).
 */
export const isRestricted = (visibility: Visibility): boolean =>
  visibility === 'restricted' || visibility === 'exempt';

/** The one that fewer people may read. What is said of an item is at least as restricted as the item. */
export const strictest = (a: Visibility, b: Visibility): Visibility =>
  visibilities.indexOf(a) < visibilities.indexOf(b) ? b : a;
