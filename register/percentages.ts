/**
 * Percentages of counts by largest remainder at the printed precision, so that a row adds up to 100. Equal remainders
 * go to the larger count, equal counts to the one that stands first (the scheme's order). All zero where nothing is
 * counted. Source: it reproduces all 15 rows printed by King's Lynn (Q1 2024-25) and Cannock Chase (Q1 2019/20), of
 * which ordinary rounding fails five.
 *
 * @param decimals places after the point, 0 or more
 */
export const largestRemainder = (counts: readonly number[], decimals: number): number[] => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const scale = 10 ** decimals;
  const whole = 100 * scale;
  // Integers throughout: count × whole = floor × total + remainder, so no remainder is lost to floating point.
  const parts = counts.map((count, index) => ({
    index,
    count,
    floor: Math.floor((count * whole) / total),
    remainder: (count * whole) % total,
  }));
  const short = whole - parts.reduce((sum, part) => sum + part.floor, 0);
  const winners = new Set(
    [...parts]
      .sort((a, b) => b.remainder - a.remainder || b.count - a.count || a.index - b.index)
      .slice(0, short)
      .map(part => part.index),
  );
  return parts.map(part => (part.floor + (winners.has(part.index) ? 1 : 0)) / scale);
};
