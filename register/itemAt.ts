import type { Day } from './day.ts';
import { definitionOn } from './definition.ts';
import type { ReturnItem } from './item.ts';
import type { Snapshot } from './snapshot.ts';
import { indexOf } from './snapshotIndex.ts';

/**
 * An item by its key, as it was on a day: a measure by the version in force, or by its newest where none was. Null
 * where the register has no such item.
 */
export const itemAt = (snapshot: Snapshot, key: string, day: Day): ReturnItem | null => {
  const { actions, versions } = indexOf(snapshot);
  const known = versions.get(key) ?? [];
  return actions.get(key) ?? definitionOn(known, day) ?? known.at(-1) ?? null;
};
