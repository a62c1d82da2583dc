import { z } from 'zod';
import {
  accept,
  dayOfPosition,
  heldBack,
  isDay,
  longDay,
  overdueAges,
  periodTitle,
  refuse,
  resolvedShare,
  summariseDocuments,
  type Day,
  type DocumentGrouping,
  type DocumentRow,
  type ResolvedShare,
  type Result,
  type Snapshot,
} from '../../register/index.ts';
import type { Column, Row } from '../model.ts';
import { capital, listed } from '../phrases.ts';
import { figure } from './auditPosition.ts';
import type { BlockDefinition } from './definition.ts';

const parameters = z.strictObject({
  g: z
    .enum(['directorate', 'route'])
    .optional()
    .describe('Rows by directorate (the default) or approval route'),
  d: z.string().optional().describe('Also what became of those that were overdue on this day, as 2024-07-23'),
});

const groupings: Record<'directorate' | 'route', { by: DocumentGrouping; title: string }> = {
  directorate: { by: 'directorate', title: 'Directorate' },
  route: { by: 'approval-route', title: 'Approved by' },
};

const columnsOf = (title: string): Column[] => [
  { id: 'group', title, align: 'start' },
  ...overdueAges.map((age): Column => ({ id: age.id, title: capital(age.title), align: 'end' })),
  { id: 'overdue', title: 'Overdue', align: 'end' },
  { id: 'inForce', title: 'All in force', align: 'end' },
];

const inForce = ({ total, bands }: DocumentRow): number => total - (bands['Withdrawn'] ?? 0);

const rowOf = (row: DocumentRow): Row => ({
  id: row.id,
  role: row.id === 'overall' ? 'total' : 'item',
  cells: [
    { text: row.title },
    ...overdueAges.map(age => figure(row.ages[age.id])),
    figure(row.overdue),
    figure(inForce(row)),
  ],
});

const documents = (count: number) => (count === 1 ? 'policy or strategy' : 'policies and strategies');

const overdueSaid = (overall: DocumentRow): string => {
  const { overdue, ages } = overall;
  const all = inForce(overall);
  if (overdue === 0) return `None of ${all} ${documents(all)} is overdue for review.`;
  const oldest = ages.older === 0 ? '' : `, ${ages.older} of them for over 2 years`;
  return `${overdue} of ${all} ${documents(all)} ${overdue === 1 ? 'is' : 'are'} overdue for review${oldest}.`;
};

const verb = (count: number) => (count === 1 ? 'is' : 'are');

const resolvedSaid = (share: ResolvedShare): string => {
  const { then, since, resolved, percent, updated, withdrawn, underReview } = share;
  if (then === 0) return `None was overdue on ${longDay(since)}.`;
  const ways = [
    ...(updated > 0 ? [`${updated} brought up to date`] : []),
    ...(withdrawn > 0 ? [`${withdrawn} withdrawn`] : []),
    ...(underReview > 0 ? [`${underReview} under formal review`] : []),
  ];
  const how = ways.length === 0 ? '' : `: ${listed(ways)}`;
  return `Of the ${then} that ${then === 1 ? 'was' : 'were'} overdue on ${longDay(since)}, ${resolved} ${verb(resolved)} resolved (${percent}%)${how}.`;
};

const restNote = ({ then, extended, stillOverdue }: ResolvedShare): string[] =>
  then === 0
    ? []
    : [
        `Of the rest, ${extended} ${verb(extended)} only extended and ${stillOverdue} ${verb(stillOverdue)} still overdue.`,
      ];

const leftOutNote = (snapshot: Snapshot): string[] => {
  const keys = [...heldBack(snapshot)].filter(key => key.startsWith(`${snapshot.council}/document/`));
  const count = keys.length;
  return count === 0
    ? []
    : [
        `${count} ${documents(count)} ${verb(count)} left out because an entry in the register could not be read.`,
      ];
};

const shareOf = (snapshot: Snapshot, since: string | undefined, day: Day): Result<ResolvedShare | null> => {
  if (since === undefined) return accept(null);
  if (!isDay(since)) return refuse({ code: 'not-a-date', field: 'd', facts: { text: since } });
  return resolvedShare(snapshot, since, day);
};

/** What is overdue for review by directorate and age, as North Norfolk's board and its members ask for it. */
export const policiesOverdue: BlockDefinition<typeof parameters> = {
  id: 'policies-overdue',
  title: 'Policies and strategies overdue for review',
  says: 'How many policies and strategies are overdue for review and for how long, by directorate or approval route, and how many of the earlier ones are resolved',
  parameters,
  example: {},
  run: ({ snapshot, period }, { g = 'directorate', d }) => {
    const day = dayOfPosition(snapshot, period);
    if (!day.ok) return day;
    const summary = summariseDocuments(snapshot, day.value, groupings[g].by);
    if (!summary.ok) return summary;
    const share = shareOf(snapshot, d, day.value);
    if (!share.ok) return share;
    const { rows } = summary.value;
    const overall = rows.at(-1);
    if (!overall || overall.total === 0)
      return refuse({ code: 'missing', field: 'document', facts: { period } });
    const sentence = [overdueSaid(overall), ...(share.value ? [resolvedSaid(share.value)] : [])].join(' ');
    return accept({
      kind: 'table',
      block: 'policies-overdue',
      title: `Policies and strategies overdue for review, ${periodTitle(period)}`,
      sentence,
      columns: columnsOf(groupings[g].title),
      rows: rows.map(rowOf),
      notes: [
        'Overdue is counted from the review date in force. What is under formal review is not overdue.',
        ...(share.value ? restNote(share.value) : []),
        ...leftOutNote(snapshot),
      ],
      asAt: `As at ${longDay(day.value)}.`,
      altText: `One row for each ${groupings[g].title === 'Directorate' ? 'directorate' : 'approval route'} and one for all: how many policies and strategies are overdue for review, by how long ago the review date passed. ${sentence}`,
    });
  },
};
