import { periodTitle } from '../../register/index.ts';
import type { Desk, Draft } from '../../chase/index.ts';
import {
  box,
  createCard,
  heading,
  line,
  run,
  words,
  type AdaptiveCard,
  type Container,
  type Element,
  type Execute,
  type Refresh,
} from './adaptiveCard.ts';
import { datedOf, datedRows, isToAnswer, pressingFirst } from './datedRows.ts';
import { owedInOrder, returnRows, type DigestRow } from './digestRows.ts';
import { contextOf, type Reading } from './digestWords.ts';
import { pagedCard, type Page } from './fitting.ts';
import {
  needHelp,
  openDated,
  openItem,
  showDecisions,
  showUnchanged,
  turnPage,
  type Origin,
} from './presses.ts';
import { unchangedOffers } from './unchangedOffers.ts';

/**
 * `page` counts from 0. `notice` is said on top, of what was just done; `told` at the end, of what asks for nothing.
 * The card brings itself up to date whenever it is looked at, for the `readers` with these Teams ids, or for everybody in
 * the chat where they are not known.
 */
export type DigestInput = Reading & {
  desks: readonly Desk[];
  drafts: readonly Draft[];
  origin: Origin;
  page?: number;
  notice?: string;
  told?: string;
  readers: readonly string[] | null;
};

const rowsPerPage = 10;

/** One alone is answered as quickly in its own form. */
const fewestUnchanged = 2;

const partsOf = (desks: readonly Desk[]) => ({
  returns: desks.flatMap(desk => desk.returns),
  recommendations: datedOf(desks, 'recommendations'),
  documents: datedOf(desks, 'documents'),
  decisions: desks.reduce((sum, desk) => sum + desk.decisions.length, 0),
});

type Parts = ReturnType<typeof partsOf>;

const rowsOf = (parts: Parts, input: DigestInput): DigestRow[] => {
  const { origin, day } = input;
  const many = parts.returns.length > 1;
  return [
    ...parts.returns.flatMap(one =>
      returnRows(one, [line(contextOf(one, input), many ? { separator: true } : {})], input),
    ),
    ...datedRows('Recommendations', parts.recommendations, { origin, day }),
    ...datedRows('Policies and strategies', parts.documents, { origin, day }),
  ];
};

/** Rows of one page; a section's heading stands above the first of its rows that the page shows. */
const withHeadings = (rows: readonly DigestRow[]): Element[] =>
  rows.flatMap(({ section, row }, index) =>
    rows[index - 1]?.section === section ? [row] : [...section, row],
  );

const decisionRow = (count: number, origin: Origin): Container[] =>
  count === 0
    ? []
    : [
        {
          type: 'Container',
          separator: true,
          selectAction: showDecisions(origin, { title: `For you to decide (${count})` }),
          items: [words([run(`For you to decide (${count})`, { weight: 'bolder' })])],
        },
      ];

/** By an answer, or a draft of what is asked: an old one of something else is no beginning. */
const hasStarted = ({ returns }: Parts, drafts: readonly Draft[]): boolean =>
  returns.some(
    ({ period, asked, optional, returned }) =>
      returned.size > 0 ||
      asked.some(({ update }) => update !== null) ||
      [...asked, ...optional].some(({ item }) =>
        drafts.some(draft => draft.itemKey === item.key && draft.period === period.period),
      ),
  );

/** The one button that goes on with what is most pressing; null where nothing is left to do. */
const primaryOf = (parts: Parts, { origin, drafts, day }: DigestInput): Execute | null => {
  const title = hasStarted(parts, drafts) ? 'Continue my update' : 'Start my update';
  for (const one of parts.returns) {
    const [next] = owedInOrder(one);
    const about = { item: next?.item.key ?? '', period: one.period.period, ...origin };
    if (next) return openItem(about, { title, primary: true });
  }
  const dated = [...pressingFirst(parts.recommendations, day), ...pressingFirst(parts.documents, day)].find(
    ask => isToAnswer(ask, day),
  );
  if (dated) return openDated({ item: dated.item.key, ...origin }, { title, primary: true });
  const decide = `For you to decide (${parts.decisions})`;
  return parts.decisions > 0 ? showDecisions(origin, { title: decide, primary: true }) : null;
};

const buttonsOf = (parts: Parts, input: DigestInput, at: { page: number; pages: number }): Execute[] => {
  const { origin } = input;
  const primary = primaryOf(parts, input);
  return [
    ...(primary ? [primary] : []),
    ...(unchangedOffers(parts.returns).length >= fewestUnchanged
      ? [showUnchanged(origin, { title: 'No change for several' })]
      : []),
    ...(at.page > 0 ? [turnPage(origin, at.page - 1, 'Earlier items')] : []),
    ...(at.page < at.pages - 1 ? [turnPage(origin, at.page + 1, 'More items')] : []),
    needHelp({ item: '', period: '', ...origin }),
  ];
};

/** The return's name where the card is about one return and nothing else. */
const titleOf = ({ returns, recommendations, documents }: Parts): string => {
  const [only] = returns;
  const isAlone = returns.length === 1 && recommendations.length + documents.length === 0;
  return only && isAlone ? `Your updates for ${periodTitle(only.period.period)}` : 'What is asked of you';
};

/** Only a card without fields may do so: what somebody types is never taken from under their hands. */
const refreshOf = ({ origin, readers }: DigestInput, page: number): Refresh => {
  const { type, verb, data } = turnPage(origin, page);
  return { action: { type, verb, data }, ...(readers === null ? {} : { userIds: [...readers] }) };
};

const build = (input: DigestInput, parts: Parts, { rows, page, pages }: Page<DigestRow>): AdaptiveCard => {
  const { origin, notice, told } = input;
  const card = createCard(
    [
      ...(notice === undefined ? [] : [box([words([run(notice)])])]),
      heading(titleOf(parts)),
      ...(rows.length === 0 ? [line('Nothing is asked of you at the moment.')] : []),
      ...withHeadings(rows),
      ...(page === 0 ? decisionRow(parts.decisions, origin) : []),
      ...(told === undefined ? [] : [words([run(told)], { separator: true })]),
      ...(pages > 1 ? [line(`Page ${page + 1} of ${pages}`, { isSubtle: true, separator: true })] : []),
    ],
    buttonsOf(parts, input, { page, pages }),
  );
  return { ...card, refresh: refreshOf(input, page) };
};

/**
 * What a person is asked for, over all councils: the card that the chase sends, and what “my items” and “Back to my
 * list” show. What came back stands first, then what is owed; long lists are paged, and a page never passes the size
 * of a card.
 */
export const digestCard = (input: DigestInput): AdaptiveCard => {
  const parts = partsOf(input.desks);
  return pagedCard({ rows: rowsOf(parts, input), page: input.page ?? 0, most: rowsPerPage }, page =>
    build(input, parts, page),
  );
};
