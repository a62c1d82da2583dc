import { isRestricted, longDay, recommendationOn, dayOf } from '../../register/index.ts';
import type { Document, Recommendation } from '../../register/index.ts';
import type { DatedAsk } from '../../chase/index.ts';
import { line, run, shorten, words, type Element, type TextRun } from './adaptiveCard.ts';
import { longestTitle, type DigestRow } from './digestRows.ts';
import { minutesInWords, type Reading } from './digestWords.ts';
import { itemName } from './itemName.ts';
import { openDated, type Origin } from './presses.ts';

type Dated = DatedAsk<Recommendation> | DatedAsk<Document>;

/** "overdue since 30 June 2024, high priority"; of a policy its review. */
const dateText = ({ item, due, overdue }: Dated): string => {
  const what = item.kind === 'document' ? 'review ' : '';
  const priority = item.kind === 'recommendation' ? `, ${item.riskPriority} priority` : '';
  if (due === null) return `no date${priority}`;
  return `${what}${overdue ? 'overdue since' : 'due'} ${longDay(due)}${priority}`;
};

const isClaimed = ({ item }: Dated, { day }: Reading): boolean =>
  item.kind === 'recommendation' && recommendationOn(item, day).state === 'awaiting-verification';

/** Nothing that was said of it waits for somebody else. */
export const isToAnswer = (ask: Dated, reading: Reading): boolean =>
  ask.waiting === null && !isClaimed(ask, reading);

const standsAt = (ask: Dated, reading: Reading): TextRun[] => {
  const { item, waiting, returned } = ask;
  const silent = isRestricted(item.visibility);
  if (waiting) return [run(`Your answer of ${longDay(dayOf(waiting.submittedAt))} waits to be decided`)];
  if (returned !== null)
    return silent
      ? [run('Sent back to you', { weight: 'bolder' })]
      : [run('Sent back: ', { weight: 'bolder' }), run(shorten(returned, 160))];
  if (isClaimed(ask, reading)) return [run('Waits to be verified')];
  return [run('Not answered yet', { isSubtle: true })];
};

const rowElement = (ask: Dated, origin: Origin, reading: Reading): DigestRow['row'] => {
  const { item, overdue } = ask;
  const dates = isRestricted(item.visibility) ? (overdue ? 'overdue' : null) : dateText(ask);
  const date = dates === null ? null : `${dates.slice(0, 1).toUpperCase()}${dates.slice(1)}`;
  return {
    type: 'Container',
    separator: true,
    spacing: 'small',
    selectAction: openDated({ item: item.key, ...origin }, { title: `Open ${item.ref}` }),
    items: [
      words(itemName(item, longestTitle)),
      ...(date === null ? [] : [words([run(date)], { spacing: 'none' })]),
      words(standsAt(ask, reading), { spacing: 'none' }),
    ],
  };
};

/** The most pressing first: what came back, then what is overdue, the longest first; what waits for others last. */
export const pressingFirst = <T extends Dated>(asks: readonly T[], reading: Reading): T[] => {
  const rank = (ask: T): number => {
    if (!isToAnswer(ask, reading)) return 3;
    if (ask.returned !== null) return 0;
    return ask.overdue ? 1 : 2;
  };
  return [...asks].sort((a, b) => rank(a) - rank(b) || (a.due ?? '9').localeCompare(b.due ?? '9'));
};

/** "2 to answer, 1 overdue; about 3 minutes." */
const headingOf = (title: string, asks: readonly Dated[], reading: Reading): Element[] => {
  const open = asks.filter(ask => isToAnswer(ask, reading)).length;
  const late = asks.filter(({ overdue }) => overdue).length;
  const todo = open === 0 ? 'Nothing to answer' : `${open} to answer`;
  const overdue = late === 0 ? '' : `, ${late} overdue`;
  const time = open === 0 ? '' : `; ${minutesInWords(open)}`;
  return [
    line(title, { weight: 'bolder', separator: true }),
    line(`${todo}${overdue}${time}.`, { spacing: 'none' }),
  ];
};

/** Rows of recommendations, or of policies and strategies; none where there are none. */
export const datedRows = (
  title: string,
  asks: readonly Dated[],
  { origin, reading }: { origin: Origin; reading: Reading },
): DigestRow[] => {
  const section = headingOf(title, asks, reading);
  return pressingFirst(asks, reading).map(ask => ({ section, row: rowElement(ask, origin, reading) }));
};
