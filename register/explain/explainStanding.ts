import type { PeriodId } from '../period.ts';
import { bandOf } from '../scheme.ts';
import type { Standing } from '../standing.ts';
import type { ItemExplanation } from './itemExplanation.ts';
import { sentenceOf } from './sentenceOf.ts';

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
  const { item, plan, scheme, owner, rating, update } = standing;
  const band = bandOf(scheme, rating.band);
  const { explanation } = rating;
  const target = explanation?.target;
  const isMeasure = item.kind === 'indicator';
  // Written out, not spread together: there may be 50,000 of them.
  return {
    council: item.council,
    period,
    ref: item.ref,
    kind: item.kind,
    title: item.title,
    plan: plan.title,
    post: owner.post,
    scheme: scheme.id,
    band: rating.band,
    letter: band?.letter ?? null,
    word: band?.word ?? null,
    name: band?.name ?? null,
    computed: rating.computed,
    published: rating.published,
    because: rating.because,
    value: isMeasure ? (update?.value ?? null) : null,
    unit: isMeasure ? item.unit : null,
    target: target?.value ?? null,
    targetHigh: target?.high ?? null,
    fullTarget: target?.full ?? null,
    profiled: target?.how ?? null,
    benchmark: target?.benchmark ?? null,
    variance: explanation?.variance ?? null,
    shortfall: explanation?.shortfall ?? null,
    measure: explanation?.measure ?? null,
    threshold: explanation?.threshold ?? explanation?.floor ?? null,
    rule: explanation?.rule ?? null,
    bandChange: standing.bandChange,
    trajectory: standing.trajectory,
    restated: restatedFrom(standing),
    source: scheme.source,
    sentence: sentenceOf(standing, period),
  };
};
