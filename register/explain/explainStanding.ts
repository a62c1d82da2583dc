import type { PeriodId } from '../period.ts';
import type { Standing } from '../standing.ts';
import { measured, named, nothingMeasured, ratedAs, type ItemExplanation } from './itemExplanation.ts';
import { sentenceOf } from './sentenceOf.ts';

const figuresOf = ({ item, rating, update }: Standing) => ({
  ...nothingMeasured,
  ...(item.kind === 'indicator' ? { unit: item.unit, value: update?.value ?? null } : {}),
  ...(rating.explanation === null ? {} : measured(rating.explanation)),
});

const restatedFrom = ({ restated }: Standing): ItemExplanation['restated'] => {
  if (restated === null) return null;
  const { from, reason, on } = restated;
  return { value: from.value, band: from.publishedBand ?? from.band, reason, on };
};

/**
 * Why this colour: the standing of an action or a measure in a period, explained as data and as one plain sentence.
 *
 * @param period the one that the standing is of
 */
export const explainStanding = (standing: Standing, period: PeriodId): ItemExplanation => {
  const { item, plan, scheme, owner, rating, bandChange, trajectory } = standing;
  return {
    ...named(item, { period, scheme, post: owner.post, plan: plan.title }),
    ...ratedAs(scheme, rating),
    ...figuresOf(standing),
    bandChange,
    trajectory,
    restated: restatedFrom(standing),
    sentence: sentenceOf(standing, period),
  };
};
