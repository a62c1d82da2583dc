import { digitsToNumber } from '../figure.ts';
import type { Unit } from '../item.ts';
import type { ValueState } from '../update.ts';
import { absenceOf, type Absence } from './absentText.ts';
import type { Cell } from './cell.ts';

/** A figure within a text. `unit` is null where none is written. */
export type Figure = { value: number; unit: Unit | null };

const written =
  /(?<![\w.,])(\()?\s?(-\s?)?(£\s?)?(-\s?)?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?!\d|[.,]\d)(?:(k|m)\b|\s?(bn|thousand|million|billion)\b)?(\))?\s?(%|per ?cent\b|tonnes?\b|t\b|kwh\b|(?:working |calendar )?days?\b|fte\b)?(\))?/gi;

const unitWords: [word: RegExp, unit: Unit][] = [
  [/^(%|per)/i, 'percent'],
  [/^kwh/i, 'kwh'],
  [/^t/i, 'tonnes'],
  [/^fte/i, 'fte'],
  [/days?$/i, 'days'],
];

const unitIn = (pound: string | undefined, word: string | undefined): Unit | null =>
  pound ? 'gbp' : (unitWords.find(([shape]) => word !== undefined && shape.test(word))?.[1] ?? null);

/** One kind of dash, one kind of space. */
export const tidy = (text: string): string =>
  text
    .replace(/[\u2212\u2012-\u2014]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** Every figure in a text, in order, and the words that are left when they are taken out. */
export const figuresIn = (text: string): { figures: Figure[]; rest: string } => {
  const figures: Figure[] = [];
  const said = tidy(text);
  const bracketed = said.startsWith('(');
  const rest = said.replace(written, (...match: (string | undefined)[]) => {
    const [, open, before, pound, after, digits = '', short, long, , word] = match;
    const size = digitsToNumber(digits, short ?? long);
    // Only what begins the cell: "314 of 342 (92%)" is not minus 92.
    const negative = (open !== undefined && bracketed) || before !== undefined || after !== undefined;
    figures.push({ value: negative && size !== 0 ? -size : size, unit: unitIn(pound, word) });
    return ' ';
  });
  return { figures, rest: rest.replace(/\s+/g, ' ').trim() };
};

/** What one cell says of a figure. `words` is the whole text where it holds more than the figure itself. */
export type ReadFigure =
  | { kind: 'figure'; value: number; state: ValueState; share: [number, number] | null; words: string | null }
  | { kind: Absence };

const provisional = /\b(prov(isional)?|p|draft|unvalidated|unaudited)\b/i;
const estimated = /\b(est(imated?)?|approx(imately)?|circa|c|about|around|e)\b/i;

/** A remark of more words than this is prose, and its figures may be anything. */
const mostWords = 4;

const shareIn = (text: string): [number, number] | null => {
  const parts = /(?<![\w.,])([\d,]+) (?:out )?of (?:the )?([\d,]+)(?![\d.,]*%)/i.exec(text);
  return parts ? [digitsToNumber(parts[1] as string), digitsToNumber(parts[2] as string)] : null;
};

const sameUnit = (figure: Figure, unit: Unit): boolean =>
  figure.unit === unit || (unit === 'number' && figure.unit !== 'percent' && figure.unit !== 'gbp');

/** The one figure of the measure's own unit; else the only one without a unit; else none can be meant. */
const meant = (figures: readonly Figure[], unit: Unit): Figure | null => {
  const bare = figures.filter(figure => figure.unit === null);
  const own = figures.filter(figure => figure.unit !== null && sameUnit(figure, unit));
  const [first, ...others] = own.length > 0 && (unit !== 'number' || bare.length === 0) ? own : bare;
  return first !== undefined && others.length === 0 ? first : null;
};

const hundredths = (value: number): number => Math.round(value * 100) / 100;

const fromText = (text: string, unit: Unit): ReadFigure | null => {
  const absence = absenceOf(text);
  if (absence !== null) return { kind: absence };
  const said = tidy(text);
  if (/^(nil|zero|none)$/i.test(said))
    return { kind: 'figure', value: 0, state: 'final', share: null, words: null };
  const { figures, rest } = figuresIn(said);
  const share = shareIn(said);
  const first = share && unit !== 'percent' ? figures[0] : undefined;
  const part = share && share[1] > 0 ? { value: hundredths((share[0] / share[1]) * 100), unit } : null;
  const figure = first ?? meant(figures, unit) ?? (unit === 'percent' ? part : null);
  if (figure === null || rest.split(' ').length > mostWords) return null;
  const state = provisional.test(rest) ? 'provisional' : estimated.test(rest) ? 'estimated' : 'final';
  const words = figures.length > 1 ? said : null;
  return { kind: 'figure', value: figure.value, state, share, words };
};

/**
 * A cell read as a figure in a unit: `£559,576`, `92%`, `1,050,950`, `£1.2m`, `(3.4)`, `N/A`. Where two figures stand
 * together (`314 cases £64,029`) the one of the unit is the value, and the whole is kept as words. `314 of 342` is a
 * share: its percentage to two places where the unit is percent. Null where it cannot be said which figure is meant.
 */
export const readFigure = (cell: Cell, unit: Unit): ReadFigure | null => {
  if (cell.kind === 'number') {
    const fits = cell.shown === 'plain' || (cell.shown === 'percent' ? unit === 'percent' : unit === 'gbp');
    return fits ? { kind: 'figure', value: cell.value, state: 'final', share: null, words: null } : null;
  }
  if (cell.kind === 'day') return null;
  return cell.kind === 'error' && absenceOf(cell.text) === null ? null : fromText(cell.text, unit);
};
