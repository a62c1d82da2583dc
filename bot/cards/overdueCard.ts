import { shortDay } from '../../register/index.ts';
import type { Desk, Draft, LateRow, LateView } from '../../chase/index.ts';
import { createCard, heading, line, run, words, type AdaptiveCard, type Element } from './adaptiveCard.ts';
import { datedOf, datedRows } from './datedRows.ts';
import { returnRows } from './digestRows.ts';
import { countOf, type Reading } from './digestWords.ts';
import { fittingCard } from './fitting.ts';
import { backToList } from './presses.ts';

export type OverdueInput = Reading & { desks: readonly Desk[]; late: LateView; drafts: readonly Draft[] };

/** "3 updates and 1 recommendation" */
const whatIsLate = ({ updates, recommendations, documents }: Omit<LateRow, 'post' | 'since'>): string => {
  const parts = [
    updates > 0 ? countOf(updates, 'update') : null,
    recommendations > 0 ? countOf(recommendations, 'recommendation') : null,
    documents > 0
      ? documents === 1
        ? '1 policy or strategy'
        : `${documents} policies and strategies`
      : null,
  ].flatMap(part => part ?? []);
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
};

const postLine = (row: LateRow): Element =>
  words(
    [run(`${row.post}: `, { weight: 'bolder' }), run(`${whatIsLate(row)}, since ${shortDay(row.since)}`)],
    { spacing: 'small' },
  );

const totalOf = (rows: readonly LateRow[]): string =>
  whatIsLate({
    updates: rows.reduce((sum, { updates }) => sum + updates, 0),
    recommendations: rows.reduce((sum, { recommendations }) => sum + recommendations, 0),
    documents: rows.reduce((sum, { documents }) => sum + documents, 0),
  });

type Below = { title: string; rows: readonly LateRow[] };

const postsOf = ({ title, rows }: Below, most: number): Element[] => {
  const more = rows.length - most;
  return [
    line(title, { weight: 'bolder', separator: true }),
    line(rows.length === 0 ? 'Nothing is late.' : `${countOf(rows.length, 'post')}, with ${totalOf(rows)}.`, {
      spacing: 'none',
    }),
    ...rows.slice(0, most).map(postLine),
    ...(more > 0 ? [line(`and ${countOf(more, 'more post')}.`, { isSubtle: true, spacing: 'small' })] : []),
  ];
};

/** One's own late items as rows that open them. */
const ownRows = ({ desks, late, drafts, day }: OverdueInput): Element[] => {
  const isLateIn =
    (wanted: string | null) =>
    ({ item }: { item: { key: string } }) =>
      late.own.some(({ itemKey, period }) => itemKey === item.key && period === wanted);
  const origin = {};
  const returns = desks.flatMap(desk =>
    desk.returns.flatMap(one => {
      const owed = one.owed.filter(isLateIn(one.period.period));
      return returnRows({ ...one, asked: owed, owed, optional: [] }, [], { drafts, origin });
    }),
  );
  const dated = [...datedOf(desks, 'recommendations'), ...datedOf(desks, 'documents')].filter(isLateIn(null));
  return [...returns, ...datedRows('', dated, { origin, day })].map(({ row }) => row);
};

const mostOwn = 12;

const build = (input: OverdueInput, most: number): AdaptiveCard => {
  const { late } = input;
  const own = ownRows(input);
  const below: Below[] = [
    ...(late.below.length > 0 ? [{ title: 'Posts below yours', rows: late.below }] : []),
    ...(late.all === null ? [] : [{ title: 'All posts', rows: late.all }]),
  ];
  return createCard(
    [
      heading('What is late'),
      line(own.length === 0 ? 'Nothing of yours is late.' : `Yours: ${countOf(own.length)}.`),
      ...own.slice(0, mostOwn),
      ...(own.length > mostOwn ? [line(`and ${own.length - mostOwn} more, on your list.`)] : []),
      ...below.flatMap(one => postsOf(one, most)),
    ],
    [backToList({})],
  );
};

/** What is late: one's own items to be opened, and of others posts and counts, never an item. */
export const overdueCard = (input: OverdueInput): AdaptiveCard =>
  fittingCard([12, 6, 0], most => build(input, most));
