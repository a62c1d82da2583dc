import { isRestricted, strictest, type Item, type Update, type Visibility } from '../register/index.ts';
import type { RegisterFile } from './registerFile.ts';

/** Items by key, with the strictest visibility that any version of them has. */
export type KnownVisibility = ReadonlyMap<string, Visibility>;

export const visibilityOf = (
  items: readonly Pick<Item, 'key' | 'visibility'>[],
  known: KnownVisibility = new Map(),
): Map<string, Visibility> => {
  const found = new Map(known);
  for (const { key, visibility } of items) found.set(key, strictest(found.get(key) ?? 'open', visibility));
  return found;
};

/** An update that is at least as restricted as its item. */
export const raised = (update: Update, ofItem: Visibility | undefined): Update =>
  ofItem !== undefined && isRestricted(ofItem)
    ? { ...update, visibility: strictest(update.visibility, ofItem) }
    : update;

/**
 * A file in which a restricted measure is restricted in all its versions, and what is said of a restricted item is
 * restricted with it.
 *
 * @param known items that the restricted lists have already
 */
export const raiseVisibility = (file: RegisterFile, known: KnownVisibility): RegisterFile => {
  const { actions, indicators, recommendations = [], documents = [], complaints = [] } = file;
  const items = [actions, indicators, recommendations, documents, complaints].flat();
  const visibility = visibilityOf(items, known);
  return {
    ...file,
    indicators: indicators.map(one => {
      const ofItem = visibility.get(one.key) ?? one.visibility;
      return isRestricted(ofItem) ? { ...one, visibility: ofItem } : one;
    }),
    updates: file.updates.map(one => raised(one, visibility.get(one.itemKey))),
  };
};
