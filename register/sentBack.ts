import type { Update } from './update.ts';
import { isAfter } from './snapshotIndex.ts';

/**
 * The answer that was sent back and not given anew; null where a later one was, or nothing was sent back.
 *
 * @param updates all of one item and period
 */
export const sentBack = (updates: readonly Update[]): Update | null => {
  const latest = updates.reduce<Update | null>(
    (last, update) => (last === null || isAfter(update, last) ? update : last),
    null,
  );
  return latest?.state === 'returned' ? latest : null;
};
