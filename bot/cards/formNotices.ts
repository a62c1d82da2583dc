import {
  dayOf,
  explainStanding,
  longDay,
  printedCommentary,
  shortDay,
  timeOf,
} from '../../register/index.ts';
import type { Problem, Standing, Update } from '../../register/index.ts';
import { sentenceFor } from '../words.ts';
import {
  box,
  line,
  run,
  shorten,
  words,
  type Container,
  type Element,
  type TextRun,
} from './adaptiveCard.ts';
import type { Called } from './answerState.ts';
import { figureText } from './figureText.ts';
import { isSilent, itemName } from './itemName.ts';
import { said } from './mark.ts';
import { openItem, type Origin } from './presses.ts';

const notSent = line('It is not sent yet.', { isSubtle: true, spacing: 'small' });

/** On the card that took the place of a form. */
export const keptLine = (kept: boolean): Element[] =>
  kept
    ? [line('What you typed of your update is kept as a draft.', { isSubtle: true, spacing: 'small' })]
    : [];

const sentences = (problems: readonly Problem[]): Element[] =>
  problems.map(problem => words([run(sentenceFor(problem))], { spacing: 'small' }));

/** What an answer is asked about; it is never refused for it. */
export const queryBox = (queries: readonly Problem[]): Element[] =>
  queries.length === 0
    ? []
    : [
        box([
          line(queries.length === 1 ? 'Is this right?' : 'Are these right?', { weight: 'bolder' }),
          ...sentences(queries),
        ]),
      ];

/** What *Check* says of an answer that is in order: its rating, and why. `standing` is as it would stand with it. */
export const checkedBox = (standing: Standing, period: string): Element[] => {
  const { item, scheme, rating } = standing;
  if (isSilent(standing)) return [box([line('Nothing is missing.'), notSent])];
  const why =
    item.kind === 'indicator' ? `${explainStanding(standing, period).sentence}.` : 'Nothing is missing.';
  return [
    box([
      words([run('This would be '), ...said(item, scheme, { update: null, rating })]),
      words([run(why)], { spacing: 'small' }),
      notSent,
    ]),
  ];
};

const fact = (label: string, text: string | null, most: number): Element[] =>
  text === null
    ? []
    : [words([run(`${label} `, { weight: 'bolder' }), run(shorten(text, most))], { spacing: 'small' })];

const requested = ({ requestedDue, requestReason }: Update): string | null =>
  requestedDue === null
    ? null
    : `${shortDay(requestedDue)}, because ${requestReason ?? 'no reason was given'}`;

/** An answer as the report prints it: mark and figure, the words, the date that was asked for. */
export const answerFacts = (standing: Standing, update: Update, most: number): Element[] => [
  words(said(standing.item, standing.scheme, { update: null, rating: standing.rating })),
  ...fact('Figure:', figureText(standing.item, update), most),
  ...fact('What happened:', printedCommentary(update), most),
  ...fact('What happens next:', update.nextActions, most),
  ...fact('Completed on:', update.completedOn && longDay(update.completedOn), most),
  ...fact('New date asked for:', requested(update), most),
  ...fact('Shown at:', update.evidence ?? null, most),
];

export const printedBox = (standing: Standing, update: Update, most: number): Element[] =>
  isSilent({ ...standing, update })
    ? [box([line('What is restricted is not printed in the open report.'), notSent])]
    : [
        box([
          line('As it will be printed', { weight: 'bolder' }),
          words(itemName(standing.item), { spacing: 'small' }),
          ...answerFacts(standing, update, most),
          notSent,
        ]),
      ];

export type Recorded = {
  /** As it stands with the answer in it. */
  standing: Standing;
  update: Update;
  /** False while it waits to be written to the register's list. */
  written: boolean;
  /** How many items are still owed after it. */
  left?: number;
};

export const onItsWay = 'It is kept safely and will be in the register in a moment.';

/** On top of the next form: what was just recorded, and a way back to it. */
export const recordedBox = ({ standing, update, written, left }: Recorded, origin: Origin): Container => {
  const { item, scheme, rating } = standing;
  const shown: TextRun[] = isSilent({ ...standing, update })
    ? []
    : [run(' '), ...said(item, scheme, { update, rating })];
  return box(
    [
      words([run('Recorded: ', { weight: 'bolder' }), run(item.ref), ...shown]),
      ...(written ? [] : [line(onItsWay, { isSubtle: true, spacing: 'none' })]),
      ...(left === undefined ? [] : [line(`${left} to go.`, { isSubtle: true, spacing: 'none' })]),
    ],
    {
      selectAction: openItem(
        { item: update.itemKey, period: update.period, ...origin },
        { title: `Change my answer to ${item.ref}` },
      ),
    },
  );
};

/** What came between a form and its sending: somebody else's answer, or the same person's from another place. */
export const changedBox = (
  standing: Standing,
  current: Update,
  { called, most }: { called: Called; most: number },
) => {
  const when = `${longDay(dayOf(current.submittedAt))} at ${timeOf(current.submittedAt)}`;
  return box(
    [
      line('Not sent: this was answered meanwhile', { weight: 'bolder' }),
      words([run(`Recorded by ${called(current.submittedBy)} on ${when}:`)], { spacing: 'small' }),
      ...(isSilent(standing) ? [] : answerFacts(standing, current, most)),
      line('What you typed is kept. Send it again if it should count instead.', { spacing: 'small' }),
    ],
    { style: 'attention' },
  );
};
