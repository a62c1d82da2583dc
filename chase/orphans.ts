import type { Calendar, PeriodId, Snapshot } from '../register/index.ts';
import { askingAlone } from '../register/index.ts';
import { ownerOf } from './hearings.ts';
import { listOwed, type Owed } from './owed.ts';
import { createRoster, type Presence } from './roster.ts';

export const orphanReasons = ['holder-left', 'vacant', 'unreachable', 'never-answered'] as const;
export type OrphanReason = (typeof orphanReasons)[number];

/**
 * A post, or a role that decides, that owes something and cannot be reached, or never answers; of a role also where
 * nobody but the owner, or who submitted it, speaks in it. `passesTo` is the approver who is asked instead while the
 * post is vacant; null where it is not, or where the approver's post is vacant too.
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

/** What is decided by a role stands under the name of the role. */
const nameOf = ({ post, role }: Owed): string => role ?? post ?? '';

/** The list for the performance team, by post: what needs a new holder, an address, or a word with somebody. */
export const listOrphans = (
  snapshot: Snapshot,
  { calendar, ...presence }: Presence & { calendar: Calendar },
): Orphan[] => {
  const { day } = presence;
  const roster = createRoster(snapshot, presence);
  const silent = silentPosts(snapshot, day);
  const left = new Set(snapshot.people.flatMap(({ to, posts }) => (to !== null && to < day ? posts : [])));
  const reasonFor = (owed: Owed): OrphanReason | null => {
    const name = nameOf(owed);
    // A decision goes one up from a post, and from a role to nobody.
    const { state } = owed.role === null ? roster.holder(name) : ownerOf(owed, roster);
    if (state === 'vacant') return left.has(name) ? 'holder-left' : 'vacant';
    if (state === 'unreachable') return state;
    return silent.has(name) ? 'never-answered' : null;
  };
  const passedTo = (owed: Owed, reason: OrphanReason): string | null => {
    if (reason !== 'vacant' && reason !== 'holder-left') return null;
    const above = owed.approverPost ?? roster.directorPost(nameOf(owed));
    return above !== null && roster.holder(above).state !== 'vacant' ? above : null;
  };
  const orphans = new Map<string, Omit<Orphan, 'itemKeys'> & { keys: Set<string> }>();
  for (const owed of listOwed({ snapshot, day, calendar })) {
    if (owed.ladder === 'notice') continue;
    const reason = reasonFor(owed);
    if (reason === null) continue;
    const post = nameOf(owed);
    const name = `${post}|${reason}`;
    const known = orphans.get(name);
    if (known) known.keys.add(owed.itemKey);
    else orphans.set(name, { post, reason, passesTo: passedTo(owed, reason), keys: new Set([owed.itemKey]) });
  }
  return [...orphans.values()]
    .map(({ keys, ...orphan }) => ({ ...orphan, itemKeys: [...keys] }))
    .sort((a, b) => a.post.localeCompare(b.post));
};
