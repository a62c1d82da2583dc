import { z } from 'zod';
import {
  accept,
  askingOf,
  dayOf,
  isRestricted,
  periodTitle,
  planKey,
  returnsByPost,
  shortDay,
  type Plan,
  type ReturnOfPost,
} from '../../register/index.ts';
import type { Column, Row } from '../model.ts';
import { listed } from '../phrases.ts';
import { figure, orNone } from './auditPosition.ts';
import type { BlockDefinition } from './definition.ts';
import { asAtLine, checkPriority, isClosed, leftOutNote, leftOutOf, type BlockInput } from './position.ts';
import { returnsSentence } from './returnsSentence.ts';

const parameters = z.strictObject({
  p: z.string().optional().describe('Only this priority or delivery plan, by its id'),
});

export const returnsColumns = [
  { id: 'post', title: 'Post', align: 'start' },
  { id: 'directorate', title: 'Directorate', align: 'start' },
  { id: 'asked', title: 'Asked', align: 'end' },
  { id: 'answered', title: 'Answered', align: 'end' },
  { id: 'last', title: 'Last answer', align: 'start' },
  { id: 'approved', title: 'Approved', align: 'end' },
  { id: 'owing', title: 'Not answered', align: 'start' },
] as const satisfies Column[];

export const directorateText = ({ directorates }: ReturnOfPost): string =>
  directorates.length === 0 ? 'none' : listed(directorates);

/** A printed figure is an answer, and nobody knows on which day it was given. */
export const undatedText = ({ answered }: ReturnOfPost): string => (answered > 0 ? 'as published' : 'none');

/**
 * By reference, and what is restricted by its number alone. In words: a reference by itself is taken for a figure, and a
 * spreadsheet makes 4.1 of 4.10, which is another item.
 */
export const owingText = ({ owing }: ReturnOfPost): string => {
  const named = owing.filter(({ standing }) => !isRestricted(standing.item.visibility));
  const refs = named.map(
    ({ standing, isSentBack }) => `${standing.item.ref}${isSentBack ? ' (sent back)' : ''}`,
  );
  const hidden = owing.length - named.length;
  const parts = [
    ...(refs.length === 0 ? [] : [`${refs.length === 1 ? 'item' : 'items'} ${refs.join(', ')}`]),
    ...(hidden === 0 ? [] : [`${hidden} restricted`]),
  ];
  return parts.length === 0 ? 'none' : listed(parts);
};

const rowOf = (one: ReturnOfPost): Row => ({
  id: one.post,
  role: 'item',
  cells: [
    { text: one.post },
    { text: directorateText(one) },
    figure(one.asked),
    figure(one.answered),
    { text: one.lastSaidOn === null ? undatedText(one) : shortDay(one.lastSaidOn) },
    figure(one.approved),
    { text: owingText(one) },
  ],
});

const kinds = ['action', 'indicator'] as const;

const notesOf = ({ snapshot, period }: BlockInput, posts: readonly ReturnOfPost[]): string[] => [
  ...(posts.some(({ owing, answered }) => owing.length > 0 && answered > 0)
    ? ['A post has answered once everything that it is asked for is in.']
    : []),
  ...(posts.some(({ owing }) => owing.some(({ isSentBack }) => isSentBack))
    ? ['What was sent back counts as not answered until it is given again.']
    : []),
  ...(askingOf(snapshot, period).optional.length > 0
    ? ['Work with partners is for information only and is not counted.']
    : []),
  ...kinds.flatMap(kind => leftOutNote(leftOutOf(snapshot, kind), kind)),
];

const planOf = ({ snapshot }: BlockInput, id: string | undefined): Plan | undefined =>
  snapshot.plans.find(({ key }) => id !== undefined && key === planKey(snapshot.council, id));

/** Answers come after the period's end, so that day says nothing of them: it is today, until the return is closed. */
const asAtOf = (input: BlockInput): string =>
  isClosed(input)
    ? `${periodTitle(input.period)}; the return is closed.`
    : asAtLine(input, dayOf(input.snapshot.asAt));

/** Which posts were asked, which have answered and when, and how much of it is approved: the record of the chase. */
export const returns: BlockDefinition<typeof parameters> = {
  id: 'returns',
  title: 'Returns by post',
  says: 'Which posts were asked, which have answered and when, what is still missing, and how much is approved',
  parameters,
  example: {},
  run: (input, { p }) => {
    const known = checkPriority(input.snapshot, p);
    if (!known.ok) return known;
    const plan = planOf(input, known.value);
    const posts = returnsByPost(input.snapshot, input.period, plan && [plan.key]);
    const sentence = returnsSentence(input, posts, plan);
    return accept({
      kind: 'table',
      block: 'returns',
      title: ['Returns by post', ...(plan ? [plan.title] : []), periodTitle(input.period)].join(', '),
      sentence,
      columns: [...returnsColumns],
      rows: orNone(posts.map(rowOf), returnsColumns),
      notes: notesOf(input, posts),
      asAt: asAtOf(input),
      altText: `One row for each post that is asked, those that still owe something at the top: how many updates it is asked for, how many are in and approved, when the last one came and what is missing. ${sentence}`,
    });
  },
};
