import type { Cell } from './cell.ts';
import { figuresIn } from './figureText.ts';
import { areFractions } from './unitOfRow.ts';

/** A percentage that shows its sign. */
const signed = (cell: Cell): number[] => {
  if (cell.kind === 'number') return cell.shown === 'percent' ? [cell.value] : [];
  const [first, ...others] = cell.kind === 'text' ? figuresIn(cell.text).figures : [];
  return first && others.length === 0 && first.unit === 'percent' ? [first.value] : [];
};

/**
 * Whether a plain figure among the percentages of one row is a fraction. Beside one with a sign (the target, if it has
 * one) it is what comes nearer to it: 0.44 beside 45% is 44%, 0.8 beside 1% is 0.8%. Without any, all of the row are
 * fractions or none: where they look so, or those of the whole sheet do.
 */
export const fractionsIn = (cells: readonly Cell[], inSheet: boolean): ((value: number) => boolean) => {
  const [beside] = cells.flatMap(signed).filter(value => value !== 0);
  if (beside !== undefined) return value => Math.abs(value * 100 - beside) < Math.abs(value - beside);
  const all = inSheet || areFractions(cells);
  return () => all;
};
