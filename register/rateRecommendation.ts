import type { Day } from './day.ts';
import type { Rating } from './rating.ts';
import type { Recommendation } from './recommendation.ts';
import { recommendationOn, type RecommendationPosition } from './recommendationState.ts';
import { engineBands, type Scheme } from './scheme.ts';

/** Awaiting verification is shown apart, whether or not the date has passed; it is counted within overdue elsewhere. */
const bandFor = ({ state, overdue }: RecommendationPosition): string => {
  switch (state) {
    case 'closed':
      return engineBands.closed;
    case 'superseded':
      return engineBands.superseded;
    case 'risk-accepted':
      return engineBands.accepted;
    case 'awaiting-verification':
      return engineBands.awaiting;
    case 'agreed':
    case 'partly-implemented':
    case 'returned':
      return overdue ? engineBands.overdue : engineBands.onTrack;
  }
};

/**
 * The band of a recommendation at the end of a day, computed from its dates and acts and from nothing that anybody
 * says of it. Source: Global Internal Audit Standards 15.2.
 */
export const rateRecommendation = (recommendation: Recommendation, day: Day, scheme: Scheme): Rating => {
  const band = bandFor(recommendationOn(recommendation, day));
  return {
    band,
    computed: band,
    published: null,
    decidedBy: scheme.decidedBy,
    because: 'dates',
    explanation: null,
  };
};
