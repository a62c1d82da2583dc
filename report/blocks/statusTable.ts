import {
  accept,
  periodTitle,
  type Band,
  type ReturnItem,
  type Result,
  type StatusRow,
} from '../../register/index.ts';
import type { Cell, Column, Mark, Row, TableModel } from '../model.ts';
import { nothing } from '../blockText.ts';
import { capital } from '../phrases.ts';
import { asAtLine, leftOutNote, positionOf, type BlockInput, type StatusPosition } from './position.ts';
import { statusSentence } from './statusSentence.ts';

export const markOf = ({ id, letter, word, symbol, colour, text }: Band): Mark => ({
  id,
  letter,
  word,
  symbol,
  colour,
  text,
});

type Figures = { rated: Band[]; counted: Band[] };

/** Rated bands always have their column; an unrated one only where something is in it. */
const figuresOf = ({ summary }: StatusPosition): Figures => {
  const overall = summary.rows.at(-1);
  const rated = summary.scheme.bands.filter(band => band.rated);
  const others = summary.scheme.bands.filter(band => !band.rated && (overall?.counts[band.id] ?? 0) > 0);
  return { rated, counted: [...rated, ...others] };
};

const columnsOf = ({ rated, counted }: Figures): Column[] => [
  { id: 'priority', title: 'Priority', align: 'start' },
  ...counted.map((band): Column => {
    const column: Column = { id: band.id, title: capital(band.word), align: 'end' };
    return band.rated ? { ...column, mark: markOf(band) } : column;
  }),
  { id: 'total', title: 'Total', align: 'end' },
  ...rated.map((band): Column => ({ id: `${band.id}%`, title: '%', align: 'end', mark: markOf(band) })),
];

const number = (text: string): Cell => ({ text, align: 'end' });

const isRated = (row: StatusRow, { rated }: Figures): boolean =>
  rated.some(band => (row.counts[band.id] ?? 0) > 0);

const rowOf = (row: StatusRow, figures: Figures): Row => {
  const { rated, counted } = figures;
  const anyRated = isRated(row, figures);
  return {
    id: row.priority,
    role: row.priority === 'overall' ? 'total' : 'item',
    cells: [
      { text: row.title },
      ...counted.map(band => number(String(row.counts[band.id] ?? 0))),
      number(String(row.total)),
      ...rated.map(band => number(anyRated ? `${row.percentages[band.id] ?? 0}%` : nothing)),
    ],
  };
};

/** The note under the table that says what the percentages leave out. */
const percentageNote = (rows: readonly StatusRow[], figures: Figures): string => {
  const left = figures.counted.filter(band => !figures.rated.includes(band)).map(band => band.word);
  const out = left.length === 0 ? '' : ` They leave out: ${left.join('; ')}.`;
  const gap = rows.every(row => isRated(row, figures)) ? '' : `; ${nothing} where nothing is`;
  return `Percentages are of what is rated${gap}.${out}`;
};

/**
 * Status by priority with counts and percentages per band in the scheme's order, and an overall row, as in the
 * executive summary of King's Lynn's quarterly report. Unrated bands are counts only.
 */
export const statusTable = (input: BlockInput, kind: ReturnItem['kind']): Result<TableModel> => {
  const found = positionOf(input, kind);
  if (!found.ok) return found;
  const position = found.value;
  const figures = figuresOf(position);
  const title = `Status of ${kind}s by priority, ${periodTitle(input.period)}`;
  const sentence = statusSentence(position, kind);
  return accept({
    kind: 'table',
    block: `${kind}-status`,
    title,
    sentence,
    columns: columnsOf(figures),
    rows: position.summary.rows.map(row => rowOf(row, figures)),
    notes: [percentageNote(position.summary.rows, figures), ...leftOutNote(position.leftOut, kind)],
    asAt: asAtLine(input),
    altText: `One row for each priority and one for all of them: how many ${kind}s have each rating, and what share of the rated ones that is. ${sentence}`,
  });
};
