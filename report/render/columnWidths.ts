import { cellsOf } from '../blockText.ts';
import type { Column, TableModel } from '../model.ts';

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

// Both sides of a cell, and a little for what the estimate misses.
const padding = 160;
const boldness = 1.08;

/** How much a column gains from more room: text more than a heading of several words, and that more than a number. */
const weightOf = (column: Column, header: string): number =>
  column.align === 'start' ? 60 : header.split(/\s+/).length;

/**
 * Every column wide enough for its longest word, and the rest shared by what each gains from it. Scaled down together
 * where even the words do not fit.
 */
export const columnWidths = (model: TableModel): number[] => {
  const [header = [], ...rows] = cellsOf(model);
  const least = model.columns.map((_, index) => {
    const title = header[index] ?? '';
    // "R %" stays on one line.
    const inHeader = (title.length <= 4 ? wordWidth(title, 8) : longestWord([title], 8)) * boldness;
    const inRows = longestWord(
      rows.map(row => row[index] ?? ''),
      9,
    );
    return padding + Math.max(inHeader, inRows);
  });
  const needed = least.reduce((sum, width) => sum + width, 0);
  if (needed >= pageWidth) return least.map(width => Math.floor((width / needed) * pageWidth));
  const weights = model.columns.map((column, index) => weightOf(column, header[index] ?? ''));
  const weight = weights.reduce((sum, one) => sum + one, 0);
  return least.map((width, index) =>
    Math.floor(width + (pageWidth - needed) * ((weights[index] ?? 0) / weight)),
  );
};
