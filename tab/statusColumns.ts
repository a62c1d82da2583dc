import type { Column, Row, TableModel } from '../report/index.ts';

/** A column of counts, with where its percentages stand where there are any. */
export type StatusColumn = Column & { index: number; shareIndex: number | null };

export type StatusFigure = { count: string; share: string | null };

const shareOf = (id: string) => `${id}%`;

/**
 * The block prints counts and percentages side by side, as reports do; on a page a percentage stands under its count,
 * so that the table is half as wide.
 */
export const statusColumns = ({ columns }: TableModel): StatusColumn[] =>
  columns.flatMap((column, index): StatusColumn[] => {
    if (column.id.endsWith('%')) return [];
    const shareIndex = columns.findIndex(other => other.id === shareOf(column.id));
    return [{ ...column, index, shareIndex: shareIndex < 0 ? null : shareIndex }];
  });

/** A share of nothing is not written: the count already says 0. */
export const figureOf = (row: Row, { index, shareIndex }: StatusColumn): StatusFigure => {
  const count = row.cells[index]?.text ?? '0';
  const share = shareIndex === null ? null : (row.cells[shareIndex]?.text ?? null);
  return { count, share: count === '0' ? null : share };
};
