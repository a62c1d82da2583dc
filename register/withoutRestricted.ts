import type { ListName } from './problem.ts';
import type { Snapshot } from './snapshot.ts';
import { isRestricted } from './visibility.ts';

const closedLists: readonly ListName[] = ['RestrictedItems', 'RestrictedIndicators', 'RestrictedUpdates'];

/**
 * The part of a snapshot that everybody on the site may read: nothing restricted or exempt, nothing that was said of
 * it, and no problem of a row that stands among such. What is left is as it was, in its order.
 */
export const withoutRestricted = (snapshot: Snapshot): Snapshot => {
  const { actions, indicators, recommendations, documents, complaints } = snapshot;
  const items = [actions, indicators, recommendations, documents, complaints].flat();
  const hidden = new Set(items.filter(({ visibility }) => isRestricted(visibility)).map(({ key }) => key));
  const isOpen = ({ key }: { key: string }): boolean => !hidden.has(key);
  return {
    ...snapshot,
    actions: actions.filter(isOpen),
    indicators: indicators.filter(isOpen),
    recommendations: recommendations.filter(isOpen),
    documents: documents.filter(isOpen),
    complaints: complaints.filter(isOpen),
    updates: snapshot.updates.filter(
      ({ itemKey, visibility }) => !hidden.has(itemKey) && !isRestricted(visibility),
    ),
    problems: snapshot.problems.filter(({ list }) => !closedLists.includes(list)),
  };
};
