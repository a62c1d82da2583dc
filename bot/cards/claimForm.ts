import type { Day, Problem, Recommendation, Snapshot } from '../../register/index.ts';
import { createCard, heading, line, type AdaptiveCard, type Element, type Input } from './adaptiveCard.ts';
import { datedFacts } from './datedFacts.ts';
import { proofWords } from './datedWords.ts';
import { goTo, send } from './decidePresses.ts';
import { dayField, longText, problemBox, shortText } from './fields.ts';
import { fittingCard } from './fitting.ts';
import type { Origin } from './presses.ts';

export const datedForms = ['implemented', 'partly-implemented', 'progress'] as const;
export type DatedForm = (typeof datedForms)[number];

/** `period` and `submission` are those of progress. */
export type DatedFormInput = {
  snapshot: Snapshot;
  item: Recommendation;
  day: Day;
  form: DatedForm;
  period: string;
  submission: string;
  origin: Origin;
  typed: (field: string) => string;
  problems?: readonly Problem[];
  notice?: Element[];
};

const titles: Record<DatedForm, string> = {
  implemented: 'It is implemented',
  'partly-implemented': 'It is partly implemented',
  progress: 'Progress and plan',
};

const fieldsOf = ({ form, typed }: DatedFormInput): Input[] =>
  form === 'progress'
    ? [
        longText('commentary', 'What has been done, and what is the plan?', typed('commentary')),
        dayField('requestedDue', 'New date, if you need one', typed('requestedDue')),
        longText('requestReason', 'Reason for the new date', typed('requestReason')),
      ]
    : [
        longText(
          'evidence',
          form === 'implemented' ? 'What shows that it is done?' : 'What is done, and what shows it?',
          typed('evidence'),
        ),
        shortText('link', 'Link to it, if there is one', typed('link')),
      ];

const sendButton = ({ item, form, period, submission, origin }: DatedFormInput) =>
  form === 'progress'
    ? send('progress-save', {
        origin,
        data: { item: item.key, period, submission },
        title: 'Send my plan',
        primary: true,
      })
    : send('claim-save', { origin, data: { item: item.key, form }, title: 'Send it', primary: true });

const says: Record<DatedForm, (item: Recommendation) => string> = {
  implemented: ({ riskPriority }) => `Whoever closes it decides. ${proofWords[riskPriority]}`,
  'partly-implemented': () => 'It stays open until all of it is implemented.',
  progress: () => 'A new date is a request: it holds once whoever closes it has agreed.',
};

const build = (input: DatedFormInput, most: number): AdaptiveCard => {
  const { item, form, origin, problems = [], notice = [] } = input;
  return createCard(
    [
      heading(titles[form]),
      ...datedFacts(input, most),
      line(says[form](item), { isSubtle: true }),
      ...problemBox(problems),
      ...notice,
      ...fieldsOf(input),
    ],
    [sendButton(input), goTo('dated', { origin, data: { item: item.key }, title: 'Back' })],
  );
};

/** What an owner says of a recommendation: that it is done, wholly or partly, or how far it is and by when it will be. */
export const claimForm = (input: DatedFormInput): AdaptiveCard =>
  fittingCard([600, 200, 60], most => build(input, most));
