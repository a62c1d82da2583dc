import type { Explanation } from '../rating.ts';

/** `short` and `past` are how this measure misses and passes; `amount` says how much. */
export type Said = { short: string; past: string; amount: (size: number) => string };

type Limited = Pick<Explanation, 'threshold' | 'inclusive' | 'floor' | 'floorInclusive'>;

const asMost = (limit: number, inclusive: boolean, { past, amount }: Said): string => {
  if (limit > 0) return `${inclusive ? 'up to' : 'less than'} ${amount(limit)}`;
  if (limit === 0) return inclusive ? 'meeting the target' : 'passing the target';
  return inclusive ? `${amount(-limit)} or more ${past}` : `more than ${amount(-limit)} ${past}`;
};

const asLeast = (limit: number, betterIncludesIt: boolean, { past, amount }: Said): string => {
  if (limit > 0) return betterIncludesIt ? `more than ${amount(limit)}` : `${amount(limit)} or more`;
  if (limit === 0) return betterIncludesIt ? 'missing the target' : 'not passing the target';
  return betterIncludesIt ? `less than ${amount(-limit)} ${past}` : `${amount(-limit)} ${past} or less`;
};

/**
 * The limits of the band that was given, read from the rule: "5% or more", "less than 5%", "5% or more but less than
 * 15%", "meeting the target". Of a band that is met or passed only its own limit is said; the better one above it says
 * nothing to somebody who asks why.
 */
export const limitWords = ({ threshold, inclusive, floor, floorInclusive }: Limited, said: Said): string => {
  const lowest =
    floor === null || (threshold !== null && floor <= 0) ? [] : [asLeast(floor, floorInclusive, said)];
  const most = threshold === null ? [] : [asMost(threshold, inclusive, said)];
  return [...lowest, ...most].join(' but ');
};
