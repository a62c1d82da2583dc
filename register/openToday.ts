import type { Snapshot } from './snapshot.ts';
import { isRestricted } from './visibility.ts';
import { withoutRestricted } from './withoutRestricted.ts';

const everyItem = ({ actions, indicators, recommendations, documents, complaints }: Snapshot) =>
  [actions, indicators, recommendations, documents, complaints].flat();

/** Keys of what is restricted now: of items, under the reference they had before too, and of what was said. */
const restrictedKeys = (whole: Snapshot): Set<string> =>
  new Set([
    ...everyItem(whole)
      .filter(({ visibility }) => isRestricted(visibility))
      .flatMap(({ key, formerKey }) => (formerKey === null ? [key] : [key, formerKey])),
    ...whole.updates.filter(({ visibility }) => isRestricted(visibility)).map(({ key }) => key),
  ]);

/**
 * A version of before as everybody may read it today: what was restricted since is left out, and what was said of it.
 * A row that was marked as restricted and left in an open list is named nowhere; while there is one such, what the
 * register does not have any more may be it, and is left out too.
 *
 * @param whole the register now, with its restricted rows
 */
export const openToday = (then: Snapshot, whole: Snapshot): Snapshot => {
  const restricted = restrictedKeys(whole);
  const known = new Set([...everyItem(whole), ...whole.updates].map(({ key }) => key));
  const mayBeHidden = whole.problems.some(({ code }) => code === 'restricted-in-open-list');
  const isOpen = ({ key }: { key: string }): boolean =>
    !restricted.has(key) && (!mayBeHidden || known.has(key));
  const items = new Set(everyItem(then).flatMap(one => (isOpen(one) ? [] : [one.key])));
  const open = withoutRestricted(then);
  const stays = ({ key }: { key: string }): boolean => !items.has(key);
  return {
    ...open,
    actions: open.actions.filter(stays),
    indicators: open.indicators.filter(stays),
    recommendations: open.recommendations.filter(stays),
    documents: open.documents.filter(stays),
    complaints: open.complaints.filter(stays),
    updates: open.updates.filter(one => isOpen(one) && !items.has(one.itemKey)),
  };
};
