import type { SheetRow } from '../../register/index.ts';

type Area = { top: number; bottom: number; left: number; right: number };

const letters = (text: string): number =>
  [...text.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const areaOf = (ref: string): Area | null => {
  const parts = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(ref);
  if (!parts) return null;
  const [, a = '', top, b = '', bottom] = parts;
  return { left: letters(a), right: letters(b), top: Number(top), bottom: Number(bottom) };
};

/** An area wider or higher than this is decoration, and nobody means every cell of it. */
const mostCells = 10_000;

/**
 * What stands in a merged area stands in every row and column of it, marked as spread, so that a priority merged over
 * its ten indicators is the priority of each. Only rows that hold something are filled.
 */
export const spreadMerged = (rows: readonly SheetRow[], merges: readonly string[]): SheetRow[] => {
  const byNumber = new Map(rows.map(row => [row.number, { ...row, cells: [...row.cells] }]));
  for (const area of merges.flatMap(ref => areaOf(ref) ?? [])) {
    const from = byNumber.get(area.top)?.cells[area.left];
    const size = (area.bottom - area.top + 1) * (area.right - area.left + 1);
    if (!from || size > mostCells) continue;
    for (let number = area.top; number <= area.bottom; number += 1) {
      const row = byNumber.get(number);
      if (!row) continue;
      for (let column = area.left; column <= area.right; column += 1)
        if (row.cells[column] !== from) row.cells[column] = { ...from, spread: true };
    }
  }
  return [...byNumber.values()];
};
