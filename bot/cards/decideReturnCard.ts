import { longDay, periodTitle } from '../../register/index.ts';
import { isDateAsked, isDecidedAlone, type AnswerToDecide, type ReturnToDecide } from '../decisions.ts';
import {
  createCard,
  heading,
  line,
  run,
  shorten,
  words,
  type AdaptiveCard,
  type Container,
  type Element,
} from './adaptiveCard.ts';
import { againstText, ratingRuns } from './answerSaid.ts';
import { backToDecisions, goTo, send } from './decidePresses.ts';
import { isSilent, itemName } from './itemName.ts';
import { pagedCard, type Page } from './fitting.ts';
import type { Origin } from './presses.ts';

/**
 * `unanswered` of `asked` items of the post have no answer yet, and `own` answers are this person's own. `seen` names
 * what the card shows, so that nothing is approved which came after it. `page` counts from 0.
 */
export type DecideReturnInput = {
  of: ReturnToDecide;
  unanswered: number;
  asked: number;
  own: number;
  seen: string;
  origin: Origin;
  page?: number;
  notice?: Element[];
};

const shown = (answer: AnswerToDecide, period: string): Element[] => {
  const { standing, update } = answer;
  if (isSilent(standing))
    return [words([run('What was said is not shown here. Decide this one by itself.', { isSubtle: true })])];
  const { requestedDue, requestReason, commentary } = update;
  return [
    words(ratingRuns(standing), { spacing: 'none' }),
    words([run(againstText(standing, period), { isSubtle: true })], { spacing: 'none' }),
    ...(commentary === null ? [] : [words([run(shorten(commentary, 160))], { spacing: 'small' })]),
    ...(isDateAsked({ item: standing.item, update }) && requestedDue !== null
      ? [
          words(
            [
              run('Decide this one by itself: ', { weight: 'bolder' }),
              run(shorten(`asks for ${longDay(requestedDue)}, because ${requestReason ?? ''}`, 200)),
            ],
            { spacing: 'small' },
          ),
        ]
      : []),
  ];
};

const rowElement = (answer: AnswerToDecide, { of, origin }: DecideReturnInput): Container => {
  const { item } = answer.standing;
  return {
    type: 'Container',
    separator: true,
    spacing: 'small',
    selectAction: goTo('decide', { origin, data: { update: answer.update.key }, title: `Open ${item.ref}` }),
    items: [words(itemName(item, 140)), ...shown(answer, of.period)],
  };
};

const answersText = (count: number) => (count === 1 ? '1 answer' : `${count} answers`);

/** "6 answers wait for your decision, 1 of them by itself. 2 of 8 items are not answered yet." */
export const returnSentence = ({ of, unanswered, asked, own }: DecideReturnInput): string => {
  const count = of.answers.length;
  const alone = of.answers.filter(isDecidedAlone).length;
  const waits = `${answersText(count)} ${count === 1 ? 'waits' : 'wait'} for your decision`;
  const sentences = [
    alone === 0 ? `${waits}.` : `${waits}, ${alone} of them one by one.`,
    ...(unanswered === 0
      ? []
      : [`${unanswered} of ${asked} items ${unanswered === 1 ? 'is' : 'are'} not answered yet.`]),
    ...(own === 0 ? [] : [`${answersText(own)} ${own === 1 ? 'is' : 'are'} your own: a director decides.`]),
  ];
  return sentences.join(' ');
};

const build = (input: DecideReturnInput, { rows, page, pages }: Page<AnswerToDecide>): AdaptiveCard => {
  const { of, origin, seen, notice = [] } = input;
  const { snapshot, post, period, answers } = of;
  const name = { council: snapshot.council, post, period };
  const together = answers.filter(one => !isDecidedAlone(one)).length;
  const first = answers.find(isDecidedAlone);
  const turn = (to: number, title: string) =>
    goTo('decide-return', { origin, data: { ...name, page: to }, title });
  return createCard(
    [
      heading('A return to approve'),
      words([run(`${post}, ${periodTitle(period)}`, { weight: 'bolder' })]),
      line(returnSentence(input)),
      ...notice,
      ...rows.map(row => rowElement(row, input)),
      ...(pages > 1 ? [line(`Page ${page + 1} of ${pages}`, { isSubtle: true, separator: true })] : []),
    ],
    [
      ...(together > 0
        ? [
            send('approve-all', {
              origin,
              data: { ...name, seen },
              title: together === 1 ? 'Approve 1 answer' : `Approve all ${together}`,
              primary: true,
            }),
          ]
        : []),
      ...(first
        ? [
            goTo('decide', {
              origin,
              data: { update: first.update.key },
              title: 'Decide one by one',
              primary: together === 0,
            }),
          ]
        : []),
      ...(page > 0 ? [turn(page - 1, 'Earlier answers')] : []),
      ...(page < pages - 1 ? [turn(page + 1, 'More answers')] : []),
      backToDecisions(origin),
    ],
  );
};

/** Everything that one post has submitted for a period and that waits for this person. */
export const decideReturnCard = (input: DecideReturnInput): AdaptiveCard =>
  pagedCard({ rows: input.of.answers, page: input.page ?? 0, most: 10 }, page => build(input, page));
