import {
  bandOf,
  engineBands,
  formatValue,
  periodEnd,
  shortDay,
  type Explanation,
  type Indicator,
  type ReturnItem,
  type PeriodId,
  type Rating,
  type Scheme,
} from '../register/index.ts';
import { bandShown, spokenBand } from './ratingWords.ts';

type Rated = { item: ReturnItem; scheme: Scheme; rating: Rating; period: PeriodId };

const percent = (fraction: number): string =>
  `${new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(fraction * 100)}%`;

/** Target shares need not be whole (a quarter of 25 is 6.25), so they keep two places. */
const figure = (indicator: Indicator, value: number): string => formatValue(value, indicator.unit);

const against = (indicator: Indicator, { target }: Explanation, period: PeriodId): string => {
  const bound =
    indicator.polarity === 'lower' ? ' or less' : indicator.polarity === 'higher' ? ' or more' : '';
  const value = `${figure(indicator, target.value)}${bound}`;
  const full = figure(indicator, target.full);
  const by = `by ${shortDay(periodEnd(period))}`;
  if (target.how === 'profile') return `${value} ${by}, as profiled towards ${full} for the year`;
  if (target.how === 'even-share') return `${value} ${by}, an even share of ${full} for the year`;
  if (target.how === 'baseline') {
    return `${value} ${by}, on a straight line from ${figure(indicator, indicator.baseline ?? 0)} to ${full}`;
  }
  return `a target of ${value}`;
};

/** The rule's own limits in words, read from the scheme: nothing here knows a council's percentages. */
const verdict = ({ shortfall }: Explanation, scheme: Scheme, band: string): string => {
  const name = spokenBand(bandShown(scheme, band));
  if (shortfall === 0) return 'That meets the target.';
  if (shortfall === null) return `The target is 0, so anything else is ${name}.`;
  const missed = `That misses it by ${percent(shortfall)}`;
  const steps = scheme.rule?.bands ?? [];
  const index = steps.findIndex(step => step.band === band);
  const step = steps[index];
  const better = steps[index - 1];
  if (step && step.within !== null) {
    return `${missed}; a miss of ${step.inclusive ? 'up to' : 'less than'} ${percent(step.within)} is ${name}.`;
  }
  if (better && better.within !== null) {
    return `${missed}; a miss of ${percent(better.within)} or more is ${name}.`;
  }
  return `${missed}, which is ${name}.`;
};

const differs = ({ computed, published }: Rating, scheme: Scheme): string => {
  if (computed === null || published === null || computed === published) return '';
  const say = (id: string) => spokenBand(bandShown(scheme, id));
  return ` It was published as ${say(published)}; the rule gives ${say(computed)}, and the published label stands.`;
};

const unrated = ({ item, rating, scheme }: Rated): string => {
  if (rating.band === engineBands.notReported) return 'Nothing has been reported for this period.';
  if (rating.band === engineBands.info)
    return 'Carried out with others: shown for information and not rated.';
  if (rating.band === engineBands.completed)
    return 'Reported as completed; it stays completed in later periods.';
  if (rating.band === engineBands.inProgress) return 'The figure is not available yet.';
  if (rating.band === engineBands.monitor) return 'This measure has no target: it is watched and not rated.';
  if (item.kind === 'action') return `Judged by the lead officer: ${item.post}.`;
  return `Published as ${spokenBand(bandShown(scheme, rating.band))}; the target of that time is not kept here.`;
};

/** Why this colour, as one or two sentences that a person can check by hand. Never empty. */
export const explainRating = (rated: Rated): string => {
  const { item, scheme, rating, period } = rated;
  const { explanation } = rating;
  if (!explanation || item.kind === 'action') return `${unrated(rated)}${differs(rating, scheme)}`;
  const computed = rating.computed ?? rating.band;
  const held = `${figure(item, explanation.value)} against ${against(item, explanation, period)}.`;
  const known = bandOf(scheme, computed) ? ` ${verdict(explanation, scheme, computed)}` : '';
  return `${held}${known}${differs(rating, scheme)}`;
};
