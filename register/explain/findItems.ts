import { definitionsByKey } from '../definition.ts';
import type { Indicator, Item } from '../item.ts';
import type { Snapshot } from '../snapshot.ts';

/** `item` is the latest version of a measure; `versions` are all of them, oldest first, and none of anything else. */
export type Found = { item: Item; versions: readonly Indicator[] };

const listItems = (snapshot: Snapshot): Found[] => {
  const { actions, recommendations, documents, complaints } = snapshot;
  const others: Item[] = [...actions, ...recommendations, ...documents, ...complaints];
  const measures = [...definitionsByKey(snapshot).values()];
  return [
    ...others.map(item => ({ item, versions: [] })),
    ...measures.flatMap(versions => versions.slice(-1).map(item => ({ item, versions }))),
  ];
};

const plain = (text: string): string => text.trim().toLowerCase();

/** With its kind where the reference alone would not say which is meant. */
const nameAmong = (all: readonly Found[], { item }: Found): string =>
  all.some(one => one.item.kind !== item.kind && plain(one.item.ref) === plain(item.ref))
    ? `${item.kind}/${item.ref}`
    : item.ref;

const natural = new Intl.Collator('en-GB', { numeric: true }).compare;
const mostNames = 8;

const sharedStart = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
};

/** Those that begin most like what was asked for, in the order in which people count; eight at most. */
const similarTo = (all: readonly Found[], asked: string): Found[] => {
  const close = all.map(found => ({ found, shared: sharedStart(plain(found.item.ref), plain(asked)) }));
  const most = close.reduce((longest, { shared }) => Math.max(longest, shared), 0);
  return close
    .filter(({ shared }) => shared === most)
    .map(({ found }) => found)
    .sort((a, b) => natural(a.item.ref, b.item.ref))
    .slice(0, mostNames);
};

/** `found` has one entry unless items of two kinds share a reference; `known` are names to offer instead. */
export type Search = { found: Found[]; known: string[] };

/**
 * Items by what a person types: "2.9", "indicator/2.9" where an action has that reference too, or the whole key.
 * Capitals do not matter.
 */
export const findItems = (snapshot: Snapshot, asked: string): Search => {
  const all = listItems(snapshot);
  const wanted = plain(asked);
  const found = all.filter(({ item: { key, kind, ref } }) =>
    [plain(ref), `${kind}/${plain(ref)}`, plain(key)].includes(wanted),
  );
  const offered = found.length > 0 ? found : similarTo(all, asked);
  return { found, known: offered.map(one => nameAmong(all, one)) };
};
