import type { Action, Indicator } from './item.ts';
import { periodEnd, type PeriodId } from './period.ts';
import { engineBands, type Scheme } from './scheme.ts';
import { periodTarget, type PeriodTarget } from './target.ts';
import type { Update } from './update.ts';

/**
 * Why this colour. `variance` is relative to the period target and signed as the value is (418 of 450 is -0.071);
 * `shortfall` is how far it is on the wrong side, 0 where the target is met, null where the target is 0 and missed
 * (no relative shortfall exists). `threshold` is the shortfall at which the next worse band begins, null for the last.
 */
export type Explanation = {
  rule: string;
  value: number;
  target: PeriodTarget;
  variance: number | null;
  shortfall: number | null;
  threshold: number | null;
};

/**
 * `band` is what tables count: as published where it was published, otherwise what the rule or the officer says.
 * `computed` and `published` stand side by side wherever they differ; the register never overwrites what was printed.
 */
export type Rating = {
  band: string;
  computed: string | null;
  published: string | null;
  decidedBy: Scheme['decidedBy'];
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

/** The band that an update gives an action; its day of completion says as much. Null where it gives none. */
const saidBand = ({ publishedBand, band, completedOn }: Update): string | null =>
  publishedBand ?? band ?? (completedOn === null ? null : engineBands.completed);

/**
 * The officer proposes (and the approver decides) at King's Lynn, so an action's rating is what was said. Partnership
 * actions are for information only. Completed stays completed in later periods, by its date or by the last that was
 * said before (`earlier`: the counting update of each period before, earliest first).
 */
export const rateAction = (
  action: Action,
  update: Update | null,
  at: { scheme: Scheme; period: PeriodId; earlier: readonly Update[] },
): Rating => {
  const say = (band: string, published: string | null = null): Rating => ({
    band,
    computed: null,
    published,
    decidedBy: at.scheme.decidedBy,
    explanation: null,
  });
  if (action.partnership) return say(engineBands.info);
  const given = update ? saidBand(update) : null;
  if (given !== null) return say(given, update?.publishedBand ?? null);
  const done =
    action.state === 'completed' && action.closedOn !== null && action.closedOn <= periodEnd(at.period);
  const said = at.earlier.flatMap(one => saidBand(one) ?? []).at(-1) === engineBands.completed;
  return say(done || said ? engineBands.completed : engineBands.notReported);
};
