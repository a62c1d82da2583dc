import type { Calendar, PeriodId, Role, Snapshot } from '../register/index.ts';
import { askingAlone } from '../register/index.ts';
import { listOwed, type Owed } from './owed.ts';
import { createRoster, type Presence } from './roster.ts';

export const orphanReasons = ['holder-left', 'vacant', 'unreachable', 'never-answered'] as const;
export type OrphanReason = (typeof orphanReasons)[number];

/**
 * A post, or a role that decides, that owes something and cannot be reached, or never answers. `passesTo` is the approver who is asked instead
 * while the post is vacant; null where it is not, or where the approver's post is vacant too.
 */
export type Orphan = { post: string; reason: OrphanReason; passesTo: string | null; itemKeys: string[] };

const periodsThatCount = 2;

/** Posts that were asked in each of the last two periods that fell due, and said nothing in either. */
const silentPosts = (snapshot: Snapshot, day: string): ReadonlySet<string> => {
  const last = snapshot.periods
    .filter(({ dueOn }) => dueOn < day)
    .sort((a, b) => b.dueOn.localeCompare(a.dueOn))
    .slice(0, periodsThatCount)
    .map(({ period }) => silentIn(snapshot, period));
  const [first, ...others] = last;
  if (!first || last.length < periodsThatCount) return new Set();
  return new Set([...first].filter(post => others.every(posts => posts.has(post))));
};

const silentIn = (snapshot: Snapshot, period: PeriodId): ReadonlySet<string> => {
  const silent = new Set<string>();
  const spoken = new Set<string>();
  for (const { item, update } of askingAlone(snapshot, period).asked)
    (update === null ? silent : spoken).add(item.post);
  return new Set([...silent].filter(post => !spoken.has(post)));
};

type Post = { keys: Set<string>; approver: string | null; role: Role | null };

/** What is decided by a role stands under the name of the role. */
const itemsByPost = (owed: readonly Owed[]): Map<string, Post> => {
  const posts = new Map<string, Post>();
  for (const { post, role, itemKey, approverPost } of owed) {
    const name = role ?? post ?? '';
    const known = posts.get(name);
    if (known) known.keys.add(itemKey);
    else posts.set(name, { keys: new Set([itemKey]), approver: approverPost, role });
  }
  return posts;
};

/** The list for the performance team, by post: what needs a new holder, an address, or a word with somebody. */
export const listOrphans = (
  snapshot: Snapshot,
  { calendar, ...presence }: Presence & { calendar: Calendar },
): Orphan[] => {
  const { day } = presence;
  const roster = createRoster(snapshot, presence);
  const silent = silentPosts(snapshot, day);
  const left = new Set(snapshot.people.flatMap(({ to, posts }) => (to !== null && to < day ? posts : [])));
  const reasonFor = (post: string, role: Role | null): OrphanReason | null => {
    const { state } = role === null ? roster.holder(post) : roster.inRole(role);
    if (state === 'vacant') return left.has(post) ? 'holder-left' : 'vacant';
    if (state === 'unreachable') return state;
    return silent.has(post) ? 'never-answered' : null;
  };
  const owed = listOwed({ snapshot, day, calendar }).filter(({ ladder }) => ladder !== 'notice');
  return [...itemsByPost(owed)]
    .flatMap(([post, { keys, approver, role }]): Orphan[] => {
      const reason = reasonFor(post, role);
      if (reason === null) return [];
      const isVacant = reason === 'vacant' || reason === 'holder-left';
      const above = isVacant ? (approver ?? roster.directorPost(post)) : null;
      const passesTo = above !== null && roster.holder(above).state !== 'vacant' ? above : null;
      return [{ post, reason, passesTo, itemKeys: [...keys] }];
    })
    .sort((a, b) => a.post.localeCompare(b.post));
};
