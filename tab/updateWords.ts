import { timeOf, type Snapshot } from '../register/index.ts';
import { titleOf } from './titleOf.ts';

/** "1 new answer at 09:05: Car Parking Strategy.", or null where nothing was answered between the two. */
export const updateWords = (before: Snapshot, after: Snapshot): string | null => {
  const known = new Set(before.updates.map(update => update.key));
  const fresh = after.updates.filter(update => !known.has(update.key));
  if (fresh.length === 0) return null;
  const titles = [...new Set(fresh.map(update => update.itemKey))].map(
    key => titleOf(after, key) ?? 'an item',
  );
  const answers = fresh.length === 1 ? '1 new answer' : `${fresh.length} new answers`;
  const named = titles.length > 3 ? `${titles.length} items` : titles.join('; ');
  return `${answers} at ${timeOf(after.asAt)}: ${named}.`;
};
