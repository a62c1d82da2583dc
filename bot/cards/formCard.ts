import { bandsToGive, formatValue, isRestricted, periodTitle } from '../../register/index.ts';
import type { Action, Band, Indicator, Problem, RawAnswer, Standing } from '../../register/index.ts';
import {
  createCard,
  heading,
  largestCard,
  line,
  run,
  shorten,
  sizeOf,
  words,
  type AdaptiveCard,
  type Element,
  type Input,
} from './adaptiveCard.ts';
import { dayField, longText, problemBox } from './fields.ts';
import { isSilent, itemName } from './itemName.ts';
import { markText, said } from './mark.ts';
import { promisedText } from './promised.ts';
import { backToList, checkAnswerFirst, sendAnswer, type Subject } from './presses.ts';

/**
 * `typed` is what stands in the fields; `problems` and `notice` are shown above them. `notice` is also what *Check*
 * found, with its mark.
 */
export type FormInput = {
  standing: Standing;
  about: Subject;
  typed: RawAnswer;
  problems?: Problem[];
  notice?: Element[];
};

const lastTime = ({ item, scheme, previous }: Standing, most: number): Element[] => {
  if (!previous?.rating && !previous?.update)
    return [line('Nothing was reported last time.', { isSubtle: true })];
  const { update, rating, period } = previous;
  const quote = (label: string, text: string | null | undefined): Element[] =>
    text
      ? [words([run(`${label} `, { weight: 'bolder' }), run(shorten(text, most))], { spacing: 'small' })]
      : [];
  return [
    words([run(`${periodTitle(period)}: `, { weight: 'bolder' }), ...said(item, scheme, { update, rating })]),
    ...quote('We said:', update?.commentary),
    ...quote('Next, we said:', update?.nextActions),
  ];
};

type RatingField = { typed: string | undefined; isRequired: boolean };

const ratings = (bands: readonly Band[], { typed, isRequired }: RatingField): Input => ({
  type: 'Input.ChoiceSet',
  id: 'band',
  label: 'How is it going?',
  style: 'expanded',
  isRequired,
  errorMessage: 'Please choose a rating.',
  choices: bands.map(band => ({ title: markText(band), value: band.id })),
  ...(typed ? { value: typed } : {}),
});

const actionFields = (action: Action, bands: readonly Band[], typed: RawAnswer): Input[] => {
  const told = [
    longText('commentary', 'What happened?', typed.commentary),
    longText('nextActions', 'What happens next?', typed.nextActions),
  ];
  if (action.partnership) return told;
  return [
    ratings(bands, { typed: typed.band, isRequired: true }),
    ...told,
    dayField('completedOn', 'Date completed, if it is', typed.completedOn),
    dayField('requestedDue', 'New date, if you need one', typed.requestedDue),
    longText('requestReason', 'Reason for the new date', typed.requestReason),
  ];
};

type Asked = { period: string; bands: readonly Band[] };

/** A rating is asked for where people judge; it is not required by the card, since there may be no figure yet. */
const indicatorFields = (indicator: Indicator, { period, bands }: Asked, typed: RawAnswer): Input[] => [
  {
    type: 'Input.Text',
    id: 'value',
    label: `Figure for ${periodTitle(period)}${indicator.cumulative ? ', for the year so far' : ''}`,
    placeholder: `For example ${formatValue(indicator.unit === 'percent' ? 92 : 1250, indicator.unit)}`,
    maxLength: 60,
    ...(typed.value ? { value: typed.value.slice(0, 60) } : {}),
  },
  {
    type: 'Input.Toggle',
    id: 'valueNotYet',
    title: 'I do not have the figure yet',
    value: typed.valueNotYet ? 'true' : 'false',
  },
  ...(bands.length === 0 ? [] : [ratings(bands, { typed: typed.band, isRequired: false })]),
  longText('commentary', 'What is behind the figure?', typed.commentary),
];

const build = ({ standing, about, typed, problems = [], notice = [] }: FormInput, most: number) => {
  const { item, scheme } = standing;
  const bands = bandsToGive(item, { scheme, period: about.period });
  const isAction = item.kind === 'action';
  const context = [
    item.ref,
    periodTitle(about.period),
    ...(isRestricted(item.visibility) ? [] : [promisedText(item, about.period)]),
  ];
  return createCard(
    [
      heading('Your update'),
      words(isRestricted(item.visibility) ? itemName(item) : [run(item.title, { weight: 'bolder' })]),
      words([run(context.join(', '), { isSubtle: true })], { spacing: 'small' }),
      ...(isSilent(standing) ? [] : lastTime(standing, most)),
      ...problemBox(problems),
      ...notice,
      ...(isAction
        ? actionFields(item, bands, typed)
        : indicatorFields(item, { period: about.period, bands }, typed)),
    ],
    [sendAnswer(about), ...(isAction ? [] : [checkAnswerFirst(about)]), backToList(about)],
  );
};

/**
 * The form of one item: how it stood last time, what was promised, and the fields. What a person typed is always kept
 * whole; where a card would grow too large it is last time's words that are shortened.
 */
export const formCard = (input: FormInput): AdaptiveCard =>
  [800, 300, 80].map(most => build(input, most)).find(card => sizeOf(card) <= largestCard) ?? build(input, 0);
