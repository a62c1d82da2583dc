import { dayOf, isRestricted, longDay, periodTitle } from '../../register/index.ts';
import type { Scheme } from '../../register/index.ts';
import {
  isDecidedAlone,
  type ClaimToVerify,
  type Decisions,
  type RequestToDecide,
  type ReturnToDecide,
} from '../decisions.ts';
import {
  createCard,
  heading,
  line,
  run,
  words,
  type AdaptiveCard,
  type Container,
  type Element,
  type Execute,
  type TextRun,
} from './adaptiveCard.ts';
import { goTo } from './decidePresses.ts';
import { isSilent, itemName } from './itemName.ts';
import { mark } from './mark.ts';
import { pagedCard, type Page } from './fitting.ts';
import { backToList, type Origin } from './presses.ts';
import { claimWords, requestWords } from './datedWords.ts';
import { whoIn } from './who.ts';

/** `page` counts from 0. `more` opens what this person may do beside decisions, where there is any. */
export type DecideListInput = { decisions: Decisions; origin: Origin; page?: number; more: boolean };

type Row = { section: string | null; open: Execute; items: Element[] };

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** "2 ◆ A minor issues or delays, 4 ● G on track"; of what is restricted only that it is there. */
const marksOf = ({ answers }: ReturnToDecide): TextRun[] => {
  const shown = answers.filter(({ standing }) => !isSilent(standing));
  const bands = new Map<string, { scheme: Scheme; band: string; count: number }>();
  for (const { standing } of shown) {
    const { scheme, rating } = standing;
    const name = `${scheme.id} ${rating.band}`;
    const of = bands.get(name) ?? { scheme, band: rating.band, count: 0 };
    bands.set(name, { ...of, count: of.count + 1 });
  }
  const hidden = answers.length - shown.length;
  const parts = [...bands.values()].map(({ scheme, band, count }) => [
    run(`${count} `),
    ...mark(scheme, band),
  ]);
  const all = hidden > 0 ? [...parts, [run(`${hidden} restricted`)]] : parts;
  return all.flatMap((part, index) => (index === 0 ? part : [run(', '), ...part]));
};

const returnName = ({ snapshot, post, period }: ReturnToDecide) => ({
  council: snapshot.council,
  post,
  period,
});

const returnRow =
  (origin: Origin) =>
  (of: ReturnToDecide): Row => {
    const { post, period, answers } = of;
    const title = `${post}, ${periodTitle(period)}`;
    const alone = answers.filter(isDecidedAlone).length;
    const since = answers.map(({ update }) => dayOf(update.submittedAt)).sort()[0];
    const waits = since === undefined ? [] : [`Waiting since ${longDay(since)}`];
    const notes =
      alone > 0 ? [...waits, `${alone} to decide by ${alone === 1 ? 'itself' : 'themselves'}`] : waits;
    return {
      section: null,
      open: goTo('decide-return', { origin, data: returnName(of), title: `Open ${title}` }),
      items: [
        words([run(`${title}: `, { weight: 'bolder' }), run(counted(answers.length, 'answer'))]),
        words(marksOf(of), { spacing: 'none' }),
        words([run(notes.join(', '), { isSubtle: true })], { spacing: 'none' }),
      ],
    };
  };

const claimRow =
  (origin: Origin) =>
  ({ snapshot, item, claim }: ClaimToVerify): Row => ({
    section: 'Said to be implemented',
    open: goTo('decide', { origin, data: { item: item.key }, title: `Open ${item.ref}` }),
    items: [
      words(itemName(item, 200)),
      words(
        [
          run(
            isRestricted(item.visibility)
              ? `Said by ${whoIn(snapshot, claim.by)}`
              : claimWords(snapshot, claim),
          ),
        ],
        { spacing: 'none' },
      ),
      words([run(`${item.riskPriority} priority`, { isSubtle: true })], { spacing: 'none' }),
    ],
  });

const requestRow =
  (origin: Origin) =>
  ({ snapshot, item, update }: RequestToDecide): Row => ({
    section: 'Plans, new dates and proposals',
    open: goTo('decide', { origin, data: { update: update.key }, title: `Open ${item.ref}` }),
    items: [
      words(itemName(item, 200)),
      words([run(`From ${whoIn(snapshot, update.submittedBy)}`)], { spacing: 'none' }),
      ...(isRestricted(item.visibility)
        ? []
        : [words([run(requestWords(update), { isSubtle: true })], { spacing: 'none' })]),
    ],
  });

/** "7 answers in 2 returns and 1 recommendation wait for your decision." */
export const waitingSentence = ({ returns, claims, requests }: Decisions): string => {
  const answers = returns.reduce((sum, one) => sum + one.answers.length, 0);
  const parts = [
    ...(answers > 0 ? [`${counted(answers, 'answer')} in ${counted(returns.length, 'return')}`] : []),
    ...(claims.length > 0
      ? [
          counted(
            claims.length,
            'recommendation that is said to be implemented',
            'recommendations that are said to be implemented',
          ),
        ]
      : []),
    ...(requests.length > 0
      ? [counted(requests.length, 'plan, date or proposal', 'plans, dates or proposals')]
      : []),
  ];
  const listed =
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
  if (parts.length === 0) return 'Nothing waits for your decision at the moment.';
  const one = answers + claims.length + requests.length === 1;
  return `${listed} ${one ? 'waits' : 'wait'} for your decision.`;
};

const elementOf = ({ open, items }: Row): Container => ({
  type: 'Container',
  separator: true,
  spacing: 'small',
  selectAction: open,
  items,
});

/** A section's name stands above its first row on each page. */
const listOf = (rows: readonly Row[]): Element[] =>
  rows.flatMap((row, index) => {
    const isFirst = row.section !== null && rows[index - 1]?.section !== row.section;
    return isFirst
      ? [line(row.section ?? '', { weight: 'bolder', separator: true }), elementOf(row)]
      : [elementOf(row)];
  });

const build = (
  { decisions, origin, more }: DecideListInput,
  first: Execute | undefined,
  shown: Page<Row>,
) => {
  const { rows, page, pages } = shown;
  const turn = (to: number, title: string) => goTo('decide-list', { origin, data: { page: to }, title });
  return createCard(
    [
      heading('What waits for you'),
      line(waitingSentence(decisions)),
      ...listOf(rows),
      ...(pages > 1 ? [line(`Page ${page + 1} of ${pages}`, { isSubtle: true, separator: true })] : []),
    ],
    [
      ...(first
        ? [goTo(first.verb, { origin, data: first.data, title: 'Open the first', primary: true })]
        : []),
      ...(page > 0 ? [turn(page - 1, 'Earlier')] : []),
      ...(page < pages - 1 ? [turn(page + 1, 'More')] : []),
      ...(more ? [goTo('dated-list', { origin, title: 'Recommendations and policies' })] : []),
      backToList(origin),
    ],
  );
};

/** What waits for one person's decision: returns by post and period, then claims, then plans, dates and proposals. */
export const decideListCard = (input: DecideListInput): AdaptiveCard => {
  const { decisions, origin, page = 0 } = input;
  const rows = [
    ...decisions.returns.map(returnRow(origin)),
    ...decisions.claims.map(claimRow(origin)),
    ...decisions.requests.map(requestRow(origin)),
  ];
  return pagedCard({ rows, page, most: 10 }, shown => build(input, rows[0]?.open, shown));
};
