import { dayOf, itemAt, type Snapshot } from '../register/index.ts';

/**
 * What an item is called on the day of the snapshot: a measure by the version in force then, however many it has. Null
 * where it is neither an action nor a measure of the register.
 */
export const titleOf = (snapshot: Snapshot, itemKey: string): string | null =>
  itemAt(snapshot, itemKey, dayOf(snapshot.asAt))?.title ?? null;
