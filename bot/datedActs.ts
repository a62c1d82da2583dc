import {
  addDays,
  accept,
  parseWrittenDay,
  proposedReview,
  refuse,
  reviewPosition,
} from '../register/index.ts';
import type { Day, Document, Recommendation, Result } from '../register/index.ts';
import { applyItemAct, type ActingAs, type ItemActDraft } from '../chase/index.ts';
import type { Input } from './cards/adaptiveCard.ts';
import { choiceField, dayField, longText, shortText } from './cards/fields.ts';

/** What stands in a field, trimmed; empty where nothing does. */
export type Typed = (field: string) => string;

type Dated = Recommendation | Document;

/**
 * Something that people with the right do to a recommendation or a policy beside answering and deciding. `least` is
 * such an act as the rules accept it wherever it may be done at all: so a card offers what the rules allow.
 */
export type DatedAct = {
  act: ItemActDraft['act'];
  button: string;
  explains: string;
  /** What is said once it is done. */
  done: string;
  fields: (typed: Typed, item: Dated, day: Day) => Input[];
  draft: (typed: Typed, day: Day) => Result<ItemActDraft>;
  least: (item: Dated, day: Day) => ItemActDraft;
};

/** A day as it was typed; a missing one is said to be missing. */
const dayTyped = (typed: Typed, field: string): Result<Day> =>
  typed(field) === '' ? refuse({ code: 'missing', field }) : parseWrittenDay(typed(field), field);

const withDay = (typed: Typed, field: string, draft: (day: Day) => ItemActDraft): Result<ItemActDraft> => {
  const day = dayTyped(typed, field);
  return day.ok ? accept(draft(day.value)) : day;
};

const later = (a: Day, b: Day): Day => (a > b ? a : b);

const supersede: DatedAct = {
  act: 'superseded',
  button: 'Supersede it',
  explains: 'Another recommendation or a change of circumstances has taken its place. It leaves the figures.',
  done: 'Superseded',
  fields: typed => [longText('reason', 'Why, and what takes its place', typed('reason'))],
  draft: (typed, on) => accept({ act: 'superseded', reason: typed('reason'), on }),
  least: (_, on) => ({ act: 'superseded', reason: 'Superseded', on }),
};

const reopen: DatedAct = {
  act: 'reopened',
  button: 'Reopen it',
  explains: 'What was closed, accepted or superseded is open again, with its own date.',
  done: 'Reopened',
  fields: typed => [longText('reason', 'Why it is open again', typed('reason'))],
  draft: (typed, on) => accept({ act: 'reopened', reason: typed('reason'), on }),
  least: (_, on) => ({ act: 'reopened', reason: 'Reopened', on }),
};

const proposeAcceptance: DatedAct = {
  act: 'acceptance-proposed',
  button: 'Propose to accept the risk',
  explains:
    'It stays overdue until the head of audit has given an opinion and the committee has minuted it, and comes back on its review date.',
  done: 'Risk acceptance proposed',
  fields: typed => [
    longText('reason', 'Why the risk is accepted', typed('reason')),
    shortText('riskScore', 'Risk score', typed('riskScore')),
    dayField('reviewOn', 'Review date', typed('reviewOn')),
  ],
  draft: (typed, on) =>
    withDay(typed, 'reviewOn', reviewOn => ({
      act: 'acceptance-proposed',
      reason: typed('reason'),
      riskScore: typed('riskScore') === '' ? Number.NaN : Number(typed('riskScore')),
      reviewOn,
      on,
    })),
  least: (_, on) => ({
    act: 'acceptance-proposed',
    reason: 'Accepted',
    riskScore: 1,
    reviewOn: addDays(on, 1),
    on,
  }),
};

