import { longDay, type Day } from '../day.ts';
import { formatValue } from '../figure.ts';
import type { Action, Indicator, ReturnItem } from '../item.ts';
import { milestoneEnd } from '../milestone.ts';
import { periodEnd, periodTitle, yearOf, type PeriodId } from '../period.ts';
import type { Reason } from '../rating.ts';
import { bandOf, engineBands, type Scheme } from '../scheme.ts';
import type { Standing } from '../standing.ts';
import { nobodysPost } from '../importing/itemRead.ts';
import { bandWords, capital } from './figureWords.ts';

export type Judged = Pick<Standing, 'scheme' | 'owner' | 'rating' | 'update' | 'previous'> & {
  period: PeriodId;
  /** The figure that was said; null where none was. */
  value: number | null;
};

type Words<Item> = (item: Item, judged: Judged) => string;

const dayWords = (before: 'on' | 'until', day: Day | null): string =>
  day === null ? '' : ` ${before} ${longDay(day)}`;
const onDay = (day: Day | null): string => dayWords('on', day);
const inBrackets = (text: string | null): string => (text === null ? '' : ` (${text})`);

/** "418 tonnes"; empty where there is none. */
export const valueWords = (indicator: Indicator, value: number | null): string =>
  value === null ? '' : formatValue(value, indicator.unit);

const unrated =
  (why: Words<Indicator>): Words<Indicator> =>
  (indicator, judged) => {
    const word = bandWords(judged.scheme, engineBands.monitor);
    return `${valueWords(indicator, judged.value)}${why(indicator, judged)}: ${word}`;
  };

const notReported: Words<ReturnItem> = (_, { period }) =>
  `Nothing has been reported for ${periodTitle(period)}`;

/** A label of a time whose definition and target are another, or unknown: it stands as it was printed. */
const asPrinted: Words<Indicator> = (indicator, { scheme, rating, value }) => {
  const printed = [valueWords(indicator, value), 'published as'].filter(words => words !== '').join(', ');
  return `${capital(printed)} ${bandWords(scheme, rating.band)}; what it was held against then is not kept here`;
};

/** "Amber (minor issues or delays)", "completed". */
const bandInFull = (scheme: Scheme, id: string): string => {
  const band = bandOf(scheme, id);
  return band && band.name !== null ? `${band.name}${inBrackets(band.word)}` : bandWords(scheme, id);
};

const judgedBy: Words<ReturnItem> = (_, { scheme, owner, rating, update }) => {
  if (rating.band === engineBands.completed && update !== null)
    return `Completed${onDay(update.completedOn)}${owner.post === nobodysPost ? '' : `, as reported by the ${owner.post}`}`;
  // What was printed before a correction is said with the correction.
  const printed = rating.published === rating.band ? 'published as ' : '';
  const judged = `${printed}${bandInFull(scheme, rating.band)}`;
  const by = owner.post === nobodysPost ? 'its owner, who is not named' : `the ${owner.post}`;
  return `${capital(judged)}, in the judgement of ${by}`;
};

/** Every reason but `rule`, whose sentence is made from its explanation, and `published`. */
const indicatorWords: Partial<Record<Reason, Words<Indicator>>> = {
  judgement: judgedBy,
  'not-reported': notReported,
  annual: (_, { period }) => `Measured once a year: no figure is due before the end of ${yearOf(period)}`,
  'not-due': (_, { period }) => `Measured by the quarter: no figure is due for ${periodTitle(period)}`,
  'not-yet-available': (_, { update, period }) => {
    const expected = onDay(update?.expectedOn ?? null);
    return `The figure for ${periodTitle(period)} is not available yet${expected === '' ? '' : `; it is expected${expected}`}`;
  },
  'no-target': unrated(() => ' with no target to hold it against'),
  'text-target': unrated(({ targetText }) => ` against a target in words${inBrackets(targetText)}`),
  'no-benchmark': unrated(
    (_, { period }) => ` against a figure of others that is not known for ${periodTitle(period)}`,
  ),
  'no-polarity': unrated(() => ' of which neither more nor less is better'),
  'unrated-scheme': unrated((_, { scheme }) => `, which no rule of “${scheme.title}” rates`),
};

/** "Closed on 3 May 2024 by decision (CAB/12)", or "Put on hold …". */
export const closedWords = ({ state, closedOn, decisionRef }: Action): string =>
  `${state === 'paused' ? 'Put on hold' : 'Closed'}${onDay(closedOn)} by decision${inBrackets(decisionRef)}`;

const completed: Words<Action> = ({ closedOn }, { previous }) => {
  const day = closedOn ?? previous?.update?.completedOn ?? null;
  return `Completed${day === null ? ' in an earlier period' : onDay(day)}, and stays completed`;
};

const notDue: Words<Action> = (action, { period }) => {
  const { planned } = action;
  const end = milestoneEnd(action, periodEnd(period));
  const isMoved = planned !== null && end !== periodEnd(planned);
  return `Not due${dayWords('until', end)}${isMoved ? `, moved from ${periodTitle(planned)}` : ''}`;
};

/** Every reason but `judgement`. */
const actionWords: Partial<Record<Reason, Words<Action>>> = {
  'not-reported': notReported,
  'not-due': notDue,
  information: (_, { scheme, rating }) => `Carried out with others: ${bandWords(scheme, rating.band)}`,
  completed,
  closed: closedWords,
};

/** What a rating rests on where no rule computed it; never empty. No full stop: more may follow. */
export const reasonWords = (item: ReturnItem, judged: Judged): string => {
  const { because } = judged.rating;
  return item.kind === 'indicator'
    ? (indicatorWords[because] ?? asPrinted)(item, judged)
    : (actionWords[because] ?? judgedBy)(item, judged);
};
