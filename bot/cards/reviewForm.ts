import { isRestricted, longDay, proposedReview, reviewPosition } from '../../register/index.ts';
import type { Day, Document, Problem, Snapshot, Update } from '../../register/index.ts';
import { createCard, heading, line, type AdaptiveCard, type Element, type Input } from './adaptiveCard.ts';
import { requestSaid } from './datedCard.ts';
import { datedFacts } from './datedFacts.ts';
import { goTo, send } from './decidePresses.ts';
import { choiceField, dayField, longText, problemBox } from './fields.ts';
import { fittingCard } from './fitting.ts';
import { backToList, type Origin } from './presses.ts';

export const reviewNexts = ['nothing', 'begun', 'updated', 'extended', 'withdrawn'] as const;
export type ReviewNext = (typeof reviewNexts)[number];

export type ReviewFormInput = {
  snapshot: Snapshot;
  item: Document;
  day: Day;
  waiting: Update | null;
  returned: string | null;
  submission: string;
  hasMore: boolean;
  origin: Origin;
  typed: (field: string) => string;
  problems?: readonly Problem[];
  notice?: Element[];
};

const nextTitles: Record<ReviewNext, string> = {
  nothing: 'Nothing yet',
  begun: 'A formal review has begun',
  updated: 'It has been brought up to date',
  extended: 'Please extend the review date',
  withdrawn: 'Please withdraw it',
};

/** Of what is restricted no dates are shown. */
const lateText = ({ item, day }: ReviewFormInput): string => {
  if (isRestricted(item.visibility)) return '';
  const { reviewDue, reviewBegunOn } = reviewPosition(item, day);
  if (reviewBegunOn !== null) return 'It is under formal review. ';
  return day > reviewDue ? 'Its review date has passed. ' : `Its review is due on ${longDay(reviewDue)}. `;
};

const fieldsOf = ({ item, day, typed }: ReviewFormInput): Input[] => {
  const isBegun = reviewPosition(item, day).reviewBegunOn !== null;
  const nexts = reviewNexts.filter(next => next !== 'begun' || !isBegun);
  const usual = isRestricted(item.visibility) ? null : proposedReview(item, day);
  const dateLabel =
    usual === null
      ? 'Next review date, if you propose one'
      : `Next review date, if you propose one (usually ${longDay(usual)})`;
  return [
    choiceField('stillNeeded', 'Is it still needed?', {
      choices: [
        { title: 'Yes', value: 'yes' },
        { title: 'No', value: 'no' },
      ],
      typed: typed('stillNeeded'),
    }),
    longText('riskIfOutOfDate', 'What is the risk of its being out of date?', typed('riskIfOutOfDate')),
    choiceField('next', 'What happens next?', {
      choices: nexts.map(value => ({ title: nextTitles[value], value })),
      typed: typed('next'),
    }),
    dayField('nextReview', dateLabel, typed('nextReview')),
    longText('reason', 'What was done, or why (for a proposal)', typed('reason')),
  ];
};

const build = (input: ReviewFormInput, most: number): AdaptiveCard => {
  const { item, origin, submission, hasMore, problems = [], notice = [] } = input;
  return createCard(
    [
      heading('A policy or strategy to review'),
      ...datedFacts(input, most),
      ...requestSaid(input),
      line(`${lateText(input)}A change of the date, and a withdrawal, are decided by its approver.`, {
        isSubtle: true,
      }),
      ...problemBox(problems),
      ...notice,
      ...fieldsOf(input),
    ],
    [
      send('review-save', {
        origin,
        data: { item: item.key, submission },
        title: 'Send my answer',
        primary: true,
      }),
      ...(hasMore ? [goTo('more', { origin, data: { item: item.key }, title: 'More' })] : []),
      backToList(origin),
    ],
  );
};

/** What the owner of a policy is asked: is it still needed, what is the risk, and what happens next. */
export const reviewForm = (input: ReviewFormInput): AdaptiveCard =>
  fittingCard([600, 200, 60], most => build(input, most));
