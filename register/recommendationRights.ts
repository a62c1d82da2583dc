import type { Day } from './day.ts';
import { ownerAt } from './owner.ts';
import type { Role } from './person.ts';
import type { AssuranceSource, Closer, Recommendation } from './recommendation.ts';

/** Who acts: `id` is the verified Entra object id, or a post; `posts` are those held on the day. */
export type Actor = { id: string; roles: readonly Role[]; posts: readonly string[] };

/**
 * The role in the register that speaks for a closer. The external auditor and the ombudsman have no account here: what
 * they confirm is recorded by a director (who answers to the auditor) and by the performance team (the link officer).
 */
const roleOfCloser: Record<Closer, Role> = {
  'internal-audit': 'audit',
  'external-audit': 'director',
  'ombudsman-lead': 'performance',
  performance: 'performance',
};

/** Internal audit closes its own, whatever a row says; any other source has the closer that was agreed. */
export const closingRole = (from: { source: AssuranceSource; closer: Closer }): Role =>
  from.source === 'internal-audit' ? 'audit' : roleOfCloser[from.closer];

/**
 * Only the source's closer enters, words, prioritises, supersedes, returns or closes a recommendation.
 * Source: Global Internal Audit Standards 15.2; each source names its closer.
 */
export const isCloser = (recommendation: Recommendation, actor: Actor): boolean =>
  actor.roles.includes(closingRole(recommendation));

/** Holds the post that owned it on that day. */
export const isOwner = (recommendation: Recommendation, actor: Actor, day: Day): boolean => {
  const { post } = ownerAt(recommendation, day);
  return actor.posts.includes(post) || actor.id === post;
};
