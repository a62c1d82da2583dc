import { isInForce } from './definition.ts';
import { exact } from './exact.ts';
import type { Indicator, Tolerance } from './item.ts';
import { isJudged } from './judged.ts';
import { owesIn } from './owesIn.ts';
import { periodEnd, type PeriodId } from './period.ts';
import { engineBands, type Scheme } from './scheme.ts';
import { findTarget, type PeriodTarget } from './target.ts';
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

type Rated = Pick<Rating, 'band' | 'computed' | 'decidedBy' | 'because' | 'explanation'>;

/** How far the value lies from what was wanted: signed as the value is, 0 within a range, and from which end. */
const gapOf = (value: number, { value: low, high }: PeriodTarget): { gap: number; end: number } => {
  if (high === null || value < low) return { gap: value - low, end: low };
  return { gap: Math.max(0, value - high), end: value > high ? high : low };
};

/** How far that is on the wrong side. */
const missedBy = (gap: number, polarity: Indicator['polarity']): number => {
  if (polarity === 'range') return Math.abs(gap);
  return polarity === 'lower' ? gap : -gap;
};

type Rule = NonNullable<Scheme['rule']>;

/** `limit` is the largest shortfall that earns the band, null for the last one, which takes the rest. */
type Step = { band: string; limit: number | null; inclusive: boolean };

type Measured = { measure: Explanation['measure']; end: number };

/**
 * The rule's steps with this measure's own limits, best first. A measure without a tolerance, in a scheme that rates
 * by it, has a tolerance of nothing: where none was accepted, nothing short of the target is "within the accepted
 * tolerance" (Norfolk's vital signs).
 */
const stepsOf = ({ bands, measure }: Rule, tolerance: Tolerance | null, at: Measured): Step[] => {
  const inMeasure = (amount: number, unit: Explanation['measure']) =>
    unit === at.measure ? amount : exact(amount * Math.abs(at.end));
  const accepted = tolerance ? inMeasure(tolerance.amount, tolerance.unit) : 0;
  return bands.map(({ band, within, inclusive }, index) => {
    if (within === null || index === bands.length - 1) return { band, limit: null, inclusive };
    return { band, limit: within === 'tolerance' ? accepted : inMeasure(within, measure), inclusive };
  });
};

const earns = (shortfall: number | null, { limit, inclusive }: Step): boolean =>
  limit === null || (shortfall !== null && (shortfall < limit || (inclusive && shortfall === limit)));

/** A target of 0 has no fraction: it is met, or it is missed by nobody can say how much. */
const shortfallOf = (missed: number, { measure, end }: Measured): number | null => {
  if (measure === 'points') return exact(missed);
  if (end !== 0) return exact(missed / Math.abs(end));
  return missed > 0 ? null : 0;
};

const byRule = (value: number, target: PeriodTarget, by: { rule: Rule; indicator: Indicator }): Rated => {
  const { rule, indicator } = by;
  const tolerance = rule.bands.some(({ within }) => within === 'tolerance') ? indicator.tolerance : null;
  const { gap, end } = gapOf(value, target);
  // Once one limit is in points, all are: points can be told from a fraction of the target, but not from one of 0.
  const measure = tolerance?.unit === 'points' ? 'points' : rule.measure;
  const shortfall = shortfallOf(missedBy(gap, indicator.polarity), { measure, end });
  const steps = stepsOf(rule, tolerance, { measure, end });
  const earned = steps.reduceRight((worse, better) => (earns(shortfall, better) ? better : worse));
  const passed = steps[steps.indexOf(earned) - 1];
  const explanation: Explanation = {
    rule: rule.name,
    measure,
    value,
    target,
    variance: end === 0 ? null : exact(gap / Math.abs(end)),
    shortfall,
    threshold: earned.limit,
    inclusive: earned.inclusive,
    floor: passed?.limit ?? null,
    floorInclusive: passed?.inclusive ?? false,
    tolerance,
  };
  return { band: earned.band, computed: earned.band, decidedBy: 'rule', because: 'rule', explanation };
};

/** When and by what an indicator is rated; `printed` is the label of the figure that this one replaces. */
type RatedAt = { scheme: Scheme; period: PeriodId; printed?: string | null };

const computeIndicator = (indicator: Indicator, update: Update, { scheme, period }: RatedAt): Rated => {
  const { decidedBy } = scheme;
  const unrated = (band: string, because: Reason): Rated => ({
    band,
    computed: band,
    decidedBy,
    because,
    explanation: null,
  });
  if (update.valueState === 'not-yet-available') return unrated(engineBands.inProgress, 'not-yet-available');
  if (update.band !== null && isJudged(indicator, { scheme, period })) {
    return {
      band: update.band,
      computed: null,
      decidedBy: 'officer',
      because: 'judgement',
      explanation: null,
    };
  }
  if (update.value === null) return unrated(engineBands.inProgress, 'not-yet-available');
  const rule = decidedBy === 'rule' ? scheme.rule : null;
  if (rule === null) return unrated(engineBands.monitor, 'unrated-scheme');
  const target = findTarget(indicator, period);
  if (typeof target === 'string') return unrated(engineBands.monitor, target);
  return byRule(update.value, target, { rule, indicator });
};

/**
 * No update is not reported, except that a measure is in progress in periods in which it owes no figure (`owesIn`); a value not yet
 * available is in progress; no target (or polarity `none`) is monitor only; a target in words is the officer's to
 * judge; everything else is rated. Null where the definition did not yet, or no longer, hold in that period and no
 * label was published: targets are dated, and last year is never judged by this year's. `at.printed` is the published
 * label of a figure that was restated since: it stays beside what the new figure is rated.
 */
export const rateIndicator = (indicator: Indicator, update: Update | null, at: RatedAt): Rating | null => {
  const { decidedBy } = at.scheme;
  const bare = { computed: null, published: null, decidedBy, explanation: null };
  if (!update) {
    const { frequency } = indicator;
    return owesIn(frequency, at.period)
      ? { ...bare, band: engineBands.notReported, because: 'not-reported' }
      : { ...bare, band: engineBands.inProgress, because: frequency === 'annual' ? 'annual' : 'not-due' };
  }
  const published = update.publishedBand ?? at.printed ?? null;
  if (!isInForce(indicator, periodEnd(at.period)))
    return published === null ? null : { ...bare, band: published, published, because: 'published' };
  const { band, computed, because, explanation, decidedBy: rater } = computeIndicator(indicator, update, at);
  return { band: update.publishedBand ?? band, computed, published, decidedBy: rater, because, explanation };
};
