import { closingRole, isRestricted } from '../register/index.ts';
import type { Actor, Capacity, Day, Item, Person, Snapshot } from '../register/index.ts';
import { delegatesOf, holdersOf, peopleInPost } from './peopleInPost.ts';

/** A verified person on a day. */
export type Somebody = { entraId: string; day: Day };

/** Who acts, for the rules of recommendations, and in what capacities towards one item. */
export type ActingAs = { actor: Actor; as: ReadonlySet<Capacity> };

const isAmong = (people: readonly Person[], entraId: string): boolean =>
  people.some(person => person.entraId === entraId);

type Owned = Pick<Item, 'post' | 'approverPost'>;

const isOwner = (snapshot: Snapshot, { post, approverPost }: Owned, { entraId, day }: Somebody): boolean => {
  const holders = holdersOf(snapshot, post, day);
  if (holders.length > 0 || approverPost === null) return isAmong(holders, entraId);
  return isAmong(holdersOf(snapshot, approverPost, day), entraId);
};

/** What no post approves is approved by the performance team. */
const isApprover = (snapshot: Snapshot, { approverPost }: Owned, somebody: Somebody): boolean => {
  const { entraId, day } = somebody;
  if (approverPost === null) return rolesOf(snapshot, somebody).includes('performance');
  const people = [...holdersOf(snapshot, approverPost, day), ...delegatesOf(snapshot, approverPost, day)];
  return isAmong(people, entraId);
};

const rolesOf = (snapshot: Snapshot, { entraId, day }: Somebody) =>
  peopleInPost(snapshot, day).flatMap(person => (person.entraId === entraId ? person.roles : []));

const named = ['director', 'audit', 'performance'] as const;

/** How somebody stands towards an item: as its own posts, its approver and its closer say, and by their roles. */
export const actingAs = (snapshot: Snapshot, item: Item, somebody: Somebody): ActingAs => {
  const { entraId, day } = somebody;
  const roles = rolesOf(snapshot, somebody);
  const own = peopleInPost(snapshot, day).filter(person => person.entraId === entraId);
  const as = new Set<Capacity>(named.filter(role => roles.includes(role)));
  if (isOwner(snapshot, item, somebody)) as.add('owner');
  if (isAmong(delegatesOf(snapshot, item.post, day), entraId)) as.add('delegate');
  if (isApprover(snapshot, item, somebody)) as.add('approver');
  if (item.kind === 'recommendation' && roles.includes(closingRole(item))) as.add('closer');
  // Whoever answers for a post counts as its owner towards a recommendation: they claim, and so they never verify.
  const posts = own.flatMap(person => [...person.posts, ...person.delegateFor]);
  return { actor: { id: entraId, roles, posts: as.has('owner') ? [...posts, item.post] : posts }, as };
};

/** That there is such an item is told to nobody who has nothing to do with it. */
export const isHidden = ({ visibility }: Pick<Item, 'visibility'>, { as }: Pick<ActingAs, 'as'>): boolean =>
  isRestricted(visibility) && as.size === 0;
