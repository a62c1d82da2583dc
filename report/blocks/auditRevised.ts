import { z } from 'zod';
import {
  accept,
  periodTitle,
  shortDay,
  type Day,
  type RecommendationStanding,
} from '../../register/index.ts';
import { nothing } from '../blockText.ts';
import type { Column, Row } from '../model.ts';
import { counted } from '../phrases.ts';
import { auditPositionOf, noun, orNone, titleOf } from './auditPosition.ts';
import type { BlockDefinition } from './definition.ts';

const parameters = z.strictObject({});

const columns: Column[] = [
  { id: 'ref', title: 'Ref', align: 'start' },
  { id: 'title', title: 'Recommendation', align: 'start' },
  { id: 'post', title: 'Owner', align: 'start' },
  { id: 'original', title: 'First agreed', align: 'start' },
  { id: 'due', title: 'Now due', align: 'start' },
  { id: 'revised', title: 'Revised', align: 'start' },
  { id: 'late', title: 'Late against first date', align: 'end' },
  { id: 'overdue', title: 'Overdue now', align: 'start' },
];

/** Not yet done with, moved at least once, and past the date first agreed. */
const isLateAgainstOriginal = ({ lateness, position }: RecommendationStanding): boolean =>
  lateness.revisions > 0 &&
  lateness.lateDaysAgainstOriginal > 0 &&
  position.state !== 'closed' &&
  position.state !== 'superseded';

const dayText = (day: Day | null): string => (day === null ? nothing : shortDay(day));

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

const lateText = ({ lateness }: RecommendationStanding): string =>
  lateness.lateMonthsAgainstOriginal === 0
    ? counted(lateness.lateDaysAgainstOriginal, 'day')
    : counted(lateness.lateMonthsAgainstOriginal, 'month');

const rowOf = (standing: RecommendationStanding): Row => {
  const { item, lateness, overdue } = standing;
  return {
    id: item.ref,
    role: 'item',
    cells: [
      { text: item.ref },
      { text: titleOf(item) },
      { text: item.post },
      { text: dayText(lateness.originalDue) },
      { text: dayText(lateness.due) },
      { text: times(lateness.revisions) },
      { text: lateText(standing), align: 'end' },
      { text: overdue ? 'yes' : 'no' },
    ],
  };
};

const sentenceOf = (late: readonly RecommendationStanding[]): string => {
  if (late.length === 0) return `No ${noun} with a revised date is late against the date first agreed.`;
  const again = late.filter(({ lateness }) => lateness.revisions > 1).length;
  const often = again === 0 ? '' : ` ${again} ${again === 1 ? 'was' : 'were'} revised more than once.`;
  const one = late.length === 1;
  return `${counted(late.length, noun)} with a revised date ${one ? 'is' : 'are'} late against the date first agreed.${often}`;
};

/** A date that was moved is shown as late against the first one as well: members ask for exactly this. */
export const auditRevised: BlockDefinition<typeof parameters> = {
  id: 'audit-revised',
  title: 'Audit recommendations with a revised date',
  says: 'Recommendations whose date was moved and that are late against the date first agreed',
  parameters,
  example: {},
  run: input => {
    const position = auditPositionOf(input);
    if (!position.ok) return position;
    const { standings, asAt, notes } = position.value;
    const late = standings
      .filter(isLateAgainstOriginal)
      .sort((a, b) => b.lateness.lateDaysAgainstOriginal - a.lateness.lateDaysAgainstOriginal);
    const sentence = sentenceOf(late);
    return accept({
      kind: 'table',
      block: 'audit-revised',
      title: `Audit recommendations with a revised date, ${periodTitle(input.period)}`,
      sentence,
      columns,
      rows: orNone(late.map(rowOf), columns),
      notes,
      asAt,
      altText: `One row for each recommendation whose date was moved, the longest past its first date at the top: both dates, how often it was moved, and how late it is against the first. ${sentence}`,
    });
  },
};
