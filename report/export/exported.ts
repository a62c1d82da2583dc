import type { Day, Unit } from '../../register/index.ts';

/** What a cell of an export holds; percentages are in points. Null where there is nothing to say. */
export type ExportedCell =
  | { kind: 'text'; text: string }
  | { kind: 'figure'; value: number; unit: Unit }
  | { kind: 'day'; day: Day }
  | null;

/** `id` is the column's name for programs, `title` for people; `width` is in characters. */
export type ExportedColumn = { id: string; title: string; width: number };

/** Rows by plan and reference, each as long as `columns`. */
export type ExportedTable = { columns: ExportedColumn[]; rows: ExportedCell[][] };

export const text = (said: string | null | undefined): ExportedCell =>
  said === null || said === undefined || said === '' ? null : { kind: 'text', text: said };

export const day = (said: Day | null): ExportedCell => (said === null ? null : { kind: 'day', day: said });

export const figure = (value: number | null, unit: Unit | null): ExportedCell =>
  value === null ? null : { kind: 'figure', value, unit: unit ?? 'number' };

/** A cell for a .csv: figures without groups of thousands or units, days as ISO has them. */
export const plainText = (cell: ExportedCell): string => {
  if (cell === null) return '';
  if (cell.kind === 'text') return cell.text;
  return cell.kind === 'day' ? cell.day : String(cell.value);
};