const giveOpinion: DatedAct = {
  act: 'acceptance-opinion',
  button: 'Record the opinion of the head of audit',
  explains:
    'Whether the risk that is to be accepted is within the appetite, and if not to whom it is escalated.',
  done: 'Opinion recorded',
  fields: typed => [
    choiceField('withinAppetite', 'Is it within the risk appetite?', {
      choices: [
        { title: 'Yes', value: 'yes' },
        { title: 'No, it is escalated', value: 'no' },
      ],
      typed: typed('withinAppetite'),
    }),
    shortText('escalatedTo', 'Escalated to, if it is not', typed('escalatedTo')),
  ],
  draft: (typed, on) => {
    const answer = typed('withinAppetite');
    if (answer !== 'yes' && answer !== 'no') return refuse({ code: 'missing', field: 'withinAppetite' });
    const escalatedTo = answer === 'yes' || typed('escalatedTo') === '' ? null : typed('escalatedTo');
    return accept({ act: 'acceptance-opinion', withinAppetite: answer === 'yes', escalatedTo, on });
  },
  least: (_, on) => ({ act: 'acceptance-opinion', withinAppetite: true, escalatedTo: null, on }),
};

const recordMinute: DatedAct = {
  act: 'acceptance-minuted',
  button: 'Record the minute of the committee',
  explains: 'With the minute the acceptance is in force until its review date.',
  done: 'Minute recorded',
  fields: typed => [shortText('minuteRef', 'Reference of the minute', typed('minuteRef'))],
  draft: (typed, on) => accept({ act: 'acceptance-minuted', minuteRef: typed('minuteRef'), on }),
  least: (_, on) => ({ act: 'acceptance-minuted', minuteRef: 'Minuted', on }),
};

const beginReview: DatedAct = {
  act: 'formal-review-begun',
  button: 'A formal review has begun',
  explains:
    'It counts as under formal review from today until it is brought up to date, extended or withdrawn.',
  done: 'A formal review has begun',
  fields: () => [],
  draft: (_, on) => accept({ act: 'formal-review-begun', on }),
  least: (_, on) => ({ act: 'formal-review-begun', on }),
};

const bringUpToDate: DatedAct = {
  act: 'updated',
  button: 'It has been brought up to date',
  explains: 'Its next review is due on the day that you give.',
  done: 'Brought up to date',
  fields: (typed, item, day) => {
    const usual = item.kind === 'document' ? proposedReview(item, day) : null;
    return [dayField('nextReview', 'Next review date', typed('nextReview') || (usual ?? ''))];
  },
  draft: (typed, on) => withDay(typed, 'nextReview', nextReview => ({ act: 'updated', nextReview, on })),
  least: (_, on) => ({ act: 'updated', nextReview: addDays(on, 1), on }),
};

const extend: DatedAct = {
  act: 'extended',
  button: 'Extend the review date',
  explains: 'It stays as it is, and its review is due later.',
  done: 'Extended',
  fields: typed => [
    dayField('nextReview', 'New review date', typed('nextReview')),
    longText('reason', 'Why it is extended', typed('reason')),
  ],
  draft: (typed, on) =>
    withDay(typed, 'nextReview', nextReview => ({
      act: 'extended',
      nextReview,
      reason: typed('reason'),
      on,
    })),
  least: (item, on) => {
    const due = item.kind === 'document' ? reviewPosition(item, on).reviewDue : on;
    return { act: 'extended', nextReview: addDays(later(due, on), 1), reason: 'Extended', on };
  },
};

const withdraw: DatedAct = {
  act: 'withdrawn',
  button: 'Withdraw it',
  explains: 'It is not needed any more. A withdrawn policy is at its end.',
  done: 'Withdrawn',
  fields: typed => [longText('reason', 'Why it is withdrawn', typed('reason'))],
  draft: (typed, on) => accept({ act: 'withdrawn', reason: typed('reason'), on }),
  least: (_, on) => ({ act: 'withdrawn', reason: 'Withdrawn', on }),
};

const all: readonly DatedAct[] = [
  giveOpinion,
  recordMinute,
  proposeAcceptance,
  supersede,
  reopen,
  beginReview,
  bringUpToDate,
  extend,
  withdraw,
];

/** What somebody may do to an item now, by the table of rights and by where it stands. */
export const datedActsFor = (item: Dated, doer: ActingAs, day: Day): DatedAct[] =>
  all.filter(({ least }) => applyItemAct(item, least(item, day), doer).ok);

export const datedActNamed = (name: string): DatedAct | undefined => all.find(({ act }) => act === name);
