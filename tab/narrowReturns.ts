import type { Snapshot } from '../register/index.ts';
import type { ReturnsView } from '../server/client.ts';
import { itemsOf } from './narrowSnapshot.ts';
import { isNarrow, type Scope } from './scope.ts';

/** Posts with what they owe of the items of a narrowed register; what is for the team to do stays whole. */
export const narrowReturns = (view: ReturnsView, snapshot: Snapshot, scope: Scope): ReturnsView => {
  if (!isNarrow(scope) || scope.whole) return view;
  const keys = new Set(itemsOf(snapshot).map(({ key }) => key));
  const posts = view.posts.flatMap(post => {
    const items = post.items.filter(({ key }) => keys.has(key));
    if (items.length === 0) return [];
    const answered = items.filter(({ answeredAt }) => answeredAt !== null).length;
    return [{ ...post, items, owed: items.length, answered }];
  });
  const sumOf = (count: 'owed' | 'answered') => posts.reduce((sum, post) => sum + post[count], 0);
  return { ...view, posts, owed: sumOf('owed'), answered: sumOf('answered') };
};
