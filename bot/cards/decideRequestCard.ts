import { isRestricted, longDay } from '../../register/index.ts';
import type { Day, Document, Problem, Recommendation, Snapshot, Update } from '../../register/index.ts';
import { ownWordsOf, proposedIn, type ReviewOutcome } from '../../chase/index.ts';
import { isDateAsked } from '../decisions.ts';
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
import { saidBy } from './answerSaid.ts';
import { datedFacts } from './datedFacts.ts';
import { dateField, type TypedDecision } from './decideAnswerCard.ts';
import { backToDecisions, goTo, send } from './decidePresses.ts';
import { choiceField, longText, problemBox } from './fields.ts';
import { fittingCard } from './fitting.ts';
import type { Origin } from './presses.ts';

export type DecideRequestInput = {
  snapshot: Snapshot;
  item: Recommendation | Document;
  update: Update;
  day: Day;
  sentBack: Update | null;
  origin: Origin;
  typed?: TypedDecision;
  problems?: readonly Problem[];
  notice?: Element[];
};

/** What may become of a review, and of a plain word on it: a date is needed for what goes on. */
export const outcomesOf = ({ requestedDue }: Update): (ReviewOutcome | 'noted')[] =>
  requestedDue === null ? ['noted', 'withdrawn'] : ['updated', 'extended'];

const outcomeTitles: Record<ReviewOutcome | 'noted', (until: string) => string> = {
  updated: until => `It is up to date; next review on ${until}`,
  extended: until => `Its review is extended to ${until}`,
  withdrawn: () => 'It is withdrawn',
  noted: () => 'Noted, and nothing changes',
};

const isSilent = ({ item, update }: DecideRequestInput): boolean =>
  isRestricted(item.visibility) || isRestricted(update.visibility);

const outcomeField = (input: DecideRequestInput): Input => {
  const { update, typed } = input;
  const { requestedDue } = update;
  const until =
    requestedDue === null || isSilent(input) ? 'the date that was asked for' : longDay(requestedDue);
  const choices = outcomesOf(update).map(value => ({ title: outcomeTitles[value](until), value }));
  return choiceField('outcome', 'What becomes of it', {
    choices,
    typed: typed?.outcome ?? proposedIn(update) ?? 'noted',
  });
};

const asked = (input: DecideRequestInput, most: number): Element[] => {
  const { item, update } = input;
  const { requestedDue, requestReason } = update;
  if (isSilent(input))
    return [
      line('What was said is restricted and not shown in Teams. Read it in the register before you decide.'),
    ];
  const reason = requestReason ? `, because ${shorten(requestReason, most)}` : '';
  const until = requestedDue === null ? '' : `${longDay(requestedDue)}${reason}`;
  const label = item.kind === 'document' ? 'Next review:' : 'New date asked for:';
  return [
    words([run(shorten(update.commentary ?? '', most))], { separator: true }),
    ...(until === ''
      ? []
      : [words([run(`${label} `, { weight: 'bolder' }), run(until)], { spacing: 'small' })]),
  ];
};

const fieldsOf = (input: DecideRequestInput): Input[] => {
  const { item, update, typed } = input;
  const reason = longText('reason', 'If you send it back: what would satisfy', typed?.reason);
  if (item.kind === 'document') return [outcomeField(input), reason];
  const silent = isSilent(input);
  return isDateAsked({ item, update })
    ? [...dateField(update, { due: item.due, typed: typed?.date, silent }), reason]
    : [reason];
};

const build = (input: DecideRequestInput, most: number): AdaptiveCard => {
  const { snapshot, item, update, day, origin, problems = [], notice = [], sentBack } = input;
  const isReview = item.kind === 'document';
  const data = { update: update.key };
  const back = sentBack?.decided?.reason ?? null;
  return createCard(
    [
      heading(isReview ? 'Decide a proposal' : 'Decide a plan'),
      ...datedFacts({ snapshot, item, day }, Math.min(most, 600)),
      ...asked(input, most),
      words([run(saidBy(snapshot, update), { isSubtle: true })], { spacing: 'small' }),
      ...(back === null || isSilent(input)
        ? []
        : [words([run('It was sent back before: ', { weight: 'bolder' }), run(shorten(back, 600))])]),
      ...problemBox(problems, 'Not decided yet. What you typed is kept.'),
      ...notice,
      ...fieldsOf(input),
    ],
    [
      send(isReview ? 'settle-review' : 'approve', {
        origin,
        data,
        title: isReview ? 'Record what becomes of it' : 'Agree the plan',
        primary: true,
      }),
      send('send-back', { origin, data, title: 'Send back' }),
      ...(isReview ? [] : [goTo('more', { origin, data: { item: item.key }, title: 'More' })]),
      backToDecisions(origin),
    ],
  );
};

/** A plan or a new date for a recommendation, or a proposal on a policy, and what may be decided of it. */
export const decideRequestCard = (input: DecideRequestInput): AdaptiveCard =>
  fittingCard([4000, 2000, 800, 300], most => build(input, most));

/** Why a policy is withdrawn or extended: the owner's reason, or else their own words. */
export const proposalReason = (update: Update): string => update.requestReason ?? ownWordsOf(update);
