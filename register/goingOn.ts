import type { Day } from './day.ts';
import { isInForce } from './definition.ts';
import type { Document } from './document.ts';
import type { ReturnItem } from './item.ts';
import { reviewPosition } from './rateDocument.ts';
import type { Recommendation } from './recommendation.ts';
import { recommendationOn } from './recommendationState.ts';
import type { Snapshot } from './snapshot.ts';

type Owned = ReturnItem | Recommendation | Document;

const goesOn = (item: Owned, day: Day): boolean => {
  switch (item.kind) {
    case 'action':
      return item.state !== 'completed' && item.state !== 'closed';
    case 'recommendation':
      return !['closed', 'superseded'].includes(recommendationOn(item, day).state);
    case 'document':
      return reviewPosition(item, day).withdrawnOn === null;
    case 'indicator':
      return isInForce(item, day);
  }
};

/**
 * What a post still answers for on a day, in the register's order: not what is completed, closed, superseded or
 * withdrawn, and of a measure the version in force.
 */
export const itemsGoingOn = (
  { actions, indicators, recommendations, documents }: Snapshot,
  day: Day,
): Owned[] => [actions, indicators, recommendations, documents].flat().filter(item => goesOn(item, day));
