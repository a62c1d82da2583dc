import { cellsOf, normaliseText, type BlockModel, type LiveBlock, type TableModel } from '../report/index.ts';

/** One thing that a refresh would write: what it is (`` where the block is nothing else), what stands there, and what would. */
export type BlockChange = { where: string; before: string; after: string };

const sameWords = (one: string, other: string): boolean => normaliseText(one) === normaliseText(other);

const tableChanges = (old: string[][], model: TableModel): BlockChange[] => {
  const next = cellsOf(model);
  return next.flatMap((row, index) =>
    row.flatMap((text, column) => {
      const before = old[index]?.[column] ?? '';
      if (sameWords(before, text)) return [];
      const name = index === 0 ? 'Heading' : (row[0] ?? '');
      const where = column === 0 ? name : `${name}, ${next[0]?.[column] ?? ''}`;
      return [{ where, before: normaliseText(before), after: text }];
    }),
  );
};

const sameShape = (old: string[][], next: string[][]): boolean =>
  old.length === next.length && old.every((row, index) => row.length === next[index]?.length);

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

/**
 * What differs between a block and its model, for people: cell by cell where the table keeps its shape, otherwise the
 * lead sentence. Empty only where every word is the same.
 */
export const changesOf = (block: LiveBlock, model: BlockModel): BlockChange[] => {
  if (model.kind === 'number' || model.kind === 'sentence') {
    const before = normaliseText(block.text);
    return sameWords(before, model.text) ? [] : [{ where: '', before, after: model.text }];
  }
  if (model.kind === 'list') {
    const [before = ''] = (block.paragraphs ?? []).filter(text => normaliseText(text) !== '');
    const items = model.groups.reduce((sum, group) => sum + group.items.length, 0);
    return [
      {
        where: `List, ${items === 1 ? '1 entry' : `${items} entries`}`,
        before: normaliseText(before),
        after: model.sentence,
      },
    ];
  }
  const said = (block.paragraphs ?? []).map(normaliseText);
  const lead = said.includes(normaliseText(model.sentence))
    ? []
    : [{ where: 'Sentence', before: said[1] ?? '', after: model.sentence }];
  const next = cellsOf(model);
  if (!block.cells) return [...lead, { where: 'Table', before: '', after: rows(next.length) }];
  if (sameShape(block.cells, next)) return [...lead, ...tableChanges(block.cells, model)];
  return [...lead, { where: 'Table', before: rows(block.cells.length), after: rows(next.length) }];
};
