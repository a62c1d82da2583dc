import type { Explanation } from '../rating.ts';

const fewest = 2;
const most = 7;

/**
 * Places to which a number has to be said so that a reader puts it on the side of each line on which it fell: two, and
 * more where it lies closer to one than rounding moves it. `distances` are how far it is from each; a line that it is
 * exactly on (0) is no matter.
 */
export const placesFor = (number: number, distances: readonly number[]): number => {
  const nearest = Math.min(...distances.filter(distance => distance > 0));
  const moved = (places: number) => Math.abs(Number(number.toFixed(places)) - number);
  let places = fewest;
  while (places < most && moved(places) * 2 > nearest) places += 1;
  return places;
};

/** The end of the target that the value was held against: the upper one only of a range that was passed. */
const endOf = ({ value, target: { value: low, high } }: Explanation): number =>
  high !== null && value > high ? high : low;

/** Places to which the value of an explanation has to be said. */
export const decidingPlaces = (explanation: Explanation): number => {
  const { value, shortfall, measure, threshold, floor } = explanation;
  const end = endOf(explanation);
  if (shortfall === null) return placesFor(value, [Math.abs(value - end)]);
  const scale = measure === 'points' ? 1 : Math.abs(end);
  const lines = [0, threshold, floor].flatMap(limit => (limit === null ? [] : [limit]));
  return placesFor(
    value,
    lines.map(line => Math.abs(shortfall - line) * scale),
  );
};
