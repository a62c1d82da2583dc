import type { Day } from './day.ts';
import type { Owner, Promised } from './item.ts';

/**
 * Who owned an item on a day: posts and directorates then and now, since a reorganisation does not rewrite the past.
 * A former owner holds until the end of its day, `until`.
 */
export const ownerAt = (item: Pick<Promised, keyof Owner | 'formerOwners'>, day: Day): Owner => {
  const former = item.formerOwners.find(({ until }) => day <= until);
  const { post, approverPost, directorate } = former ?? item;
  return { post, approverPost, directorate };
};
