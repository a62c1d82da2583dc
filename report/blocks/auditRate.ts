import { z } from 'zod';
import {
  accept,
  implementationRate,
  longDay,
  periodStart,
  periodTitle,
  yearOf,
  type Day,
  type ImplementationRow,
} from '../../register/index.ts';
import { nothing } from '../blockText.ts';
import type { Cell, Column, Row } from '../model.ts';
import { capital, counted } from '../phrases.ts';
import { auditPositionOf, figure, noun } from './auditPosition.ts';
import type { BlockDefinition } from './definition.ts';

const parameters = z.strictObject({});

const columns: Column[] = [
  { id: 'priority', title: 'Priority', align: 'start' },
  { id: 'due', title: 'First due', align: 'end' },
  { id: 'implemented', title: 'Implemented and verified', align: 'end' },
  { id: 'rate', title: '%', align: 'end' },
  { id: 'onTime', title: 'By the date first agreed', align: 'end' },
  { id: 'onTimeRate', title: 'On time %', align: 'end' },
  { id: 'accepted', title: 'Risk accepted', align: 'end' },
];

const percent = (rate: number | null): Cell => ({ text: rate === null ? nothing : `${rate}%`, align: 'end' });

const rowOf = ({ id, due, implemented, onTime, accepted, rate, onTimeRate }: ImplementationRow): Row => ({
  id,
  role: id === 'overall' ? 'total' : 'item',
  cells: [
    { text: capital(id) },
    figure(due),
    figure(implemented),
    percent(rate),
    figure(onTime),
    percent(onTimeRate),
    figure(accepted),
  ],
});

/** "Of 19 recommendations first due since 1 April 2024, 6 (32%) are implemented and verified." Null where none was due. */
export const rateSaid = ({ due, implemented, rate }: ImplementationRow, from: Day): string | null =>
  rate === null
    ? null
    : `Of ${counted(due, noun)} first due since ${longDay(from)}, ${implemented} (${rate}%) are implemented and verified.`;

/** The year's rate of implementation so far by the date first agreed: what the annual opinion rests on. */
export const auditRate: BlockDefinition<typeof parameters> = {
  id: 'audit-rate',
  title: 'Rate of implementation of audit recommendations',
  says: 'Of the recommendations first due in the year so far, how many are implemented and verified, and how many by the date first agreed',
  parameters,
  example: {},
  run: input => {
    const position = auditPositionOf(input);
    if (!position.ok) return position;
    const { day, standings, asAt, notes } = position.value;
    const from = periodStart(yearOf(input.period));
    const items = standings.map(({ item }) => item);
    const { overall, byPriority } = implementationRate(items, { from, to: day });
    const sentence = rateSaid(overall, from) ?? `No ${noun} was first due since ${longDay(from)}.`;
    return accept({
      kind: 'table',
      block: 'audit-rate',
      title: `Rate of implementation of audit recommendations, ${periodTitle(input.period)}`,
      sentence,
      columns,
      rows: [...byPriority, overall].map(rowOf),
      notes: [
        'By the date first agreed, whatever date was agreed since. Superseded recommendations are left out. A dash means that none was due.',
        ...notes,
      ],
      asAt,
      altText: `One row for each priority and one for all: how many recommendations were first due in the year so far, how many of these are implemented and verified, and how many were by the date first agreed. ${sentence}`,
    });
  },
};
