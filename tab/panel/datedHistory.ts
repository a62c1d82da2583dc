import {
  dayOf,
  explainDocument,
  explainRecommendation,
  longDay,
  ownerAt,
  shortDay,
  timeOf,
  type Day,
  type PeriodId,
  type Snapshot,
  type Update,
} from '../../register/index.ts';
import { closerNames } from '../../report/index.ts';
import type { DatedItemView, SaidBy } from '../../server/client.ts';
import { capital, routeNames, sourceNames } from '../datedWords.ts';
import { dateShown, times } from '../figureWords.ts';

/** Null where no recommendation or document of the register has that key. */
export const datedTitle = ({ recommendations, documents }: Snapshot, key: string | null): string | null =>
  [...recommendations, ...documents].find(one => one.key === key)?.title ?? null;

/** Something that was done, or said. `when` and `who` are words. */
export type DatedEvent = { key: string; on: Day; words: string | null; update: Update | null; from: string };

const saidByWords = (saidBy: SaidBy): string =>
  saidBy === null ? 'Somebody who is no longer listed' : (saidBy.posts[0] ?? saidBy.displayName);

/** What was done to an item and what was said of it, the latest first. */
export const datedEvents = ({ acts, updates }: DatedItemView): DatedEvent[] =>
  [
    ...acts.map(({ on, words }, index): DatedEvent => {
      return { key: `act ${acts.length - index}`, on, words, update: null, from: longDay(on) };
    }),
    ...updates.map(({ update, saidBy }): DatedEvent => {
      const on = dayOf(update.submittedAt);
      const from = `${saidByWords(saidBy)}, ${longDay(on)} at ${timeOf(update.submittedAt)}`;
      return { key: update.key, on, words: null, update, from };
    }),
  ].sort((a, b) => b.on.localeCompare(a.on));

/** Why it is rated so today, in one sentence. */
export const whyWords = ({ item, scheme, plans }: DatedItemView, period: PeriodId, day: Day): string => {
  const at = { scheme, period, day, plan: plans[0]?.title ?? null };
  const made = item.kind === 'recommendation' ? explainRecommendation(item, at) : explainDocument(item, at);
  return made.sentence;
};

const dueWords = ({ dates: { original, due, dueText, revised } }: DatedItemView): string => {
  const { text, note } = dateShown({ due, dueText, originalDue: original, moves: revised.length });
  if (note !== null) return `${text} (${note})`;
  return revised.length > 0 ? `${text} (${times(revised.length)})` : text;
};

/** What the panel says of an item beside its rating; never blank. */
export const datedFacts = (view: DatedItemView, day: Day): [string, string][] => {
  const { item, plans } = view;
  const owner = ownerAt(item, day);
  const whose: [string, string][] = [
    ['Lead officer', owner.post],
    ['Approver', owner.approverPost ?? 'None named'],
    ['Directorate', owner.directorate ?? 'None named'],
  ];
  const where: [string, string][] = [
    ['Plan', plans.map(({ title }) => title).join(', ') || 'In no plan'],
    ['Reference', item.ref],
  ];
  if (item.kind === 'document')
    return [
      ['Review due', dueWords(view)],
      ['Reviewed every', item.reviewInterval === null ? 'Not set' : `${item.reviewInterval} months`],
      ...whose,
      ['Approved by', routeNames[item.approvalRoute]],
      ...where,
    ];
  const assurance = item.assurance === null ? 'no assurance given' : `${item.assurance} assurance`;
  return [
    ['Due', dueWords(view)],
    ['Agreed on', longDay(item.agreedOn)],
    ...whose,
    ['Priority', capital(item.riskPriority)],
    ['Source', `${sourceNames[item.source]}: ${item.report}, ${assurance}`],
    ['Closed by', `${closerNames[item.closer]}, never by its owner`],
    ...where,
  ];
};

/** "31 Dec 2022 to 31 Aug 2024: the supplier is late. Agreed by Head of Internal Audit on 5 Jan 2023." */
export const revisionWords = ({
  from,
  to,
  agreedBy,
  agreedOn,
  reason,
}: DatedItemView['dates']['revised'][number]): string => {
  const why = reason.trim().replace(/\.$/, '');
  return `${shortDay(from)} to ${shortDay(to)}: ${why === '' ? 'no reason was given' : why}. Agreed by ${agreedBy} on ${shortDay(agreedOn)}.`;
};
