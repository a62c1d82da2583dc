import { z } from 'zod';
import {
  accept,
  ageBands,
  ageOverdue,
  ownerAt,
  periodTitle,
  type AgeRow,
  type Day,
  type Recommendation,
} from '../../register/index.ts';
import type { Column, Row } from '../model.ts';
import { capital, counted, listed } from '../phrases.ts';
import { ageTitles, auditPositionOf, figure, noun } from './auditPosition.ts';
import type { BlockDefinition } from './definition.ts';

const parameters = z.strictObject({});

const nobody = 'None named';

const columns: Column[] = [
  { id: 'directorate', title: 'Directorate', align: 'start' },
  ...ageBands.map(({ id }): Column => ({ id, title: ageTitles[id], align: 'end' })),
  { id: 'overdue', title: 'Overdue', align: 'end' },
  { id: 'awaiting', title: 'Of these, awaiting verification', align: 'end' },
];

type Group = { title: string; ages: AgeRow[] };

const natural = new Intl.Collator('en-GB', { numeric: true }).compare;

/** By the owner's directorate on that day, in the order of their names; one with nothing overdue has its row too. */
const groupsOf = (items: readonly Recommendation[], day: Day): Group[] => {
  const byName = new Map<string, Recommendation[]>();
  for (const item of items) {
    const name = ownerAt(item, day).directorate ?? nobody;
    byName.set(name, [...(byName.get(name) ?? []), item]);
  }
  return [...byName]
    .sort(([a], [b]) => natural(a, b))
    .map(([title, members]) => ({ title, ages: ageOverdue(members, day) }));
};

const overdueIn = (ages: readonly AgeRow[]): number => ages.reduce((sum, { items }) => sum + items.length, 0);

const rowOf = ({ title, ages }: Group, role: Row['role']): Row => ({
  id: role === 'total' ? 'overall' : title,
  role,
  cells: [
    { text: title },
    ...ages.map(({ items }) => figure(items.length)),
    figure(overdueIn(ages)),
    figure(ages.reduce((sum, { awaiting }) => sum + awaiting, 0)),
  ],
});

const spoken = (title: string): string => (title === nobody ? 'no named directorate' : title);

const sentenceOf = (groups: readonly Group[]): string => {
  const most = Math.max(0, ...groups.map(({ ages }) => overdueIn(ages)));
  if (most === 0) return `No ${noun} is overdue in any directorate.`;
  const names = groups.filter(({ ages }) => overdueIn(ages) === most).map(({ title }) => spoken(title));
  const each = names.length === 1 ? '' : ' each';
  return groups.length === 1
    ? `${capital(counted(most, `overdue ${noun}`))}, of ${names.join('')}.`
    : `The most overdue recommendations are those of ${listed(names)}: ${most}${each}.`;
};

/** Whose recommendations are overdue, and for how long: the same ages as in the table of all of them. */
export const auditDirectorates: BlockDefinition<typeof parameters> = {
  id: 'audit-directorates',
  title: 'Overdue audit recommendations by directorate',
  says: 'How many recommendations are overdue in each directorate and for how long, with those that await verification',
  parameters,
  example: {},
  run: input => {
    const position = auditPositionOf(input);
    if (!position.ok) return position;
    const { day, standings, asAt, notes } = position.value;
    const items = standings.map(({ item }) => item);
    const groups = groupsOf(items, day);
    const sentence = sentenceOf(groups);
    return accept({
      kind: 'table',
      block: 'audit-directorates',
      title: `Overdue audit recommendations by directorate, ${periodTitle(input.period)}`,
      sentence,
      columns,
      rows: [
        ...groups.map(group => rowOf(group, 'item')),
        rowOf({ title: 'Overall', ages: ageOverdue(items, day) }, 'total'),
      ],
      notes: ['The directorate is the one that owned the recommendation on that day.', ...notes],
      asAt,
      altText: `One row for each directorate and one for all: how many recommendations are overdue, by how long the date in force is past. ${sentence}`,
    });
  },
};
