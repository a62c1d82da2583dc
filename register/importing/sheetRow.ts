import type { PeriodId } from '../period.ts';
import type { Problem } from '../problem.ts';
import { addressOf, cellAt, isBlank, type Cell, type SheetRow } from './cell.ts';
import { fieldWords, type Field, type Use } from './field.ts';
import type { MappedColumn, SheetMapping } from './mapping.ts';

/** The columns of a sheet by what they are. */
export type Columns = {
  of: (field: Field, period?: PeriodId | null) => MappedColumn | null;
  /** Other periods than that of the import. */
  periods: PeriodId[];
  uses: (Use & { column: number })[];
  /** The headings again, by column: in lower case, and as they stand in the sheet. */
  headings: { column: number; text: string }[];
};

export const columnsOf = ({ columns }: SheetMapping): Columns => {
  const uses = columns.flatMap(({ column, use }) => (use ? [{ ...use, column }] : []));
  const byPeriod = new Map<PeriodId | null, Map<Field, MappedColumn>>();
  for (const one of columns) {
    if (!one.use) continue;
    const { field, period } = one.use;
    byPeriod.set(period, (byPeriod.get(period) ?? new Map<Field, MappedColumn>()).set(field, one));
  }
  return {
    of: (field, period = null) => byPeriod.get(period)?.get(field) ?? null,
    periods: [...new Set(uses.flatMap(({ period }) => period ?? []))],
    uses,
    headings: columns.map(({ column, heading }) => ({
      column,
      text: heading.replace(/ \(column [A-Z]+\)$/, '').toLowerCase(),
    })),
  };
};

const nothing: Cell = { kind: 'text', text: '' };

/** One row of a sheet, by what its columns are. What cannot be read is remembered with its place. */
export type RowReader = {
  sheet: string;
  row: SheetRow;
  columns: Columns;
  problems: Problem[];
  cell: (field: Field, period?: PeriodId | null) => Cell;
  /** Null where the cell is empty or the sheet has no such column. */
  text: (field: Field, period?: PeriodId | null) => string | null;
  /** Remembers a cell that could not be read. */
  unread: (field: Field, about?: { period?: PeriodId | null; wanted?: string }) => void;
  /** A cell that may be empty, and otherwise has to be readable. */
  read: <T>(field: Field, parse: (text: string, heading: string) => T | null) => T | null;
};

export const createRowReader = (sheet: string, row: SheetRow, columns: Columns): RowReader => {
  const problems: Problem[] = [];
  const cell = (field: Field, period: PeriodId | null = null): Cell => {
    const column = columns.of(field, period);
    return column ? cellAt(row, column.column) : nothing;
  };
  const text = (field: Field, period: PeriodId | null = null): string | null => {
    const found = cell(field, period);
    return isBlank(found) ? null : found.text;
  };
  const unread: RowReader['unread'] = (field, { period = null, wanted = fieldWords[field] } = {}) => {
    // What could not be read stands somewhere.
    const { column } = columns.of(field, period) as MappedColumn;
    problems.push({
      code: 'unreadable-cell',
      field,
      facts: {
        sheet,
        cell: addressOf({ row: row.number, column }),
        text: cell(field, period).text,
        wanted,
      },
    });
  };
  return {
    sheet,
    row,
    columns,
    problems,
    cell,
    text,
    unread,
    read: (field, parse) => {
      const said = text(field);
      if (said === null) return null;
      const { heading } = columns.of(field) as MappedColumn;
      const value = parse(said, heading);
      if (value === null) unread(field);
      return value;
    },
  };
};
