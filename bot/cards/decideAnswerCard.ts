import { bandsToGive, engineBands, explainStanding, longDay, periodTitle } from '../../register/index.ts';
import type { Problem, Snapshot, Update } from '../../register/index.ts';
import { isDateAsked, type AnswerToDecide } from '../decisions.ts';
import {
  createCard,
  heading,
  line,
  run,
  shorten,
  words,
  type AdaptiveCard,
  type Element,
  type Input,
} from './adaptiveCard.ts';
import { lastTimeSaid, ratingRuns, saidBy, wordsSaid } from './answerSaid.ts';
import { backToDecisions, goTo, send } from './decidePresses.ts';
import { choiceField, longText, problemBox } from './fields.ts';
import { isSilent, itemName } from './itemName.ts';
import { markText } from './mark.ts';
import { fittingCard } from './fitting.ts';
import { promisedText } from './promised.ts';
import type { Origin } from './presses.ts';

/** What stood in the fields of a card on which something is decided. */
export type TypedDecision = {
  reason?: string | undefined;
  date?: string | undefined;
  band?: string | undefined;
  outcome?: string | undefined;
};

/**
 * `sentBack` is the answer that came back before this one was given. `submission` is that of another rating, minted when
 * the card is shown.
 */
export type DecideAnswerInput = {
  snapshot: Snapshot;
  answer: AnswerToDecide;
  sentBack: Update | null;
  origin: Origin;
  submission: string;
  typed?: TypedDecision;
  problems?: readonly Problem[];
  notice?: Element[];
};

/** The most characters of an answer's own words, and of last time's. */
type Lengths = { own: number; before: number };

const lengths: readonly [Lengths, ...Lengths[]] = [
  { own: 4000, before: 800 },
  { own: 4000, before: 80 },
  { own: 2500, before: 0 },
  { own: 1200, before: 0 },
  { own: 500, before: 0 },
];

const notDecidedYet = 'Not decided yet. What you typed is kept.';

/** Whether a new date is agreed; of what is restricted without the dates. */
export const dateField = (
  { requestedDue, requestReason }: Update,
  { due, typed, silent }: { due: string | null; typed: string | undefined; silent: boolean },
): Input[] => {
  if (requestedDue === null) return [];
  const to = `${longDay(requestedDue)}, because ${shorten(requestReason ?? '', 80)}`;
  const choices = [
    { title: silent ? 'Agree the new date' : `Agree the new date (${to})`, value: 'agree' },
    { title: silent || due === null ? 'Keep it as it is' : `Keep the date (${longDay(due)})`, value: 'keep' },
  ];
  return [choiceField('date', 'The new date', { choices, typed })];
};

const returnedBefore = (sentBack: Update | null): Element[] =>
  sentBack?.decided?.reason
    ? [
        words(
          [
            run('It was sent back before: ', { weight: 'bolder' }),
            run(shorten(sentBack.decided.reason, 600)),
          ],
          { spacing: 'small' },
        ),
      ]
    : [];

const shown = (input: DecideAnswerInput, { own, before }: Lengths): Element[] => {
  const { answer, sentBack } = input;
  const { standing, update } = answer;
  if (isSilent(standing))
    return [
      line('What was said is restricted and not shown in Teams. Read it in the register before you decide.'),
    ];
  return [
    words(ratingRuns(standing)),
    words([run(`${explainStanding(standing, update.period).sentence}.`, { isSubtle: true })], {
      spacing: 'small',
    }),
    ...wordsSaid(update, own),
    ...(isDateAsked({ item: standing.item, update }) && update.requestedDue !== null
      ? [
          words(
            [
              run('New date asked for: ', { weight: 'bolder' }),
              run(`${longDay(update.requestedDue)}, because ${shorten(update.requestReason ?? '', own)}`),
            ],
            { spacing: 'small' },
          ),
        ]
      : []),
    ...returnedBefore(sentBack),
    ...lastTimeSaid(standing, before),
  ];
};

/** Ratings that may be given instead: of what people rate, all but the one that it has. */
const otherBands = ({ standing: { item, scheme }, update }: AnswerToDecide) =>
  bandsToGive(item, { scheme, period: update.period }).filter(
    ({ id }) => id !== update.band && (id !== engineBands.completed || update.completedOn !== null),
  );

const fieldsOf = ({ answer, typed = {} }: DecideAnswerInput): Input[] => {
  const { standing, update } = answer;
  const { item } = standing;
  const due = item.kind === 'action' ? item.due : null;
  const silent = isSilent(standing);
  const bands = otherBands(answer).map(band => ({ title: markText(band), value: band.id }));
  return [
    ...(isDateAsked({ item, update }) ? dateField(update, { due, typed: typed.date, silent }) : []),
    ...(bands.length === 0
      ? []
      : [choiceField('band', 'Another rating, if you change it', { choices: bands, typed: typed.band })]),
    longText(
      'reason',
      bands.length === 0
        ? 'If you send it back: what would satisfy'
        : 'If you send it back, what would satisfy; if you change the rating, why',
      typed.reason,
    ),
  ];
};

const build = (input: DecideAnswerInput, most: Lengths): AdaptiveCard => {
  const { snapshot, answer, origin, submission, problems = [], notice = [] } = input;
  const { standing, update } = answer;
  const { item } = standing;
  const data = { update: update.key };
  const context = [
    periodTitle(update.period),
    item.post,
    ...(isSilent(standing) ? [] : [promisedText(item, update.period)]),
  ];
  return createCard(
    [
      heading('Decide one answer'),
      words(itemName(item)),
      words([run(context.join(', '), { isSubtle: true })], { spacing: 'small' }),
      words([run(saidBy(snapshot, update), { isSubtle: true })], { spacing: 'small' }),
      ...problemBox(problems, notDecidedYet),
      ...notice,
      ...shown(input, most),
      ...fieldsOf(input),
    ],
    [
      send('approve', { origin, data, title: 'Approve', primary: true }),
      send('send-back', { origin, data, title: 'Send back' }),
      ...(otherBands(answer).length === 0
        ? []
        : [send('rate', { origin, data: { ...data, submission }, title: 'Change the rating' })]),
      goTo('decide-return', {
        origin,
        data: { council: snapshot.council, post: item.post, period: update.period },
        title: 'Back to the return',
      }),
      backToDecisions(origin),
    ],
  );
};

/**
 * One answer to a return, whole: what was said and why it has its colour, how it was last time, what came back before,
 * and what may be decided. Where a card would grow too large last time's words are shortened first.
 */
export const decideAnswerCard = (input: DecideAnswerInput): AdaptiveCard =>
  fittingCard(lengths, most => build(input, most));
