import { z } from 'zod';
import {
  accept,
  isDay,
  longDay,
  peerChallengeProgress as progressOf,
  periodTitle,
  refuse,
  type Band,
  type PeerChallengeProgress,
  type StatusRow,
} from '../../register/index.ts';
import type { Column, Row } from '../model.ts';
import { bandPhrase, capital, counted, listed } from '../phrases.ts';
import { figure } from './auditPosition.ts';
import type { BlockDefinition } from './definition.ts';
import { asAtLine } from './position.ts';
import { markOf } from './statusTable.ts';

const parameters = z.strictObject({
  d: z
    .string()
    .optional()
    .describe('Day of the last formal review, as 2024-06-28: what was finished by then has left the plan'),
});

/** Rated bands always have their column; an unrated one only where something is in it. */
const shownBands = (bands: readonly Band[], overall: StatusRow): Band[] =>
  bands.filter(({ id, rated }) => rated || (overall.counts[id] ?? 0) > 0);

const columnsOf = (bands: readonly Band[]): Column[] => [
  { id: 'recommendation', title: 'Recommendation', align: 'start' },
  ...bands.map((band): Column => {
    const column: Column = { id: band.id, title: capital(band.word), align: 'end' };
    return band.rated ? { ...column, mark: markOf(band) } : column;
  }),
  { id: 'total', title: 'Total', align: 'end' },
];

const rowOf = (row: StatusRow, bands: readonly Band[]): Row => ({
  id: row.priority,
  role: row.priority === 'overall' ? 'total' : 'item',
  cells: [{ text: row.title }, ...bands.map(({ id }) => figure(row.counts[id] ?? 0)), figure(row.total)],
});

/** "Of 20 actions, 6 are completed, 12 are on track and 2 are not started." */
const sentenceOf = (bands: readonly Band[], { counts, total }: StatusRow): string => {
  const parts = bands.flatMap(({ id, word }) => {
    const count = counts[id] ?? 0;
    return count === 0 ? [] : [`${count} ${bandPhrase(word, count)}`];
  });
  return `Of ${counted(total, 'action')}, ${listed(parts)}.`;
};

const leftNote = ({ left }: PeerChallengeProgress, review: string | undefined): string[] => {
  if (review === undefined) return [];
  const verb = left.length === 1 ? 'was' : 'were';
  return [
    `${capital(counted(left.length, 'action'))} ${verb} finished by the formal review of ${longDay(review)} and left the plan there.`,
  ];
};

/** A peer challenge's action plan by recommendation, as King's Lynn reports it each quarter. */
export const peerChallengeProgress: BlockDefinition<typeof parameters> = {
  id: 'peer-challenge-progress',
  title: 'Progress of the peer-challenge action plan',
  says: 'How many actions of the peer-challenge action plan are on track, completed or not started, by recommendation',
  parameters,
  example: {},
  run: (input, { d }) => {
    if (d !== undefined && !isDay(d)) return refuse({ code: 'not-a-date', field: 'd', facts: { text: d } });
    const progress = progressOf(input.snapshot, input.period, d === undefined ? [] : [d]);
    if (!progress.ok) return progress;
    const { scheme, rows } = progress.value.summary;
    const overall = rows.at(-1);
    if (!overall)
      return refuse({ code: 'missing', field: 'peer-challenge', facts: { period: input.period } });
    const bands = shownBands(scheme.bands, overall);
    const sentence = sentenceOf(bands, overall);
    return accept({
      kind: 'table',
      block: 'peer-challenge-progress',
      title: `Progress of the peer-challenge action plan, ${periodTitle(input.period)}`,
      sentence,
      columns: columnsOf(bands),
      rows: rows.map(row => rowOf(row, bands)),
      notes: leftNote(progress.value, d),
      asAt: asAtLine(input),
      altText: `One row for each recommendation of the peer challenge and one for all of them: how many actions are in each state. ${sentence}`,
    });
  },
};
