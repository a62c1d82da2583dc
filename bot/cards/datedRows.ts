import { asksDue, dayOf, isRestricted, longDay, recommendationOn } from '../../register/index.ts';
import type { Day, Document, Recommendation, Snapshot } from '../../register/index.ts';
import type { DatedAsk, Desk } from '../../chase/index.ts';
import { line, run, shorten, words, type Element, type TextRun } from './adaptiveCard.ts';
import { longestTitle, type DigestRow } from './digestRows.ts';
import { minutesInWords } from './digestWords.ts';
import { itemName } from './itemName.ts';
import { openDated, type Origin } from './presses.ts';

/** A recommendation or policy on somebody's desk, in the register that it was found in. */
export type Dated = DatedAsk<Recommendation | Document> & { snapshot: Snapshot };

/** "overdue since 30 June 2024, high priority"; of a policy its review. */
const dateText = ({ item, due, overdue }: Dated): string => {
  const what = item.kind === 'document' ? 'review ' : '';
  const priority = item.kind === 'recommendation' ? `, ${item.riskPriority} priority` : '';
  if (due === null) return `no date${priority}`;
  return `${what}${overdue ? 'overdue since' : 'due'} ${longDay(due)}${priority}`;
};

/** Neither said and waiting for somebody else, nor answered since it was asked last. */
export const isToAnswer = (ask: Dated, day: Day): boolean => {
  const { item, waiting, snapshot } = ask;
  if (waiting !== null) return false;
  if (item.kind === 'recommendation') return recommendationOn(item, day).state !== 'awaiting-verification';
  const scheme = snapshot.schemes.find(({ id }) => id === item.scheme);
  return scheme !== undefined && asksDue(item, day, scheme) !== null;
};

/** What it is while nobody has said anything new of it. */
const stateWords = (ask: Dated, day: Day): string => {
  const { item } = ask;
  if (item.kind === 'document')
    return isToAnswer(ask, day) ? 'Not answered yet' : 'Answered, not resolved yet';
  const { state } = recommendationOn(item, day);
  if (state === 'awaiting-verification') return 'Waits to be verified';
  return state === 'partly-implemented' ? 'Partly implemented' : 'Not implemented yet';
};

const standsAt = (ask: Dated, day: Day): TextRun[] => {
  const { item, waiting, returned } = ask;
  const silent = isRestricted(item.visibility);
  if (waiting) return [run(`Your answer of ${longDay(dayOf(waiting.submittedAt))} waits to be decided`)];
  if (returned !== null)
    return silent
      ? [run('Sent back to you', { weight: 'bolder' })]
      : [run('Sent back: ', { weight: 'bolder' }), run(shorten(returned, 160))];
  return [run(stateWords(ask, day), { isSubtle: true })];
};

const rowElement = (ask: Dated, origin: Origin, day: Day): DigestRow['row'] => {
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
      words(standsAt(ask, day), { spacing: 'none' }),
    ],
  };
};

/** The most pressing first: what came back, then what is overdue, the longest first; what waits for others last. */
export const pressingFirst = <T extends Dated>(asks: readonly T[], day: Day): T[] => {
  const rank = (ask: T): number => {
    if (!isToAnswer(ask, day)) return 3;
    if (ask.returned !== null) return 0;
    return ask.overdue ? 1 : 2;
  };
  return [...asks].sort((a, b) => rank(a) - rank(b) || (a.due ?? '9').localeCompare(b.due ?? '9'));
};

/** "2 to answer, 1 overdue; about 3 minutes." */
const headingOf = (title: string, asks: readonly Dated[], day: Day): Element[] => {
  const open = asks.filter(ask => isToAnswer(ask, day)).length;
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
  { origin, day }: { origin: Origin; day: Day },
): DigestRow[] => {
  const section = headingOf(title, asks, day);
  return pressingFirst(asks, day).map(ask => ({ section, row: rowElement(ask, origin, day) }));
};

/** Everything dated that several councils have for one person. */
export const datedOf = (desks: readonly Desk[], of: 'recommendations' | 'documents'): Dated[] =>
  desks.flatMap(desk => desk[of].map(ask => ({ ...ask, snapshot: desk.snapshot })));
