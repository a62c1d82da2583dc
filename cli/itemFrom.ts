import { findItems, type Item, type Snapshot } from '../register/index.ts';
import { RefusedError } from './command.ts';

/** The item of a reference as it is typed, found and refused as `explain` does. */
export const itemFrom = (snapshot: Snapshot, ref: string): Item => {
  const { found, known } = findItems(snapshot, ref);
  const [only, ...others] = found;
  if (only && others.length === 0) return only.item;
  const offered = known.length === 0 ? {} : { known: known.join(', ') };
  const facts = { item: ref, count: found.length, ...offered };
  throw new RefusedError([{ code: 'unknown-item', field: 'ref', facts }]);
};
