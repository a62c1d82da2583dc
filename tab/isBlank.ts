import type { RawAnswer } from '../register/index.ts';

/** Nothing was typed or chosen in a form. */
export const isBlank = (typed: RawAnswer): boolean =>
  Object.values(typed).every(value => value === undefined || value === false || value === '');
