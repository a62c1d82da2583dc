import type { BlockModel, Cell, Column, ListModel, Mark, TableModel } from './model.ts';

const withMark = (mark: Mark | undefined, text: string): string => (mark ? `${mark.letter} ${text}` : text);

/** A heading as it is written in a document: the letter of the rating, then the words. */
export const columnText = (column: Column): string => withMark(column.mark, column.title);

export const cellText = (cell: Cell): string => withMark(cell.mark, cell.text);

/** What fills a place in a table that the model leaves open: a cell is never blank. */
export const nothing = '–';

/** The table as text, header first; every row has as many cells as there are columns. */
export const cellsOf = (model: TableModel): string[][] => [
  model.columns.map(columnText),
  ...model.rows.map(row =>
    model.columns.map((_, index) => {
      const cell = row.cells[index];
      const text = cell === undefined ? '' : cellText(cell);
      return text.trim() === '' ? nothing : text;
    }),
  ),
];

export type BlockLine = { role: 'caption' | 'sentence' | 'group' | 'item' | 'note' | 'as-at'; text: string };

const listLines = (model: ListModel): BlockLine[] =>
  model.groups.flatMap(({ title, items }): BlockLine[] => [
    { role: 'group', text: title },
    ...items.map((text): BlockLine => ({ role: 'item', text })),
  ]);

/** The paragraphs of a block round its table: those above it, and those below. A list has all of them above. */
export const linesOf = (model: BlockModel): { above: BlockLine[]; below: BlockLine[] } => {
  if (model.kind === 'number' || model.kind === 'sentence') {
    return { above: [{ role: 'sentence', text: model.text }], below: [] };
  }
  const sentence: BlockLine = { role: 'sentence', text: model.sentence };
  const tail: BlockLine[] = [
    ...model.notes.map((text): BlockLine => ({ role: 'note', text })),
    { role: 'as-at', text: model.asAt },
  ];
  if (model.kind === 'list') return { above: [sentence, ...listLines(model), ...tail], below: [] };
  return { above: [{ role: 'caption', text: model.title }, sentence], below: tail };
};

/** All that a block says, in document order. What is compared, after `normaliseText`, to see whether anything changed. */
export const blockText = (model: BlockModel): string => {
  const { above, below } = linesOf(model);
  const table = model.kind === 'table' ? cellsOf(model).map(row => row.join('\t')) : [];
  return [...above.map(line => line.text), ...table, ...below.map(line => line.text)].join('\n');
};

/** Word turns line ends, cell ends and spaces into one another: only the words count. */
export const normaliseText = (text: string): string =>
  text
    .replace(/[\u200B\u200C\u200D\u2060\uFEFF]/g, '')
    .replace(/[\s\u0007]+/g, ' ')
    .trim();
