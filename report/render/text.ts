import { cellsOf } from '../blockText.ts';
import type { BlockModel, TableModel } from '../model.ts';

const tableText = (model: TableModel): string[] => {
  const cells = cellsOf(model);
  const widths = model.columns.map((_, index) => Math.max(...cells.map(row => (row[index] ?? '').length)));
  return cells.map(row =>
    row
      .map((text, index) => {
        const width = widths[index] ?? 0;
        return model.columns[index]?.align === 'end' ? text.padStart(width) : text.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
};

/** A block as plain text for a terminal or a message: the sentence first, columns in line, numbers to the right. */
export const toText = (model: BlockModel): string => {
  if (model.kind === 'number' || model.kind === 'sentence') return model.text;
  const head = [model.title, '', model.sentence, ''];
  const tail = ['', ...model.notes, model.asAt];
  if (model.kind === 'table') return [...head, ...tableText(model), ...tail].join('\n');
  const groups = model.groups.flatMap(({ title, items }) => [title, ...items.map(item => `- ${item}`)]);
  return [...head, ...groups, ...(groups.length === 0 ? tail.slice(1) : tail)].join('\n');
};
