import {
  dayOf,
  isRestricted,
  latenessOf,
  longDay,
  recommendationOn,
  reviewPosition,
} from '../../register/index.ts';
import type { Day, Document, Recommendation, Snapshot, Update } from '../../register/index.ts';
import {
  createCard,
  heading,
  line,
  run,
  shorten,
  words,
  type AdaptiveCard,
  type Element,
  type Execute,
} from './adaptiveCard.ts';
import { datedFacts } from './datedFacts.ts';
import { requestWords } from './datedWords.ts';
import { goTo } from './decidePresses.ts';
import { fittingCard } from './fitting.ts';
import { backToList, type Origin } from './presses.ts';

/** What somebody may do: answer as its owner, decide on what is claimed, or something else by their right. */
export type DatedCardInput<T extends Recommendation | Document = Recommendation | Document> = {
  snapshot: Snapshot;
  item: T;
  day: Day;
  waiting: Update | null;
  returned: string | null;
  isOwner: boolean;
  hasMore: boolean;
  origin: Origin;
};

const daysLate = ({ item, day }: DatedCardInput): number => {
  if (item.kind === 'recommendation')
    return recommendationOn(item, day).overdue ? latenessOf(item, day).lateDays : 0;
  const { reviewDue, reviewBegunOn } = reviewPosition(item, day);
  const dates = { originalDue: reviewDue, due: reviewDue, revisions: [] };
  return reviewBegunOn === null ? latenessOf(dates, day).lateDays : 0;
};

/** From the first day on, a plan and a date are asked for. */
const lateLine = (input: DatedCardInput): Element[] => {
  const days = daysLate(input);
  if (days === 0 || !input.isOwner) return [];
  const late = `This is ${days} ${days === 1 ? 'day' : 'days'} late.`;
  const asks =
    input.item.kind === 'recommendation'
      ? ' Please say what the plan is, and by when it will be done.'
      : ' Please say whether it is still needed, and what happens next.';
  return [line(late + asks, { weight: 'bolder' })];
};

/** What was asked for and is not decided yet, or came back. */
export const requestSaid = ({
  item,
  waiting,
  returned,
}: Pick<DatedCardInput, 'item' | 'waiting' | 'returned'>): Element[] => {
  if (isRestricted(item.visibility)) return waiting ? [line('What you said waits for a decision.')] : [];
  if (waiting)
    return [
      words([
        run(`Said on ${longDay(dayOf(waiting.submittedAt))}, and waits for a decision: `, {
          weight: 'bolder',
        }),
        run(shorten(waiting.commentary ?? '', 600)),
      ]),
      ...(waiting.requestedDue === null
        ? []
        : [words([run(`${requestWords(waiting)}.`)], { spacing: 'small' })]),
    ];
  return returned === null
    ? []
    : [
        words([
          run('It came back. What would satisfy: ', { weight: 'bolder' }),
          run(shorten(returned, 1500)),
        ]),
      ];
};

const claimable: readonly string[] = ['agreed', 'partly-implemented', 'returned', 'risk-accepted'];

const ownersButtons = (input: DatedCardInput): Execute[] => {
  const { item, day, origin, isOwner } = input;
  if (!isOwner || item.kind !== 'recommendation') return [];
  const { state } = recommendationOn(item, day);
  const form = (name: string, title: string, primary: boolean) =>
    goTo('dated', { origin, data: { item: item.key, form: name }, title, primary });
  const late = daysLate(input) > 0;
  const progress = (primary: boolean) =>
    form('progress', late ? 'Give a plan and a date' : 'Progress and plan', primary);
  if (state === 'awaiting-verification') return [progress(false)];
  if (!claimable.includes(state)) return [];
  const claims = [
    form('implemented', 'It is implemented', !late),
    form('partly-implemented', 'It is partly implemented', false),
  ];
  return late ? [progress(true), ...claims] : [...claims, progress(false)];
};

const build = (input: DatedCardInput, most: number): AdaptiveCard => {
  const { item, origin, isOwner, hasMore, returned } = input;
  const isClaimBack = item.kind === 'recommendation' && recommendationOn(item, input.day).returned !== null;
  return createCard(
    [
      heading(item.kind === 'recommendation' ? 'A recommendation' : 'A policy or strategy'),
      ...datedFacts(input, most),
      ...lateLine(input),
      ...requestSaid({ ...input, returned: isClaimBack ? null : returned }),
    ],
    [
      ...ownersButtons(input),
      ...(hasMore ? [goTo('more', { origin, data: { item: item.key }, title: 'More' })] : []),
      isOwner ? backToList(origin) : goTo('dated-list', { origin, title: 'Back' }),
    ],
  );
};

/** A recommendation, or of somebody else's also a policy: what it is, how it stands, and what this person may do. */
export const datedCard = (input: DatedCardInput): AdaptiveCard =>
  fittingCard([1500, 600, 200], most => build(input, most));
