import {
  accept,
  periodTitle,
  type Band,
  type ReturnItem,
  type Result,
  type Scheme,
  type StatusRow,
} from '../../register/index.ts';
import type { Cell, Column, Mark, Row, TableModel } from '../model.ts';
import { nothing } from '../blockText.ts';
import { capital } from '../phrases.ts';
import {
  asAtLine,
  isAnyRated,
  leftOutNote,
  positionOf,
  type BlockInput,
  type StatusPosition,
} from './position.ts';
import { statusSentence } from './statusSentence.ts';

export const markOf = ({ id, letter, word, symbol, colour, text }: Band): Mark => ({
  id,
  letter,
  word,
  symbol,
  colour,
  text,
});

type Figures = { rated: Band[]; counted: Band[]; shares: Scheme['shares'] };

/** Rated bands always have their column; an unrated one only where something is in it. */
const figuresOf = ({ summary }: StatusPosition): Figures => {
  const overall = summary.rows.at(-1);
  const rated = summary.scheme.bands.filter(band => band.rated);
  const others = summary.scheme.bands.filter(band => !band.rated && (overall?.counts[band.id] ?? 0) > 0);
  return { rated, counted: [...rated, ...others], shares: summary.scheme.shares };
};

const columnsOf = ({ rated, counted, shares }: Figures, plan: string): Column[] => [
  { id: 'priority', title: capital(plan), align: 'start' },
  ...counted.map((band): Column => {
    const column: Column = { id: band.id, title: capital(band.word), align: 'end' };
    return band.rated ? { ...column, mark: markOf(band) } : column;
  }),
  { id: 'total', title: 'Total', align: 'end' },
  ...rated.map((band): Column => ({ id: `${band.id}%`, title: '%', align: 'end', mark: markOf(band) })),
  ...shares.map(({ id, word }): Column => ({ id, title: `${capital(word)} %`, align: 'end' })),
];

const number = (text: string): Cell => ({ text, align: 'end' });

const rowOf = (row: StatusRow, figures: Figures): Row => {
  const { rated, counted, shares } = figures;
  const percent = (figure: number | undefined) =>
    number(isAnyRated(row, rated) ? `${figure ?? 0}%` : nothing);
  return {
    id: row.priority,
    role: row.priority === 'overall' ? 'total' : 'item',
    cells: [
      { text: row.title },
      ...counted.map(band => number(String(row.counts[band.id] ?? 0))),
      number(String(row.total)),
      ...rated.map(band => percent(row.percentages[band.id])),
      ...shares.map(share => percent(row.shares[share.id])),
    ],
  };
};

/** What the percentages are of, and what they leave out; nothing where the scheme rates nothing. */
const percentageNote = ({ summary, noun }: StatusPosition, { rated, counted }: Figures): string[] => {
  if (rated.length === 0) return [];
  const left = counted.filter(band => !rated.includes(band)).map(band => band.word);
  const out = left.length === 0 ? '' : ` They leave out: ${left.join('; ')}.`;
  const gap = summary.rows.every(row => isAnyRated(row, rated)) ? '' : ' A dash means that none is rated.';
  return [`Percentages are of rated ${noun}s only.${gap}${out}`];
};

/** Milestones that are not due yet are outside the table, as in Cannock Chase's. */
const notDueNote = ({ summary, noun }: StatusPosition): string[] =>
  (summary.rows.at(-1)?.notDue ?? 0) > 0
    ? [`${capital(noun)}s that are not due yet are not in the table.`]
    : [];

/**
 * Status by priority or delivery plan with counts and percentages per band in the scheme's order, and an overall row,
 * as in the executive summary of King's Lynn's quarterly report and in paragraph 5.5 of Cannock Chase's. Unrated bands
 * are counts only; what the scheme says together ("achieved or in progress") stands at the end.
 */
export const statusTable = (input: BlockInput, kind: ReturnItem['kind']): Result<TableModel> => {
  const found = positionOf(input, kind);
  if (!found.ok) return found;
  const position = found.value;
  const figures = figuresOf(position);
  const { noun, plan } = position;
  const title = `Status of ${noun}s by ${plan}, ${periodTitle(input.period)}`;
  const sentence = statusSentence(position);
  return accept({
    kind: 'table',
    block: `${kind}-status`,
    title,
    sentence,
    columns: columnsOf(figures, plan),
    rows: position.summary.rows.map(row => rowOf(row, figures)),
    notes: [
      ...percentageNote(position, figures),
      ...notDueNote(position),
      ...leftOutNote(position.leftOut, kind),
    ],
    asAt: asAtLine(input),
    altText: `One row for each ${plan} and one for all of them: how many ${noun}s have each rating, and what share of the rated ones that is. ${sentence}`,
  });
};
