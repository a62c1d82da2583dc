import { formatValue } from '../figure.ts';
import type { Indicator } from '../item.ts';
import { periodTitle, quarterOf, type PeriodId } from '../period.ts';
import { bandOf, spokenBand, type Scheme } from '../scheme.ts';

/** "£" and "%" belong to each figure; tonnes or days are said once, of the first. */
const bare = ({ unit }: Indicator): boolean => unit !== 'percent' && unit !== 'gbp';

/**
 * "450", "£559,576", "92%"; with both ends, "150 to 200". Two places at most unless told, whatever the measure is
 * printed in: a quarter of 25 is 6.25.
 */
export const figures = (indicator: Indicator, ends: readonly (number | null)[], decimals = 2): string =>
  ends
    .flatMap(end =>
      end === null ? [] : [formatValue(end, indicator.unit, { bare: bare(indicator), decimals })],
    )
    .join(' to ');

const mostPlaces = 7;

/**
 * "7.1%" of a fraction: one place, and more only where rounding would carry it over, or onto, one of the limits that it
 * is compared with (4.96% is not said to be 5%). Neither `fraction` nor `limits` are negative.
 */
export const percentWords = (fraction: number, limits: readonly number[]): string => {
  const percent = (places: number) => Number((fraction * 100).toFixed(places));
  const misleads = (places: number) =>
    limits.some(limit => Math.sign(percent(places) / 100 - limit) !== Math.sign(fraction - limit));
  let places = 1;
  while (places < mostPlaces && misleads(places)) places += 1;
  return formatValue(percent(places), 'percent', { decimals: places });
};

/** An amount in the measure's own unit, to so many places at most: "3 points" of a percentage, "2 days", "£500". */
export const amountWords = (indicator: Indicator, amount: number, decimals = 2): string => {
  if (indicator.unit !== 'percent') return formatValue(amount, indicator.unit, { decimals });
  const points = formatValue(amount, 'number', { decimals });
  return points === '1' ? '1 point' : `${points} points`;
};

/** "Q1", "June 2024", "2024-25". */
export const periodWords = (period: PeriodId): string => {
  const quarter = quarterOf(period);
  return quarter === null ? periodTitle(period) : `Q${quarter}`;
};

/** As people say it. A label that the scheme does not have is said as it was printed. */
export const bandWords = (scheme: Scheme, id: string): string => {
  const band = bandOf(scheme, id);
  return band ? spokenBand(band) : id;
};

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
