import { comparePeriods, type Item, type Problem, type Scheme, type Update } from '../register/index.ts';
import { bandProblems } from './bandProblems.ts';
import type { ListRow } from './rows/row.ts';
import { values, type RowSorter } from './rows/rowSorter.ts';
import { parseUpdate } from './rows/update.ts';
import { versionAt } from './versions.ts';

type Known = {
  /** In report order; versions of one measure stand together. */
  items: readonly Item[];
  /** Keys of items whose own row is a problem already. */
  setAside: ReadonlySet<string | null>;
  schemes: readonly Scheme[];
};

type Place = { index: number; versions: Item[] };

const placesOf = (items: readonly Item[]): Map<string, Place> => {
  const places = new Map<string, Place>();
  for (const [index, item] of items.entries()) {
    const place = places.get(item.key);
    if (place) place.versions.push(item);
    else places.set(item.key, { index, versions: [item] });
  }
  return places;
};

/** By item, period, SubmittedAt as an instant and Key, so that rows may arrive in any order. */
const inOrder = (updates: readonly Update[], places: ReadonlyMap<string, Place>): Update[] => {
  const periods = [...new Set(updates.map(update => update.period))].sort(comparePeriods);
  const turns = new Map(periods.map((period, index) => [period, index]));
  return updates
    .map(update => ({
      update,
      place: places.get(update.itemKey)?.index ?? 0,
      turn: turns.get(update.period) ?? 0,
      at: Date.parse(update.submittedAt),
    }))
    .sort(
      (a, b) =>
        a.place - b.place ||
        a.turn - b.turn ||
        a.at - b.at ||
        (a.update.key < b.update.key ? -1 : Number(a.update.key > b.update.key)),
    )
    .map(({ update }) => update);
};

/** What was said of items that can be read, oldest first within an item. */
export const readUpdates = (
  sorter: RowSorter,
  rows: readonly ListRow[],
  { items, setAside, schemes }: Known,
): Update[] => {
  const places = placesOf(items);
  const isUnknown = (update: Update): Problem | null =>
    places.has(update.itemKey) || setAside.has(update.itemKey)
      ? null
      : { code: 'unknown-item', field: 'ItemKey', facts: { item: update.itemKey } };
  const spoken = sorter
    .keep(sorter.parse(rows, parseUpdate), isUnknown)
    .filter(({ value }) => places.has(value.itemKey));
  const bands = bandProblems(values(spoken), {
    itemOf: ({ itemKey, period }) => versionAt(places.get(itemKey)?.versions ?? [], period),
    schemes,
  });
  return inOrder(values(sorter.keep(spoken, update => bands.get(update.key) ?? null)), places);
};
