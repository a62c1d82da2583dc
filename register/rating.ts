import type { Indicator, Tolerance } from './item.ts';
import { periodEnd, type PeriodId } from './period.ts';
import { engineBands, type Scheme } from './scheme.ts';
import { periodTarget, type PeriodTarget } from './target.ts';
import type { Update } from './update.ts';

/**
 * Why this colour, where a rule computed it. `variance` is relative to the period target and signed as the value is
 * (418 of 450 is -0.071); `shortfall` is how far it is on the wrong side, in the rule's measure (a fraction of the
 * target, or the measure's own unit), negative where the target is passed, null where the target is 0 and missed (no
 * relative shortfall exists). `threshold` is the largest shortfall that still earns the band, null for the last one;
 * `floor` is the limit of the next better band, which was passed, null for the best. `inclusive` and `floorInclusive`
 * say whether exactly that shortfall belongs to the better side.
 */
export type Explanation = {
  rule: string;
  measure: 'relative' | 'points';
  value: number;
  target: PeriodTarget;
  variance: number | null;
  shortfall: number | null;
  threshold: number | null;
  inclusive: boolean;
  floor: number | null;
  floorInclusive: boolean;
  tolerance: Tolerance | null;
};

/** What a rating rests on, in one word; `explain` says it in a sentence. */
export const reasons = [
  'rule',
  'judgement',
  'published',
  'not-reported',
  'not-due',
  'annual',
  'not-yet-available',
  'no-target',
  'text-target',
  'no-benchmark',
  'no-polarity',
  'unrated-scheme',
  'information',
  'completed',
  'closed',
  'dates',
] as const;
export type Reason = (typeof reasons)[number];

/**
 * `band` is what tables count: as published where it was published, otherwise what the rule or the officer says.
 * `computed` and `published` stand side by side wherever they differ; the register never overwrites what was printed.
 */
export type Rating = {
  band: string;
  computed: string | null;
  published: string | null;
  decidedBy: Scheme['decidedBy'];
  because: Reason;
  explanation: Explanation | null;
};

type Rated = { band: string; explanation: Explanation | null };

/** Nine places: far finer than any printed figure, and it keeps exactly 5% exactly 5%. */
const exact = (fraction: number) => Math.round(fraction * 1e9) / 1e9;

const shortfallOf = (value: number, target: number, polarity: Indicator['polarity']): number | null => {
  const missedBy = polarity === 'lower' ? value - target : target - value;
  if (missedBy <= 0) return 0;
  return target === 0 ? null : exact(missedBy / Math.abs(target));
};

const byRule = (
  value: number,
  target: PeriodTarget,
  { scheme, indicator }: { scheme: Scheme; indicator: Indicator },
): Rated => {
  const rule = scheme.rule;
  const worst = rule?.bands.at(-1);
  if (!rule || !worst) return { band: engineBands.monitor, explanation: null };
  const shortfall = shortfallOf(value, target.value, indicator.polarity);
  const step =
    shortfall === null
      ? worst
      : (rule.bands.find(
          ({ within, inclusive }) =>
            within === null || shortfall < within || (inclusive && shortfall === within),
        ) ?? worst);
  return {
    band: step.band,
    explanation: {
      rule: rule.name,
      value,
      target,
      variance: target.value === 0 ? null : exact((value - target.value) / Math.abs(target.value)),
      shortfall,
      threshold: step.within,
    },
  };
};

const computeIndicator = (
  indicator: Indicator,
  update: Update,
  { scheme, period }: { scheme: Scheme; period: PeriodId },
): Rated => {
  if (update.value === null || update.valueState === 'not-yet-available')
    return { band: engineBands.inProgress, explanation: null };
  const target = periodTarget(indicator, period);
  if (target === null || scheme.decidedBy !== 'rule') return { band: engineBands.monitor, explanation: null };
  return byRule(update.value, target, { scheme, indicator });
};

/**
 * No update is not reported; a value not yet available is in progress; no target (or polarity `none`) is monitor only;
 * everything else is rated. Null where the definition did not yet, or no longer, hold in that period and no label was
 * published: targets are dated, and last year is never judged by this year's.
 */
export const rateIndicator = (
  indicator: Indicator,
  update: Update | null,
  at: { scheme: Scheme; period: PeriodId },
): Rating | null => {
  const { decidedBy } = at.scheme;
  if (!update)
    return { band: engineBands.notReported, computed: null, published: null, decidedBy, explanation: null };
  const end = periodEnd(at.period);
  const holds =
    (indicator.from === null || indicator.from <= end) && (indicator.to === null || indicator.to >= end);
  const published = update.publishedBand;
  if (!holds)
    return published === null
      ? null
      : { band: published, computed: null, published, decidedBy, explanation: null };
  const { band: computed, explanation } = computeIndicator(indicator, update, at);
  return { band: published ?? computed, computed, published, decidedBy, explanation };
};
