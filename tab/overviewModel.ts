import { engineBands, longDay, type Day, type LateItems, type Standing } from '../register/index.ts';
import type { ViewName } from './address.ts';

export type PostOwing = { post: string; items: Standing[] };

export type Overview = {
  /** Items that are asked for: partnership actions and what was completed before are not. */
  asked: number;
  reported: number;
  /** Of what was reported, what its approver has agreed. */
  approved: number;
  /** Most first, then by name. */
  owing: PostOwing[];
  up: Standing[];
  down: Standing[];
};

/** What changed and what is not yet in, for the first page. */
export const overviewOf = (standings: readonly Standing[]): Overview => {
  const missing = standings.filter(({ rating }) => rating.band === engineBands.notReported);
  const said = standings.filter(
    ({ rating, update }) =>
      update !== null && rating.band !== engineBands.notReported && rating.band !== engineBands.info,
  );
  const posts = new Map<string, Standing[]>();
  for (const one of missing) posts.set(one.item.post, [...(posts.get(one.item.post) ?? []), one]);
  return {
    asked: missing.length + said.length,
    reported: said.length,
    approved: said.filter(({ update }) => update?.state === 'approved').length,
    owing: [...posts]
      .map(([post, items]) => ({ post, items }))
      .sort((a, b) => b.items.length - a.items.length || a.post.localeCompare(b.post, 'en-GB')),
    up: standings.filter(one => one.bandChange === 'up'),
    down: standings.filter(one => one.bandChange === 'down'),
  };
};

/** "Since the last report 4 ratings went up and 3 went down." */
export const changesSentence = ({ up, down }: Overview): string => {
  if (up.length === 0 && down.length === 0) return 'No rating has moved since the last report.';
  const ratings = (count: number) => (count === 1 ? '1 rating' : `${count} ratings`);
  if (down.length === 0) return `Since the last report ${ratings(up.length)} went up and none went down.`;
  if (up.length === 0) return `Since the last report ${ratings(down.length)} went down and none went up.`;
  return `Since the last report ${ratings(up.length)} went up and ${down.length} went down.`;
};

/** "12 of 110 are in, 98 are to come from 31 posts by Monday 14 October." */
export const missingSentence = (overview: Overview, at: { collecting: boolean; due: string }): string =>
  [comingSentence(overview, at), ...approvedSentence(overview)].join(' ');

/** "9 of the 12 are approved." Figures that were taken from a printed report need nobody's approval. */
const approvedSentence = ({ reported, approved }: Overview): string[] =>
  approved === 0 || reported === 0
    ? []
    : [approved === reported ? 'All of them are approved.' : `${approved} of the ${reported} are approved.`];

const comingSentence = (
  { asked, reported, owing }: Overview,
  { collecting, due }: { collecting: boolean; due: string },
): string => {
  const missing = asked - reported;
  const posts = owing.length === 1 ? '1 post' : `${owing.length} posts`;
  if (asked === 0) return 'Nothing is asked for in this period.';
  if (missing === 0) return `All ${asked} items have been reported.`;
  if (!collecting)
    return `${reported} of ${asked} items were reported; ${missing} ${missing === 1 ? 'was' : 'were'} not.`;
  return `${reported} of ${asked} items are in; ${missing} ${missing === 1 ? 'is' : 'are'} to come from ${posts} by ${due}.`;
};

/** "3 actions are past the due date", and where to see them. */
export type Late = { view: ViewName; words: string };

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Kinds of which nothing is late are left out. */
export const lateOf = ({ actions, recommendations, documents }: LateItems): Late[] => {
  const all: [ViewName, unknown[], string, string][] = [
    ['actions', actions, 'action is past its due date', 'actions are past their due date'],
    ['recommendations', recommendations, 'recommendation is overdue', 'recommendations are overdue'],
    ['documents', documents, 'policy is past its review date', 'policies are past their review date'],
  ];
  return all.flatMap(([view, { length }, one, many]) =>
    length === 0 ? [] : [{ view, words: counted(length, one, many) }],
  );
};

/** "On 30 June 2024 3 actions are past their due date." */
export const lateSentence = (late: readonly Late[], day: Day): string =>
  late.length === 0
    ? `On ${longDay(day)} nothing is past its date.`
    : `On ${longDay(day)}, ${late
        .map(({ words }) => words)
        .join(', ')
        .replace(/, ([^,]*)$/, ' and $1')}.`;
