import { z } from 'zod';
import {
  accept,
  dayOfPosition,
  implementationRate,
  longDay,
  periodStart,
  periodTitle,
  recommendationOn,
  shortDay,
  yearOf,
  type Day,
  type PeriodId,
  type Recommendation,
} from '../../register/index.ts';
import type { Row } from '../model.ts';
import { counted } from '../phrases.ts';
import { auditPositionOf, figure, noFigure, noun, periodsUpTo } from './auditPosition.ts';
import { rateSaid } from './auditRate.ts';
import type { BlockDefinition } from './definition.ts';
import type { BlockInput } from './position.ts';

const parameters = z.strictObject({});

type Point = { period: PeriodId; day: Day; overdue: number; awaiting: number };

const pointOn = (items: readonly Recommendation[], period: PeriodId, day: Day): Point => {
  const overdue = items.map(item => recommendationOn(item, day)).filter(position => position.overdue);
  const awaiting = overdue.filter(({ state }) => state === 'awaiting-verification').length;
  return { period, day, overdue: overdue.length, awaiting };
};

/** Earliest first. A period from before the first recommendation was agreed has no point. */
const pointsOf = (input: BlockInput, items: readonly Recommendation[]): Point[] =>
  periodsUpTo(input).flatMap(period => {
    const day = dayOfPosition(input.snapshot, period);
    return day.ok && items.some(({ agreedOn }) => agreedOn <= day.value)
      ? [pointOn(items, period, day.value)]
      : [];
  });

const signed = (change: number): string => (change > 0 ? `+${change}` : change === 0 ? '0' : `−${-change}`);

const rowOf = ({ period, day, overdue, awaiting }: Point, before: Point | undefined): Row => {
  const change = before && overdue - before.overdue;
  return {
    id: period,
    role: 'item',
    cells: [
      { text: periodTitle(period) },
      { text: shortDay(day) },
      figure(overdue),
      figure(awaiting),
      change === undefined ? noFigure : { text: signed(change), align: 'end' },
    ],
  };
};

const moved = (now: number, before: number): string =>
  now === before ? 'as many as' : `${Math.abs(now - before)} ${now > before ? 'more' : 'fewer'} than`;

const sentenceOf = ({ day, overdue, awaiting }: Point, before: Point | undefined): string => {
  const apart = awaiting === 0 ? '' : `, ${awaiting} of them awaiting verification`;
  const verb = overdue === 1 ? 'was' : 'were';
  const first = `On ${longDay(day)}, ${counted(overdue, noun)} ${verb} overdue${apart}`;
  if (!before) return `${first}.`;
  return `${first}: ${moved(overdue, before.overdue)} in ${periodTitle(before.period)}.`;
};

/** The year's rate so far, by the date first agreed. */
const rateNote = (items: readonly Recommendation[], { period, day }: Point): string[] => {
  const from = periodStart(yearOf(period));
  const said = rateSaid(implementationRate(items, { from, to: day }).overall, from);
  return said === null ? [] : [said];
};

const overdueNote =
  'Overdue: past the date in force, and not closed, accepted or superseded. What awaits verification is counted within it.';

/**
 * Overdue recommendations month by month, with what awaits verification apart. Source: North Norfolk District Council,
 * board update of November 2024, whose printed series is 66, 60, 39, 39, 27, 29.
 */
export const auditOutstanding: BlockDefinition<typeof parameters> = {
  id: 'audit-outstanding',
  title: 'Outstanding audit recommendations',
  says: 'How many recommendations were overdue in each reported period, and how many of them await verification',
  parameters,
  example: {},
  run: input => {
    const position = auditPositionOf(input);
    if (!position.ok) return position;
    const { standings, day, asAt, notes } = position.value;
    const items = standings.map(({ item }) => item);
    const points = pointsOf(input, items);
    const now = pointOn(items, input.period, day);
    const sentence = sentenceOf(now, points.at(-2));
    return accept({
      kind: 'table',
      block: 'audit-outstanding',
      title: `Outstanding audit recommendations to ${periodTitle(input.period)}`,
      sentence,
      columns: [
        { id: 'period', title: 'Period', align: 'start' },
        { id: 'day', title: 'As at', align: 'start' },
        { id: 'overdue', title: 'Overdue', align: 'end' },
        { id: 'awaiting', title: 'Of these, awaiting verification', align: 'end' },
        { id: 'change', title: 'Change', align: 'end' },
      ],
      rows: points.map((point, index) => rowOf(point, points[index - 1])),
      notes: [overdueNote, ...rateNote(items, now), ...notes],
      asAt,
      altText: `One row for each reported period: how many recommendations were overdue on its last day, how many of these awaited verification, and the change since the row before. ${sentence}`,
    });
  },
};
