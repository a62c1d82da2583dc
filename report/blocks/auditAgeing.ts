import { z } from 'zod';
import { accept, ageOverdue, periodTitle, type AgeRow } from '../../register/index.ts';
import type { Row } from '../model.ts';
import { counted } from '../phrases.ts';
import { ageTitles, auditPositionOf, figure, noun } from './auditPosition.ts';
import type { BlockDefinition } from './definition.ts';

const parameters = z.strictObject({});

const rowOf = ({ band, items, byPriority, awaiting }: AgeRow): Row => ({
  id: band,
  role: 'item',
  cells: [
    { text: ageTitles[band] },
    figure(byPriority.high),
    figure(byPriority.medium),
    figure(byPriority.low),
    figure(items.length),
    figure(awaiting),
  ],
});

const sum = (rows: readonly AgeRow[], count: (row: AgeRow) => number): number =>
  rows.reduce((all, row) => all + count(row), 0);

const totalOf = (rows: readonly AgeRow[]): Row => ({
  id: 'overall',
  role: 'total',
  cells: [
    { text: 'All overdue' },
    figure(sum(rows, row => row.byPriority.high)),
    figure(sum(rows, row => row.byPriority.medium)),
    figure(sum(rows, row => row.byPriority.low)),
    figure(sum(rows, row => row.items.length)),
    figure(sum(rows, row => row.awaiting)),
  ],
});

const sentenceOf = (rows: readonly AgeRow[]): string => {
  const all = sum(rows, row => row.items.length);
  if (all === 0) return `No ${noun} is overdue.`;
  const oldest = rows.filter(row => row.band === 'over-12');
  const count = sum(oldest, row => row.items.length);
  const high = sum(oldest, row => row.byPriority.high);
  const weight = high === 0 ? '' : `, ${high} of them of high priority`;
  const who = count === 0 ? 'None' : String(count);
  return `${who} of ${counted(all, `overdue ${noun}`)} ${count > 1 ? 'have' : 'has'} been so for 12 months or more${weight}.`;
};

/** Overdue recommendations by how long they have been so, and by priority. */
export const auditAgeing: BlockDefinition<typeof parameters> = {
  id: 'audit-ageing',
  title: 'Age of overdue audit recommendations',
  says: 'How long overdue recommendations have been so, by priority, with those that await verification beside',
  parameters,
  example: {},
  run: input => {
    const position = auditPositionOf(input);
    if (!position.ok) return position;
    const { day, standings, asAt, notes } = position.value;
    const rows = ageOverdue(
      standings.map(({ item }) => item),
      day,
    );
    const sentence = sentenceOf(rows);
    return accept({
      kind: 'table',
      block: 'audit-ageing',
      title: `Age of overdue audit recommendations, ${periodTitle(input.period)}`,
      sentence,
      columns: [
        { id: 'age', title: 'Overdue for', align: 'start' },
        { id: 'high', title: 'High', align: 'end' },
        { id: 'medium', title: 'Medium', align: 'end' },
        { id: 'low', title: 'Low', align: 'end' },
        { id: 'all', title: 'All', align: 'end' },
        { id: 'awaiting', title: 'Of these, awaiting verification', align: 'end' },
      ],
      rows: [...rows.map(rowOf), totalOf(rows)],
      notes: [
        'Counted in whole months from the date in force; a date that was moved counts from the new one.',
        ...notes,
      ],
      asAt,
      altText: `One row for each length of time and one for all: how many recommendations of each priority have been overdue for that long. ${sentence}`,
    });
  },
};
