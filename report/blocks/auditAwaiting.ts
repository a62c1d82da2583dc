import { z } from 'zod';
import {
  accept,
  daysBetween,
  periodTitle,
  shortDay,
  type Day,
  type RecommendationStanding,
} from '../../register/index.ts';
import type { Column, Row } from '../model.ts';
import { capital, counted } from '../phrases.ts';
import { auditPositionOf, closerNames, isAwaiting, noun, orNone, titleOf } from './auditPosition.ts';
import type { BlockDefinition } from './definition.ts';

const parameters = z.strictObject({});

const columns: Column[] = [
  { id: 'ref', title: 'Ref', align: 'start' },
  { id: 'title', title: 'Recommendation', align: 'start' },
  { id: 'post', title: 'Owner', align: 'start' },
  { id: 'priority', title: 'Priority', align: 'start' },
  { id: 'claimed', title: 'Claimed on', align: 'start' },
  { id: 'days', title: 'Days waiting', align: 'end' },
  { id: 'closer', title: 'To be verified by', align: 'start' },
  { id: 'overdue', title: 'Overdue', align: 'start' },
];

type Waiting = { standing: RecommendationStanding; since: Day; days: number };

/** The longest wait first. */
const waitingOn = (standings: readonly RecommendationStanding[], day: Day): Waiting[] =>
  standings
    .filter(isAwaiting)
    .flatMap(standing => {
      const { claim } = standing.position;
      return claim === null ? [] : [{ standing, since: claim.on, days: daysBetween(claim.on, day) }];
    })
    .sort((a, b) => b.days - a.days);

const rowOf = ({ standing: { item, overdue }, since, days }: Waiting): Row => ({
  id: item.ref,
  role: 'item',
  cells: [
    { text: item.ref },
    { text: titleOf(item) },
    { text: item.post },
    { text: capital(item.riskPriority) },
    { text: shortDay(since) },
    { text: String(days), align: 'end' },
    { text: closerNames[item.closer] },
    { text: overdue ? 'yes' : 'no' },
  ],
});

const sentenceOf = (waiting: readonly Waiting[]): string => {
  const [longest] = waiting;
  if (!longest) return `No ${noun} awaits verification.`;
  const overdue = waiting.filter(({ standing }) => standing.overdue).length;
  const late = overdue === 0 ? 'none of them overdue' : `${overdue} of them overdue`;
  const verb = waiting.length === 1 ? 'awaits' : 'await';
  return `${counted(waiting.length, noun)} ${verb} verification, ${late}; the longest wait is ${counted(longest.days, 'day')}.`;
};

/** What its owner says is implemented and nobody has verified. It counts as overdue once its date has passed. */
export const auditAwaiting: BlockDefinition<typeof parameters> = {
  id: 'audit-awaiting',
  title: 'Audit recommendations that await verification',
  says: 'Recommendations that their owners say are implemented, with who verifies them and how long they have waited',
  parameters,
  example: {},
  run: input => {
    const position = auditPositionOf(input);
    if (!position.ok) return position;
    const { day, standings, asAt, notes } = position.value;
    const waiting = waitingOn(standings, day);
    const sentence = sentenceOf(waiting);
    return accept({
      kind: 'table',
      block: 'audit-awaiting',
      title: `Audit recommendations that await verification, ${periodTitle(input.period)}`,
      sentence,
      columns,
      rows: orNone(waiting.map(rowOf), columns),
      notes: ['An owner’s word does not close a recommendation: the closer verifies it.', ...notes],
      asAt,
      altText: `One row for each recommendation that awaits verification, the longest wait at the top: its owner, its priority, when it was claimed and who verifies it. ${sentence}`,
    });
  },
};
