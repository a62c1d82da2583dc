import type { Unit } from '../item.ts';
import type { Cell } from './cell.ts';
import { figuresIn } from './figureText.ts';

/** The unit that a cell itself shows; undefined where it shows no figure, or several. */
const shownBy = (cell: Cell): Unit | null | undefined => {
  if (cell.kind === 'number')
    return cell.shown === 'percent' ? 'percent' : cell.shown === 'money' ? 'gbp' : null;
  if (cell.kind !== 'text' || cell.text.length > 40) return undefined;
  const [first, ...others] = figuresIn(cell.text).figures;
  return first && others.length === 0 ? first.unit : undefined;
};

const titleWords: [words: RegExp, unit: Unit][] = [
  [/^(the )?(average )?(no|number|#)\.?( of)? (working |calendar )?days\b/, 'days'],
  [/^(total )?(no|number|#)\b/, 'number'],
  [/%|\bper ?cent|\bpercentage\b|^proportion of/, 'percent'],
  [/\btonnage\b|\btonnes\b/, 'tonnes'],
  [/\bkwh\b/, 'kwh'],
  [/\bdays (lost|taken|to)\b|\([^)]*\bdays\)|^average\b.*\bdays\b|\bdays$/, 'days'],
  [/\bfte\b/, 'fte'],
  [/£|^(amount|spend|cost|value|income|expenditure)\b/, 'gbp'],
];

/**
 * The unit of a measure where the sheet has no column for it: what its figures show (%, £, days), else what its title
 * says ("% of calls answered", "Total tonnage", "Number of days to process"), else a plain number.
 */
export const unitOfRow = (figures: readonly Cell[], title: string): Unit => {
  const shown = figures.flatMap(cell => shownBy(cell) ?? []);
  const [first] = shown;
  const said = title.trim().toLowerCase();
  return first ?? titleWords.find(([words]) => words.test(said))?.[1] ?? 'number';
};

/** A percentage without its sign: null where the cell is none. */
export const plainFigure = (cell: Cell): number | null => {
  if (cell.kind === 'number') return cell.shown === 'plain' ? cell.value : null;
  if (cell.kind !== 'text') return null;
  const { figures, rest } = figuresIn(cell.text);
  const [first, ...others] = figures;
  return first && others.length === 0 && first.unit === null && rest === '' ? first.value : null;
};

/**
 * Whether plain figures of percentages are fractions (0.92 for 92%): none of them is above 1, and some are no whole
 * numbers. A single figure proves nothing.
 */
export const areFractions = (cells: Iterable<Cell>): boolean => {
  let plain = 0;
  let hasParts = false;
  for (const cell of cells) {
    const value = plainFigure(cell);
    if (value === null) continue;
    if (Math.abs(value) > 1) return false;
    plain += 1;
    hasParts ||= !Number.isInteger(value);
  }
  return plain >= 2 && hasParts;
};

/** A fraction in points; any other cell as it is. */
export const asPoints = (cell: Cell, isFraction: (value: number) => boolean): Cell => {
  const value = plainFigure(cell);
  return value === null || !isFraction(value)
    ? cell
    : { kind: 'number', value: Number((value * 100).toPrecision(12)), shown: 'percent', text: cell.text };
};
