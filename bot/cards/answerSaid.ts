import { dayOf, formatValue, longDay, periodTitle } from '../../register/index.ts';
import type { Snapshot, Standing, Update } from '../../register/index.ts';
import { movementOf } from '../../report/index.ts';
import { run, shorten, words, type Element, type TextRun } from './adaptiveCard.ts';
import { said } from './mark.ts';
import { promisedText } from './promised.ts';
import { whoIn } from './who.ts';

/** "● G on track, ↑ up from amber": what it is rated, and how that has moved since last time. */
export const ratingRuns = (standing: Standing): TextRun[] => {
  const { item, scheme, update, rating } = standing;
  const { arrow, words: moved } = movementOf(standing);
  return [
    ...said(item, scheme, { update, rating }),
    run(`, ${arrow === '' ? '' : `${arrow} `}${moved}`, { isSubtle: true }),
  ];
};

/** "Target 90%, last time 59%"; of an action its date. */
export const againstText = ({ item, previous }: Standing, period: string): string => {
  const promised = promisedText(item, period);
  const capital = promised.slice(0, 1).toUpperCase() + promised.slice(1);
  const before = previous?.update?.value ?? null;
  if (item.kind !== 'indicator' || before === null) return capital;
  return `${capital}, last time ${formatValue(before, item.unit, { decimals: item.decimals })}`;
};

const quote = (label: string, text: string | null | undefined, most: number): Element[] =>
  text
    ? [words([run(`${label} `, { weight: 'bolder' }), run(shorten(text, most))], { spacing: 'small' })]
    : [];

/** The words of an answer, each no longer than so many characters. */
export const wordsSaid = (update: Update, most: number): Element[] => [
  ...quote('What happened:', update.commentary, most),
  ...quote('What happens next:', update.nextActions, most),
  ...quote('Completed on:', update.completedOn && longDay(update.completedOn), most),
  ...quote('Shown at:', update.evidence, most),
];

export const lastTimeSaid = ({ item, scheme, previous }: Standing, most: number): Element[] => {
  if (!previous?.rating && !previous?.update) return [];
  const { update, rating, period } = previous;
  return [
    words(
      [run(`${periodTitle(period)}: `, { weight: 'bolder' }), ...said(item, scheme, { update, rating })],
      {
        separator: true,
      },
    ),
    ...quote('We said:', update?.commentary, most),
    ...quote('Next, we said:', update?.nextActions, most),
  ];
};

/** Who said it and when; of a proxy who it was, how and on which day. */
export const saidBy = (snapshot: Snapshot, { submittedBy, submittedAt, givenBy }: Update): string =>
  givenBy === undefined
    ? `From ${whoIn(snapshot, submittedBy)}, ${longDay(dayOf(submittedAt))}`
    : `Given by ${givenBy.who}, ${givenBy.how}, on ${longDay(givenBy.on)}; recorded by ${whoIn(snapshot, submittedBy)}`;
