import type { Calendar, Day, Snapshot } from '../register/index.ts';
import type { Somebody } from './actingAs.ts';
import { mayAnswer } from './holders.ts';
import { listOwed, type Owed } from './owed.ts';
import { peopleInPost } from './peopleInPost.ts';
import { createRoster } from './roster.ts';

/** What one post is late with. `since` is the earliest day on which something of it was due. Posts, not people. */
export type LateRow = {
  post: string;
  updates: number;
  recommendations: number;
  documents: number;
  since: Day;
};

/** An item by its key; `period` is null of what has no period of its own. */
export type LateItem = Pick<Owed, 'itemKey' | 'period'>;

/**
 * What is late, as one person sees it: their own items, the posts below them that they approve for or direct,
 * and, of the performance team alone, every post.
 */
export type LateView = { own: LateItem[]; below: LateRow[]; all: LateRow[] | null };

type Late = Owed & { post: string; due: Day };

const counted = { item: 'updates', recommendation: 'recommendations', policy: 'documents' } as const;
type Counted = keyof typeof counted;

const isCounted = (noun: Owed['noun']): noun is Counted => noun in counted;

const lateIn = (snapshot: Snapshot, at: { day: Day; calendar: Calendar }): Late[] =>
  listOwed({ snapshot, ...at }).flatMap((owed): Late[] => {
    const { post, terms } = owed;
    const due = terms.due ?? null;
    const isAsked = owed.ladder !== 'decision' && owed.ladder !== 'notice';
    return isAsked && post !== null && due !== null && due < at.day ? [{ ...owed, post, due }] : [];
  });

/** The longest late first. */
const byPost = (late: readonly Late[]): LateRow[] => {
  const rows = new Map<string, LateRow>();
  for (const { post, due, noun } of late) {
    if (!isCounted(noun)) continue;
    const row = rows.get(post) ?? { post, updates: 0, recommendations: 0, documents: 0, since: due };
    row[counted[noun]] += 1;
    if (due < row.since) row.since = due;
    rows.set(post, row);
  }
  return [...rows.values()].sort((a, b) => a.since.localeCompare(b.since) || a.post.localeCompare(b.post));
};

/** What is past its day and not said, for one person on a day. A restricted item is counted, and named to its owner only. */
export const lateFor = (snapshot: Snapshot, somebody: Somebody, calendar: Calendar): LateView => {
  const { entraId, day } = somebody;
  const late = lateIn(snapshot, { day, calendar });
  const roster = createRoster(snapshot, { day });
  const people = peopleInPost(snapshot, day).filter(person => person.entraId === entraId);
  const posts = new Set(people.flatMap(person => person.posts));
  const isOwn = ({ post, approverPost }: Late) => mayAnswer(snapshot, { post, approverPost }, somebody);
  const isBelow = (one: Late): boolean => {
    const director = roster.directorPost(one.approverPost ?? one.post);
    return posts.has(one.approverPost ?? '') || (director !== null && posts.has(director));
  };
  const minds = people.some(person => person.roles.includes('performance'));
  return {
    own: late.filter(isOwn).map(({ itemKey, period }) => ({ itemKey, period })),
    below: byPost(late.filter(one => !isOwn(one) && isBelow(one))),
    all: minds ? byPost(late) : null,
  };
};
