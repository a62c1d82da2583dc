import { periodTitle } from '../../register/index.ts';
import type { BlockModel, Column, Row, TableModel } from '../../report/index.ts';
import {
  createCard,
  heading,
  line,
  run,
  words,
  type AdaptiveCard,
  type Element,
  type TextRun,
} from './adaptiveCard.ts';
import { backToList } from './presses.ts';

const sentenceOf = (model: BlockModel): string => {
  if (model.kind === 'table' || model.kind === 'list') return model.sentence;
  return model.text;
};

const withMark = (column: Column, text: string): TextRun =>
  run(column.mark ? `${text} ${column.mark.symbol} ${column.mark.letter} ${column.mark.word}` : text);

/** One line per priority: a table is too wide for a phone. Only what the row has any of is said. */
const rowLine = ({ columns }: TableModel, row: Row): Element => {
  const [name, ...cells] = row.cells;
  const counts = cells.flatMap((cell, index): TextRun[] => {
    const column = columns[index + 1];
    return column?.mark && /^[1-9]\d*$/.test(cell.text) ? [withMark(column, cell.text)] : [];
  });
  const listed = counts.flatMap((count, index) => (index === 0 ? [count] : [run(', '), count]));
  const said = listed.length > 0 ? listed : [run('no updates yet', { isSubtle: true })];
  return words([run(`${name?.text ?? ''}: `, { weight: 'bolder' }), ...said], { spacing: 'small' });
};

const section = (model: BlockModel): Element[] => [
  line(model.kind === 'table' || model.kind === 'list' ? model.title : '', {
    weight: 'bolder',
    separator: true,
  }),
  words([run(sentenceOf(model))], { spacing: 'small' }),
  ...(model.kind === 'table'
    ? model.rows.filter(row => row.role !== 'group').map(row => rowLine(model, row))
    : []),
];

/** How the council stands in a period: the very sentences and figures of the tab and the report. */
export const statusCard = (
  councilTitle: string,
  period: string,
  models: readonly BlockModel[],
): AdaptiveCard =>
  createCard(
    [
      heading(`How we stand in ${periodTitle(period)}`),
      words([run(councilTitle)]),
      ...models.flatMap(section),
    ],
    [backToList({})],
  );
