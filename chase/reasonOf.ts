import { periodTitle, weekdayAndDay } from '../register/index.ts';
import type { Day } from '../register/index.ts';
import type { Hearing } from './hearings.ts';
import type { Owed } from './owed.ts';

const nouns: Record<Owed['noun'], [one: string, many: string]> = {
  item: ['item', 'items'],
  recommendation: ['recommendation', 'recommendations'],
  policy: ['policy or strategy', 'policies and strategies'],
  answer: ['answer', 'answers'],
  claim: ['recommendation that is said to be implemented', 'recommendations that are said to be implemented'],
};

const mostPosts = 3;

const listed = (posts: readonly string[]): string => {
  const named = posts.slice(0, mostPosts).join('; ');
  const more = posts.length - mostPosts;
  return more > 0 ? `${named} and ${more} other ${more === 1 ? 'post' : 'posts'}` : named;
};

const whose = (hearings: readonly Hearing[]): string => {
  const posts = [...new Set(hearings.flatMap(({ owedBy }) => owedBy ?? []))].sort();
  return posts.length === 0 ? '' : ` of ${listed(posts)}`;
};

const ends = ({ to, because, rung }: Hearing): string => {
  if (because === 'away') return '; whoever could be asked is away';
  if (because === 'vacant') return '; the post is vacant, so that its approver is asked';
  if (to === 'approver' && rung.to.includes('owner')) return '; this is the copy for the approver';
  return '';
};

type Hearings = readonly [Hearing, ...Hearing[]];

const reasonOf = (hearings: Hearings, written: (due: Day) => string): string => {
  const [first] = hearings;
  const { owed, rung, to, because } = first;
  const one = hearings.length === 1;
  const isOwn = to === 'owner' && because === undefined;
  const subject = `${hearings.length} ${nouns[owed.noun][one ? 0 : 1]}`;
  const period = owed.period === null ? '' : ` for ${periodTitle(owed.period)}`;
  const due = owed.terms.due ? written(owed.terms.due) : '';
  const says = rung.says({ one, due });
  return `${subject}${period}${isOwn ? '' : whose(hearings)} ${says}${ends(first)}.`;
};

/**
 * One plain sentence for hearings of one step: how much, of which return, of whom, and by when. No item is named, so
 * that nothing restricted is. A date that stands in many sentences is written out once.
 */
export const createReasons = (): ((hearings: Hearings) => string) => {
  const known = new Map<Day, string>();
  const written = (due: Day): string => {
    const text = known.get(due) ?? weekdayAndDay(due);
    known.set(due, text);
    return text;
  };
  return hearings => reasonOf(hearings, written);
};
