import type { Snapshot } from '../../register/index.ts';

const isEntraId = (by: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(by);

/**
 * Whoever did something, by the post they hold and never by name: "the Car Parks Manager". `by` is an Entra object id
 * or a post. Somebody without a post is known by what they do for the register.
 */
export const whoIn = ({ people }: Pick<Snapshot, 'people'>, by: string): string => {
  const own = people.filter(({ entraId }) => entraId === by);
  const post = own.flatMap(({ posts }) => posts)[0];
  if (post !== undefined) return `the ${post}`;
  if (own.some(({ roles }) => roles.includes('performance'))) return 'the performance team';
  if (own.length > 0) return 'somebody without a post';
  return isEntraId(by) ? 'somebody who is not in the register any more' : `the ${by}`;
};
