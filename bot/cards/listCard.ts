import { periodTitle, weekdayAndDay } from '../../register/index.ts';
import type { Standing } from '../../register/index.ts';
import type { PersonReturn } from '../../chase/index.ts';
import {
  createCard,
  heading,
  largestCard,
  line,
  run,
  sizeOf,
  words,
  type AdaptiveCard,
  type Container,
  type Element,
  type Execute,
} from './adaptiveCard.ts';
import { isSilent, itemName } from './itemName.ts';
import { said } from './mark.ts';
import { openItem, turnPage, type Origin } from './presses.ts';

/** `page` counts from 0. */
export type ListCardInput = { returns: PersonReturn[]; origin: Origin; page?: number };

type Row = { of: PersonReturn; standing: Standing; optional: boolean };

const rowsPerPage = 10;

const countOf = (count: number) => (count === 1 ? '1 item' : `${count} items`);

const lastTime = ({ item, scheme, previous }: Standing) =>
  previous?.rating && previous.rating.band !== 'NotReported'
    ? [run('Last time '), ...said(item, scheme, { update: previous.update, rating: previous.rating })]
    : [run('Nothing was reported last time')];

const now = ({ standing, optional }: Row) => {
  const { item, scheme, update, rating } = standing;
  if (update && isSilent(standing)) return [run('Answered', { weight: 'bolder' })];
  if (update) return [run('Answered ', { weight: 'bolder' }), ...said(item, scheme, { update, rating })];
  return [run(optional ? 'Words are welcome, no rating is needed' : 'Not answered yet', { isSubtle: true })];
};

const rowElement = (row: Row, origin: Origin): Container => {
  const { item } = row.standing;
  const about = { item: item.key, period: row.of.period.period, ...origin };
  return {
    type: 'Container',
    separator: true,
    spacing: 'small',
    selectAction: openItem(about, { title: `Open ${item.ref}` }),
    items: [
      words(itemName(item, 220)),
      ...(isSilent(row.standing) ? [] : [words(lastTime(row.standing), { spacing: 'none' })]),
      words(now(row), { spacing: 'none' }),
    ],
  };
};

/** "6 items for Q2 2024-25, due Monday 14 October. 2 are answered, 4 to go." */
export const contextOf = ({ period, asked, owed }: PersonReturn): string => {
  const subject = `${countOf(asked.length)} for ${periodTitle(period.period)}, due ${weekdayAndDay(period.dueOn)}`;
  const done = asked.length - owed.length;
  if (asked.length === 0) return `Nothing is asked of you for ${periodTitle(period.period)}.`;
  if (owed.length === 0) return `${subject}. All are answered, thank you.`;
  if (done === 0) return `${subject}.`;
  return `${subject}. ${done} ${done === 1 ? 'is' : 'are'} answered, ${owed.length} to go.`;
};

const rowsOf = (returns: readonly PersonReturn[]): Row[] =>
  returns.flatMap(of => [
    ...of.owed.map(standing => ({ of, standing, optional: false })),
    ...of.asked.filter(one => !of.owed.includes(one)).map(standing => ({ of, standing, optional: false })),
    ...of.optional.map(standing => ({ of, standing, optional: true })),
  ]);

const pagesOf = (origin: Origin, page: number, pages: number): Execute[] => [
  ...(page > 0 ? [turnPage(origin, page - 1, 'Earlier items')] : []),
  ...(page < pages - 1 ? [turnPage(origin, page + 1, 'More items')] : []),
];

const build = ({ returns, origin, page = 0 }: ListCardInput, perPage: number): AdaptiveCard => {
  const rows = rowsOf(returns);
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const shown = Math.min(Math.max(0, Math.trunc(page)), pages - 1);
  const next = rows.find(row => row.standing.update === null && !row.optional);
  const title = returns.length === 1 ? ` for ${periodTitle(returns[0]?.period.period ?? '')}` : '';
  const body: Element[] = [
    heading(`Your updates${title}`),
    ...returns.map(one => line(contextOf(one))),
    ...rows.slice(shown * perPage, (shown + 1) * perPage).map(row => rowElement(row, origin)),
    ...(pages > 1 ? [line(`Page ${shown + 1} of ${pages}`, { isSubtle: true, separator: true })] : []),
  ];
  const begin = next && {
    item: next.standing.item.key,
    period: next.of.period.period,
    ...origin,
  };
  const started = rows.some(row => row.standing.update !== null);
  return createCard(body, [
    ...(begin
      ? [openItem(begin, { title: started ? 'Continue my update' : 'Start my update', primary: true })]
      : []),
    ...pagesOf(origin, shown, pages),
  ]);
};

/**
 * What a person is asked for: the digest that the chase sends, and what "my items" and "Back to my list" show. What is
 * not answered comes first, partnership actions last. Long lists are paged; a page never passes the size of a card.
 */
export const listCard = (input: ListCardInput): AdaptiveCard => {
  for (let perPage = rowsPerPage; perPage > 1; perPage -= 1) {
    const card = build(input, perPage);
    if (sizeOf(card) <= largestCard) return card;
  }
  return build(input, 1);
};
