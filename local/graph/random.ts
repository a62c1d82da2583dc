/** Numbers from 0 to below 1. */
export type Random = () => number;

/** The same numbers for the same seed: mulberry32, a well-known generator of 32 bits. */
export const createRandom = (seed: number): Random => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A whole number from `least` to `most`, both included. */
export const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

/** The same things in any order; what is given stays as it is. */
export const shuffled = <Thing>(things: readonly Thing[], random: Random): Thing[] =>
  things
    .map(thing => ({ thing, lot: random() }))
    .sort((one, other) => one.lot - other.lot)
    .map(({ thing }) => thing);
