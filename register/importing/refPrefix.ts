import { slugOf } from './importing.ts';
import type { RowReader } from './sheetRow.ts';

/** What stands before the reference of a row; null where nothing is needed. */
export type RefPrefix = (row: RowReader) => { by: string; prefix: string } | null;

type Line = { row: RowReader; planAbove: string | null };

const ways: readonly { by: string; of: (line: Line) => string | null }[] = [
  { by: 'the sheet', of: ({ row }) => row.sheet },
  { by: 'the plan', of: ({ row, planAbove }) => row.text('plan') ?? planAbove },
  { by: 'the project', of: ({ row }) => row.text('project') },
];

const isUnique = (names: readonly string[]): boolean => new Set(names).size === names.length;

/**
 * References that begin again on each sheet, or under each plan or project, are made different by it. Where that does
 * not make all of them different, some stand twice indeed, and nothing is put before them.
 */
export const prefixOf = (lines: readonly Line[]): RefPrefix => {
  const own = lines.map(({ row }) => `${row.text('ref') ?? row.text('title')}`.toLowerCase());
  if (isUnique(own)) return () => null;
  for (const { by, of } of ways) {
    const before = lines.map(line => slugOf(of(line) ?? ''));
    if (!isUnique(before.map((prefix, index) => `${prefix} ${own[index]}`))) continue;
    const known = new Map(lines.map(({ row }, index) => [row, { by, prefix: `${before[index]}` }]));
    return row => known.get(row) as { by: string; prefix: string };
  }
  return () => null;
};
