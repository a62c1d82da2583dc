import type { Indicator, Polarity } from '../item.ts';
import { periodEnd, yearOf } from '../period.ts';
import { rateIndicator } from '../rating.ts';
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
type Reading = { polarity: Polarity; cumulative: boolean };
type With = { updates: readonly Update[]; ref: string; about: RowAbout };

const computedAs = (
  indicator: Indicator,
  reading: Reading,
  { now, about }: { now: Update; about: RowAbout },
): string | null => {
  const rating = rateIndicator({ ...indicator, ...reading }, { ...now, publishedBand: null }, about.to);
  return rating && rating.computed;
};

/**
 * The likeliest first. Words of the title are surer than a rating, which a profile that the sheet does not show may have
 * earned. Without any, a count is sooner cumulative than read the wrong way round, and a percentage is not.
 */
const readingsOf = ({ unit, title }: Indicator, known: Known): [Reading, ...Reading[]] => {
  const said = polarityOfTitle(title);
  const make = (polarity: Polarity, cumulative: boolean): Reading => ({
    polarity: known.polarity ?? polarity,
    cumulative: known.cumulative ?? cumulative,
  });
  if (said !== null) return [make(said, false), make(said, true)];
  const [plain, summed, turned] = [make('higher', false), make('higher', true), make('lower', false)];
  return unit === 'percent' || unit === 'days' ? [plain, turned, summed] : [plain, summed, turned];
};

const sayGuesses = (
  reading: Reading,
  known: Known,
  how: { fits: boolean; words: boolean; withTarget: boolean; with: With },
) => {
  const { ref, about } = how.with;
  if (known.polarity === null) {
    const by = !how.withTarget ? 'no-target' : how.fits ? 'rating' : how.words ? 'title' : 'nothing';
    about.notes.say('polarity-guessed', ref, { polarity: reading.polarity, by });
  }
  if (known.cumulative === null && reading.cumulative) about.notes.say('cumulative-guessed', ref);
};

/**
 * What the sheet does not say of a measure: which way is good, and whether its figures are summed over the year. The
 * rating that stands beside the figure tells, where only one reading comes to it; otherwise words of the title do, and
 * nothing is taken for cumulative. Each guess is noted. A measure without any target is for monitoring only.
 */
export const inferReading = (indicator: Indicator, known: Known, all: With): Indicator => {
  const { about, updates, ref } = all;
  const { period } = about.to;
  const now = updates.find(update => update.period === period);
  const printed = now?.publishedBand ?? null;
  const withTarget = indicator.target !== null || indicator.targetText !== null;
  const [first, ...others] = readingsOf(indicator, known);
  const isWholeYear = periodEnd(period) === periodEnd(yearOf(period));
  const fitting =
    now && printed !== null && withTarget
      ? [first, ...others]
          .filter(reading => !(isWholeYear && reading.cumulative && known.cumulative === null))
          .find(reading => computedAs(indicator, reading, { now, about }) === printed)
      : undefined;
  const chosen = fitting ?? first;
  const polarity = withTarget ? chosen.polarity : (known.polarity ?? 'none');
  const reading = { ...chosen, polarity };
  sayGuesses(reading, known, {
    fits: fitting !== undefined && fitting !== first,
    words: polarityOfTitle(indicator.title) !== null,
    withTarget,
    with: all,
  });
  const read = { ...indicator, ...reading };
  const computed = now ? computedAs(read, reading, { now, about }) : null;
  if (now && printed !== null && about.to.scheme.decidedBy === 'rule' && computed !== printed)
    about.notes.say('rating-differs', ref, { printed, computed: `${computed}` });
  return read;
};
