import type { Explanation } from '../rating.ts';

const fewest = 2;
const most = 7;

/**
 * Places to which numbers have to be said so that a reader puts them on the side of each line on which they fell: two,
 * and more where they lie closer to one than rounding moves them, all together. `distances` are how far it is to each
 * line; one that they are exactly on (0) is no matter.
 */
export const placesFor = (numbers: readonly number[], distances: readonly number[]): number => {
  const nearest = Math.min(...distances.filter(distance => distance > 0));
  const moved = (places: number) =>
    numbers.reduce((sum, number) => sum + Math.abs(Number(number.toFixed(places)) - number), 0);
  let places = fewest;
  while (places < most && moved(places) * 2 > nearest) places += 1;
  return places;
};

/** The end of the target that the value was held against: the upper one only of a range that was passed. */
const endOf = ({ value, target: { value: low, high } }: Explanation): number =>
  high !== null && value > high ? high : low;

/** Places to which the value of an explanation and what it was held against have to be said. */
export const decidingPlaces = (explanation: Explanation): number => {
  const { value, shortfall, measure, threshold, floor } = explanation;
  const end = endOf(explanation);
  if (shortfall === null) return placesFor([value, end], [Math.abs(value - end)]);
  const scale = measure === 'points' ? 1 : Math.abs(end);
  const lines = [0, threshold, floor].flatMap(limit => (limit === null ? [] : [limit]));
  return placesFor(
    [value, end],
    lines.map(line => Math.abs(shortfall - line) * scale),
  );
};
