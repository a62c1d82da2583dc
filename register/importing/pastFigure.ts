import { absenceOf } from './absentText.ts';
import type { Cell } from './cell.ts';
import { readFigure, tidy, type ReadFigure } from './figureText.ts';
import type { Unit } from '../item.ts';

const year = /\(?\b(20)?\d\d[/-](20)?\d\d\b\)?/g;
const absent = /^(n\/?[ak]|tb[cd]) ?[-:;,(]\D*$/i;

/**
 * A figure of an earlier period, where people write more than in the period's own column: "Employment rate 75.7%
 * (2018/19)" is 75.7, and the words are kept; "N/A - new indicator" is no figure. Null as for any figure.
 */
export const readPastFigure = (cell: Cell, unit: Unit): ReadFigure | null => {
  const asItIs = readFigure(cell, unit);
  if (asItIs !== null || cell.kind !== 'text') return asItIs;
  const said = tidy(cell.text);
  const text = said.replace(year, ' ').trim();
  if (absent.test(text) || absenceOf(text) !== null) return { kind: 'not-available' };
  const read = readFigure({ ...cell, text }, unit);
  return read?.kind === 'figure' ? { ...read, words: said } : null;
};
