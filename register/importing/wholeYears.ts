import type { Day } from '../day.ts';

const shape = /^(20\d\d)(?: ?- ?(?:20)?(\d\d))?$/;

/**
 * The last day of a year, or of several: `2021` is a calendar year, as people write one alone; `2021-23` are financial
 * years, as plans are named, and end on 31 March 2023. Null for what is neither. The dash is a plain one.
 */
export const endOfYears = (said: string): Day | null => {
  const [, first = '', last] = shape.exec(said) ?? [];
  if (last === undefined) return first === '' ? null : `${first}-12-31`;
  return Number(last) > Number(first.slice(2)) ? `20${last}-03-31` : null;
};
