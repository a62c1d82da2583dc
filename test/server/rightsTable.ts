import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = readFileSync(join(import.meta.dirname, '../../docs/rights.md'), 'utf8');

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());

/** The table of docs/rights.md as people read it: by act, by column, the word that stands there. */
export const rightsTable = (): Map<string, Map<string, string>> => {
  const lines = page.split('\n');
  const head = lines.findIndex(line => /^\| act\b.*\bowner\b/.test(line));
  const [, ...columns] = cellsOf(lines[head] ?? '');
  const rows = new Map<string, Map<string, string>>();
  for (const line of lines.slice(head + 2)) {
    if (!line.startsWith('|')) break;
    const [act = '', ...words] = cellsOf(line);
    const name = /\(`([a-z-]+)`\)$/.exec(act)?.[1];
    if (name === undefined) throw new Error(`this row of docs/rights.md names no act: ${line}`);
    rows.set(name, new Map(columns.map((column, index) => [column, words[index] ?? ''])));
  }
  return rows;
};
