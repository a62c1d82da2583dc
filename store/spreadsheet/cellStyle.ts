import type ExcelJS from 'exceljs';

/** How a cell of one number format shows a number. `decimals` null: as many as it has. */
export type ShownAs = {
  shown: 'plain' | 'percent' | 'money' | 'day' | 'month' | 'text';
  decimals: number | null;
};

/** Colours of the old palette that people use for ratings. */
const indexed: Record<number, string> = {
  2: 'FF0000',
  3: '00FF00',
  4: '0000FF',
  5: 'FFFF00',
  10: 'FF0000',
  11: '00FF00',
  12: '0000FF',
  13: 'FFFF00',
  17: '008000',
  50: '99CC00',
  51: 'FFCC00',
  52: 'FF9900',
  53: 'FF6600',
  57: '339966',
};

/** What is between quotes, brackets and after a backslash is printed, and says nothing of the kind. */
export const shownAs = (format: string): ShownAs => {
  const [positive = ''] = format.split(';');
  const isMoney = /£|\[\$(£|GBP)/.test(positive);
  const bare = positive.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '').toLowerCase();
  const places = /\.(0+)/.exec(bare)?.[1]?.length ?? (/0/.test(bare) ? 0 : null);
  if (bare.includes('@')) return { shown: 'text', decimals: null };
  if (bare.includes('%')) return { shown: 'percent', decimals: places };
  if (/y/.test(bare) || /d.*m|m.*d/.test(bare))
    return { shown: /d/.test(bare) ? 'day' : 'month', decimals: null };
  return { shown: isMoney ? 'money' : 'plain', decimals: places };
};

/** Fills of one colour family only matter where they stand for a rating; white and greys do not. */
const isColour = (fill: string): boolean => {
  const parts = [0, 2, 4].map(at => parseInt(fill.slice(at, at + 2), 16));
  return Math.max(...parts) - Math.min(...parts) >= 60;
};

/** The background of a cell, RRGGBB; null where it is none that could stand for a rating. */
export const coloured = (fill: ExcelJS.Fill | undefined): string | null => {
  if (fill?.type !== 'pattern' || fill.pattern !== 'solid') return null;
  const colour: Partial<ExcelJS.Color> & { indexed?: number } = fill.fgColor ?? {};
  const rgb = colour.argb?.slice(-6).toUpperCase() ?? indexed[colour.indexed ?? -1];
  return rgb !== undefined && isColour(rgb) ? rgb : null;
};
