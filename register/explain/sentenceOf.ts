import { longDay } from '../day.ts';
import type { ReturnItem } from '../item.ts';
import type { PeriodId } from '../period.ts';
import type { Restatement } from '../restatement.ts';
import type { Scheme } from '../scheme.ts';
import type { Standing } from '../standing.ts';
import { bandWords } from './figureWords.ts';
import { reasonWords, valueWords } from './reasonWords.ts';
import { ruleWords } from './ruleWords.ts';

/** What was printed and what the rule gives stand side by side; which of the two counts is said. */
const besidePublished = ({ rating, scheme }: Standing): string => {
  const { band, computed, published } = rating;
  if (computed === null || published === null || computed === published || band !== published) return '';
  return `, but it was published as ${bandWords(scheme, published)}, and the published label stands`;
};

const stateWords = ({ update }: Standing): string => {
  if (update?.valueState === 'provisional') return '; the figure is provisional';
  return update?.valueState === 'estimated' ? '; the figure is an estimate' : '';
};

/** "; revised on 3 July 2024 from 460 tonnes, published as Green (late weighbridge returns)". */
const revisionWords = (item: ReturnItem, { from, reason, on }: Restatement, scheme: Scheme): string => {
  const value = item.kind === 'indicator' ? valueWords(item, from.value) : '';
  const label = from.publishedBand ?? from.band;
  const published = label === null ? '' : `, published as ${bandWords(scheme, label)}`;
  return `; revised on ${longDay(on)}${value === '' ? '' : ` from ${value}`}${published} (${reason})`;
};

/**
 * Why an item stands as it does, as one plain sentence that a person can check by hand, without a full stop. Names of
 * bands are the scheme's own.
 */
export const sentenceOf = (standing: Standing, period: PeriodId): string => {
  const { item, scheme, rating, restated, update } = standing;
  const { explanation } = rating;
  const name = bandWords(scheme, rating.computed ?? rating.band);
  const why =
    item.kind === 'indicator' && explanation !== null
      ? ruleWords(item, explanation, { period, name })
      : reasonWords(item, { ...standing, period, value: update?.value ?? null });
  const revised = restated === null ? '' : revisionWords(item, restated, scheme);
  return `${why}${besidePublished(standing)}${stateWords(standing)}${revised}`;
};
