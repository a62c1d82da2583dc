import { resolve } from 'node:path';
import { periodTitle } from '../register/index.ts';
import { returnsExport, type ExportedCell, type ExportedTable } from '../report/index.ts';
import { needed, RefusedError, textOf, type Command } from './command.ts';
import { councilOption, frozenFrom, frozenOptions, periodFrom, readSnapshot } from './register.ts';
import { excelCsv, plainCsv } from './tableCsv.ts';
import { writeWhole } from './writeWhole.ts';

const valueOf = (cell: ExportedCell | undefined): string | number | null => {
  if (!cell) return null;
  if (cell.kind === 'text') return cell.text;
  return cell.kind === 'day' ? cell.day : cell.value;
};

const rowsOf = ({ columns, rows }: ExportedTable) =>
  rows.map(cells => Object.fromEntries(columns.map(({ id }, index) => [id, valueOf(cells[index])])));

/** A committee reads it: nothing here names a person, and what is restricted is left out. */
export const returnsCommand: Command = {
  name: 'returns',
  says: 'Show as a spreadsheet which posts were asked, which have answered and when, and how much is approved',
  options: {
    period: { type: 'string', value: 'P', required: true, says: 'A period, as 2024-25-Q2' },
    out: { type: 'string', value: 'FILE', says: 'The .csv to write; printed unless told' },
    ...frozenOptions,
    council: councilOption,
  },
  positionals: [],
  run: async (values, _positionals, around) => {
    const period = periodFrom(needed(values, 'period'));
    const { snapshot, opened } = await readSnapshot(around, {
      council: textOf(values, 'council'),
      frozen: frozenFrom(values, period),
    });
    const table = returnsExport(snapshot, { period, calendar: opened.calendar });
    if (!table.ok) throw new RefusedError(table.problems);
    const { sentence, rows } = table.value;
    const json = { council: snapshot.council, period, sentence, posts: rowsOf(table.value) };
    const file = textOf(values, 'out');
    // Whoever prints a text ends it with a line end.
    if (file === undefined) return { found: false, json, text: plainCsv(table.value).replace(/\r\n$/, '') };
    const out = resolve(around.folder, file);
    await writeWhole(out, excelCsv(table.value));
    const said = `${rows.length} posts of ${periodTitle(period)} are written to ${out}.`;
    return { found: false, json: { ...json, out }, text: `${sentence}\n${said}` };
  },
};
