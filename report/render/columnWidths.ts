import { cellsOf } from '../blockText.ts';
import type { TableModel } from '../model.ts';

/** Between the margins of A4 with 2 cm on either side, in twentieths of a point. */
export const pageWidth = 9638;

/** Advance widths of Arial in em, coarsely: a column must hold its longest word. */
const letterWidth = (letter: string): number => {
  if (/[iljtfrI.,:;'!|()\s-]/.test(letter)) return 0.32;
  if (/[mwMW%@]/.test(letter)) return 0.88;
  return /[A-Z]/.test(letter) ? 0.7 : 0.57;
};

const wordWidth = (word: string, points: number): number =>
  [...word].reduce((sum, letter) => sum + letterWidth(letter), 0) * points * 20;

const longestWord = (texts: readonly string[], points: number): number =>
  Math.max(...texts.flatMap(text => text.split(/\s/)).map(word => wordWidth(word, points)), 0);

const padding = 150;

/**
 * Every column wide enough for its longest word; what is left goes to the columns of text, by how much they hold.
 * Scaled down together where even the words do not fit.
 */
export const columnWidths = (model: TableModel): number[] => {
  const [header = [], ...rows] = cellsOf(model);
  const least = model.columns.map(
    (_, index) =>
      padding +
      Math.max(
        longestWord([header[index] ?? ''], 8),
        longestWord(
          rows.map(row => row[index] ?? ''),
          9,
        ),
      ),
  );
  const needed = least.reduce((sum, width) => sum + width, 0);
  if (needed >= pageWidth) return least.map(width => Math.floor((width / needed) * pageWidth));
  const weights = model.columns.map((column, index) =>
    column.align === 'end' ? 0 : Math.max(...rows.map(row => (row[index] ?? '').length), 1),
  );
  const weight = weights.reduce((sum, one) => sum + one, 0);
  return least.map((width, index) => {
    const share = weight === 0 ? 1 / least.length : (weights[index] ?? 0) / weight;
    return Math.floor(width + (pageWidth - needed) * share);
  });
};
