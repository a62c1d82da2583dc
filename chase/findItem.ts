import { itemAt } from '../register/index.ts';
import type { Complaint, Day, Item, Snapshot } from '../register/index.ts';

/** What people answer for or decide on, by its key, as it was on a day; null where the register has no such item. */
export const findItem = (snapshot: Snapshot, key: string, day: Day): Exclude<Item, Complaint> | null =>
  itemAt(snapshot, key, day) ??
  snapshot.recommendations.find(one => one.key === key) ??
  snapshot.documents.find(one => one.key === key) ??
  null;
