import { dayOf, itemAt, recommendationOn, reviewPosition, type Snapshot } from '../register/index.ts';

export type FoundItem = { key: string; ref: string; title: string; post: string };

/** Everything that somebody can still be asked about, each once. */
const allItems = (snapshot: Snapshot): FoundItem[] => {
  const day = dayOf(snapshot.asAt);
  const keys = new Set([...snapshot.actions, ...snapshot.indicators].map(({ key }) => key));
  return [
    ...[...keys].flatMap(key => itemAt(snapshot, key, day) ?? []),
    ...snapshot.recommendations.filter(
      one => !['closed', 'superseded'].includes(recommendationOn(one, day).state),
    ),
    ...snapshot.documents.filter(one => reviewPosition(one, day).withdrawnOn === null),
  ];
};

/** Items whose reference, title or post have every word of the search; none for an empty one. */
export const findByWords = (snapshot: Snapshot, search: string): FoundItem[] => {
  const sought = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (sought.length === 0) return [];
  return allItems(snapshot).filter(({ ref, title, post }) => {
    const words = `${ref} ${title} ${post}`.toLowerCase();
    return sought.every(word => words.includes(word));
  });
};
