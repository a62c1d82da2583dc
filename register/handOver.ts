import { addDays, type Day } from './day.ts';
import type { Owner, Promised } from './item.ts';
import { ownerAt } from './owner.ts';
import { accept, refuse, type Result } from './problem.ts';

/**
 * The same promise, owned by another post from a day on; who owned it until then stays with it. Handed over twice on one
 * day, the first owner of that day is the one that is kept. Refused with `not-changed` where that post owns it already,
 * and `missing` where none is named.
 */
export const handOver = <T extends Promised>(item: T, to: Owner, on: Day): Result<T> => {
  const post = to.post.trim();
  if (post === '') return refuse({ code: 'missing', field: 'post' });
  if (post === item.post) return refuse({ code: 'not-changed', field: 'post' });
  const until = addDays(on, -1);
  const before = ownerAt(item, until);
  const kept = item.formerOwners.filter(one => one.until < until);
  return accept({ ...item, ...to, post, formerOwners: [...kept, { ...before, until }] });
};
