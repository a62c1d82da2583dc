import { daysBetween } from '../day.ts';
import type { Indicator, Polarity } from '../item.ts';
import { periodEnd, periodStart, yearOf, type PeriodId } from '../period.ts';
import { rateIndicator } from '../rating.ts';
import { bandOf, spokenBand, type Band } from '../scheme.ts';
import type { Update } from '../update.ts';
import type { RowAbout } from './itemRead.ts';

const goodWhenHigh =
  /\b(within|on time|in time|resolved|answered|prevented|assessed|satisf\w*|resulting in|recycl\w*|collected|delivered|built|installed|created|generated|awarded|purchased|registering|engagement|attend\w*|good or (above|better))\b/i;
const goodWhenLow =
  /\b(complaints?|sickness|absence|days (lost|to|taken)|time (taken|to)|average (time|days|wait\w*)|waiting|overturned|missed|arrears|vacan\w+|void|turnover|incidents?|crimes?|fly.?tip\w*|rough sleep\w*|homeless\w*|temporary accommodation|bed and breakfast|b&b|delay\w*|overdue|errors?|overspend|emissions?|carbon|co2|residual waste|extensions? of time|upheld|non-contracted|fees returned|accidents?|injur\w+|deaths?|evictions?|unemploy\w*|debt|reoffend\w*|caseload)\b/i;

/** What the words of a title say; null where they say nothing. */
export const polarityOfTitle = (title: string): 'higher' | 'lower' | null => {
  if (goodWhenHigh.test(title)) return 'higher';
  return goodWhenLow.test(title) ? 'lower' : null;
};

type Known = { polarity: Polarity | null; cumulative: boolean | null };
export type Reading = { polarity: Polarity; cumulative: boolean };

/** What a row says, of which the reading is inferred. `now` is what it says of the period of the import. */
type Said = { indicator: Indicator; now: Update | undefined; ref: string; about: RowAbout };

/** What the rule makes of the figure, whatever was printed beside it. */
const computedOf = (indicator: Indicator, now: Update, { to }: RowAbout): string | null => {
  const rating = rateIndicator(indicator, now, to);
  return rating && rating.computed;
};

/**
 * The likeliest first. Words of the title are surer than a rating, which a profile that the sheet does not show may have
 * earned. Without any, a count is sooner cumulative than read the wrong way round, and a percentage is not.
 */
const readingsOf = ({ unit, title, target }: Indicator, known: Known): [Reading, ...Reading[]] => {
  const said = polarityOfTitle(title);
  const make = (polarity: Polarity, cumulative: boolean): Reading => ({
    polarity: known.polarity ?? polarity,
    cumulative: known.cumulative ?? cumulative,
  });
  // Source: a target of nothing (no deaths, no breaches) can only be missed by having some.
  if (target === 0) return [make('lower', false), make('lower', true), make('higher', false)];
  if (said !== null) return [make(said, false), make(said, true)];
  const [plain, summed, turned] = [make('higher', false), make('higher', true), make('lower', false)];
  return unit === 'percent' || unit === 'days' ? [plain, turned, summed] : [plain, summed, turned];
};

type How = { fits: boolean; by: 'target-of-nothing' | 'title' | 'nothing'; withTarget: boolean };

const sayGuesses = (reading: Reading, known: Known, { ref, about, how }: Said & { how: How }) => {
  if (known.polarity === null) {
    const by = !how.withTarget ? 'no-target' : how.fits ? 'rating' : how.by;
    about.notes.say('polarity-guessed', ref, { polarity: reading.polarity, by });
  }
  if (known.cumulative === null && reading.cumulative) about.notes.say('cumulative-guessed', ref);
};

const fittingOf = (readings: readonly Reading[], known: Known, said: Said): Reading | undefined => {
  const { indicator, now, about } = said;
  const { period } = about.to;
  const isWholeYear = periodEnd(period) === periodEnd(yearOf(period));
  if (!now || now.publishedBand === null) return undefined;
  return readings
    .filter(reading => !(isWholeYear && reading.cumulative && known.cumulative === null))
    .find(reading => computedOf({ ...indicator, ...reading }, now, about) === now.publishedBand);
};

/**
 * What the sheet does not say of a measure: which way is good, and whether its figures are summed over the year. The
 * rating that stands beside the figure tells, where only one reading comes to it; otherwise words of the title do, and
 * nothing is taken for cumulative. Each guess is noted. A measure without any target is for monitoring only.
 */
export const inferReading = (known: Known, said: Said): Reading => {
  const { polarity, cumulative } = known;
  if (polarity !== null && cumulative !== null) return { polarity, cumulative };
  const { indicator } = said;
  const withTarget = indicator.target !== null || indicator.targetText !== null;
  const readings = readingsOf(indicator, known);
  const fitting = withTarget ? fittingOf(readings, known, said) : undefined;
  const chosen = fitting ?? readings[0];
  const reading = { ...chosen, polarity: withTarget ? chosen.polarity : (polarity ?? 'none') };
  const fits = fitting !== undefined && fitting !== readings[0];
  const words = polarityOfTitle(indicator.title) !== null ? 'title' : 'nothing';
  const by = indicator.target === 0 ? 'target-of-nothing' : words;
  sayGuesses(reading, known, { ...said, how: { fits, by, withTarget } });
  const isOpen = cumulative === null && !reading.cumulative && reading.polarity === 'higher';
  if (isOpen && looksCumulative(indicator, said.now?.value ?? null, said.about.to.period))
    said.about.notes.say('maybe-cumulative', said.ref);
  return reading;
};

const countTitle = /^(the )?(total|number|no\.?|#|count)( of)?\b/i;

/** The part of the financial year that is over with a period, in whole months: 0.25 after its first quarter. */
const partOver = (period: PeriodId): number =>
  Math.round(daysBetween(periodStart(yearOf(period)), periodEnd(period)) / 30.4) / 12;

/**
 * Whether a count that is not known to run up over the year looks as if it did: in the first half of it no further than
 * a quarter of the year's target beyond its even share. Red by either reading, perhaps, and so the rating tells nothing.
 */
const looksCumulative = (
  { title, unit, target }: Indicator,
  value: number | null,
  period: PeriodId,
): boolean => {
  const over = partOver(period);
  const isCount = countTitle.test(title.trim()) && unit !== 'percent' && unit !== 'days';
  return isCount && value !== null && target !== null && over < 0.6 && value <= target * (over + 0.25);
};

/** As the scheme calls it: "Green". A figure of the year that its row defines always comes to a band of the scheme. */
const spoken = (id: string | null, { to }: RowAbout): string =>
  spokenBand(bandOf(to.scheme, `${id}`) as Band);

/** Notes where the rule comes to another rating than the printed one. Both are kept. */
export const noteDifference = ({ indicator, now, ref, about }: Said): void => {
  if (!now || now.publishedBand === null || about.to.scheme.decidedBy !== 'rule') return;
  const computed = computedOf(indicator, now, about);
  if (computed === now.publishedBand) return;
  about.notes.say('rating-differs', ref, {
    printed: spoken(now.publishedBand, about),
    computed: spoken(computed, about),
  });
};
