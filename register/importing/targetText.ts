import type { Polarity, Tolerance, Unit } from '../item.ts';
import { absenceOf } from './absentText.ts';
import type { Cell } from './cell.ts';
import { figuresIn, readFigure, tidy } from './figureText.ts';

/** What a target's cell says. `polarity` only where the cell itself says it (`≥ 95%`, `<10 days`, `150-200`). */
export type ReadTarget = {
  target: number | null;
  targetHigh: number | null;
  targetText: string | null;
  polarity: Polarity | null;
  tolerance: Tolerance | null;
  /** `<10` and "more than 10" leave out the 10 itself, which the rule does not. */
  strict: boolean;
  /** The words name a unit that the register has not ("18 weeks"). */
  otherUnit: boolean;
};

/** What an empty cell says. */
export const noTargetRead: ReadTarget = {
  target: null,
  targetHigh: null,
  targetText: null,
  polarity: null,
  tolerance: null,
  strict: false,
  otherUnit: false,
};

const noTarget =
  /^(none|no target( set)?|not set|not applicable|monitor(ing)?( only)?|(for )?info(rmation)?( only)?|contextual|trend only|m)$/i;
const atLeast =
  /^(≥|>=?|=>|at least|min(imum)?( of)?|no (less|fewer|lower) than|not less than|above|over|more than|higher than)\s*/i;
const atMost =
  /^(≤|<=?|=<|at most|max(imum)?( of)?|no (more|greater|higher) than|not more than|up to|below|under|less than|fewer than|lower than|within)\s*/i;
const orMore = /\s*(\+|(or|and) (above|over|more|higher|greater|better)|minimum|min)$/i;
const orLess = /\s*((or|and) (below|under|less|fewer|lower)|maximum|max)$/i;
const aside =
  /\s*\b(by (the end of )?[a-z]+ \d{4}|by year end|(per|a) (year|annum)|pa|p\.a\.?|annually|target)$/i;

const strictly =
  /^(<(?!=)|>(?!=)|(above|over|more than|higher than|below|under|less than|fewer than|lower than)\b)/i;
/** A year's target is a figure; one of a shorter time cannot be held against a quarter's or a year's figure. */
const rate =
  /(\/|\b(per|an?|each|every)) ?(hour|day|week|wk|month|mth|quarter|qtr)\b|\b(dai|week|month|quarter)ly\b/i;
const unitOfTime = /^(weeks?|months?|years?|hours?|hrs?|minutes?|mins?|seconds?|secs?)\b/i;

const withSign = (said: string): { bare: string; polarity: Polarity | null } => {
  const plain = said.replace(aside, '');
  if (atLeast.test(plain)) return { bare: plain.replace(atLeast, ''), polarity: 'higher' };
  if (atMost.test(plain)) return { bare: plain.replace(atMost, ''), polarity: 'lower' };
  if (orMore.test(plain)) return { bare: plain.replace(orMore, ''), polarity: 'higher' };
  if (orLess.test(plain)) return { bare: plain.replace(orLess, ''), polarity: 'lower' };
  return { bare: plain, polarity: null };
};

const rangeIn = (said: string, unit: Unit): ReadTarget | null => {
  const { figures, rest } = figuresIn(said.replace(/(\d[\d,.]*%?)\s?-\s?(?=[£\d])/, '$1 to '));
  const [low, high, ...others] = figures;
  const joined = /^(between )?(to|and)( [a-z]+)?$/i.test(rest);
  if (!low || !high || others.length > 0 || !joined || high.value <= low.value) return null;
  const fits = [low, high].every(figure => figure.unit === null || figure.unit === unit);
  return fits ? { ...noTargetRead, target: low.value, targetHigh: high.value, polarity: 'range' } : null;
};

const tolerated = /^(.+?)\s?(?:±|\+\/-)\s?(\d+(?:\.\d+)?)\s?(%?)$/;

const toleranceIn = (said: string, unit: Unit): { rest: string; tolerance: Tolerance | null } => {
  const parts = tolerated.exec(said);
  if (!parts) return { rest: said, tolerance: null };
  const [, rest, amount, sign] = parts as unknown as [string, string, string, string];
  return {
    rest,
    tolerance:
      sign === '%' && unit !== 'percent'
        ? { amount: Number(amount) / 100, unit: 'relative' }
        : { amount: Number(amount), unit: 'points' },
  };
};

/** One figure and at most one word beside it (`571 homes`) is a figure; anything else is kept as text. */
const oneFigure = (bare: string, unit: Unit): number | null => {
  const { figures, rest } = figuresIn(bare);
  const read = readFigure({ kind: 'text', text: bare }, unit);
  const alone = figures.length === 1 && rest.split(' ').length <= 1;
  return alone && read?.kind === 'figure' ? read.value : null;
};

/**
 * A target as councils write it: `95%`, `≥ 95%`, `<10 days`, `90% or above`, `150-200`, `95% ± 2`, `No target`. What is
 * no plain figure ("Below national rate of 12%") is kept as its words. Null where a figure of another unit stands there.
 */
export const readTarget = (cell: Cell, unit: Unit): ReadTarget | null => {
  if (cell.kind === 'number') {
    const read = readFigure(cell, unit);
    return read?.kind === 'figure' ? { ...noTargetRead, target: read.value } : null;
  }
  const said = tidy(cell.text);
  if (absenceOf(said) !== null) return noTargetRead;
  if (noTarget.test(said)) return { ...noTargetRead, polarity: 'none' };
  if (cell.kind !== 'text') return null;
  if (rate.test(said)) return { ...noTargetRead, targetText: said };
  const range = rangeIn(said, unit);
  if (range) return range;
  const { rest, tolerance } = toleranceIn(said, unit);
  const { bare, polarity } = withSign(rest);
  const target = oneFigure(bare, unit);
  const { figures, rest: words } = figuresIn(bare);
  const otherUnit = unitOfTime.test(words);
  if (target !== null && !(otherUnit && unit !== 'number'))
    return { ...noTargetRead, target, polarity, tolerance, strict: strictly.test(rest), otherUnit };
  const another = figures.length === 1 && words === '';
  // Figures that make no sense are no words: 12,34 is 12.34 or 1,234.
  return another || !/[a-z]{3}/i.test(said) ? null : { ...noTargetRead, targetText: said };
};
