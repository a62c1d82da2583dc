import { slugOf } from './importing.ts';

/** An item that the register has already, as far as a row can be known by it. */
export type KnownItem = { ref: string; title: string; project: string | null };

/** References of the register. */
export type KnownRefs = {
  isEmpty: boolean;
  /** The first of the names that the register has for an item of that title and project, as it writes it. */
  sameOf: (names: readonly string[], is: Pick<KnownItem, 'title' | 'project'>) => string | null;
  /** The first of the names that the register has at all, as it writes it. */
  firstOf: (names: readonly string[]) => string | null;
};

const longest = 200;

const isSame = (one: Pick<KnownItem, 'title' | 'project'>, other: typeof one): boolean =>
  slugOf(one.title, longest) === slugOf(other.title, longest) &&
  slugOf(one.project ?? '') === slugOf(other.project ?? '');

/** Upper and lower case do not matter. */
export const createKnownRefs = (there: readonly KnownItem[]): KnownRefs => {
  const byRef = new Map(there.map(item => [item.ref.toLowerCase(), item]));
  const found = (names: readonly string[]): KnownItem[] =>
    names.flatMap(name => byRef.get(name.toLowerCase()) ?? []);
  return {
    isEmpty: there.length === 0,
    sameOf: (names, is) => found(names).find(item => isSame(item, is))?.ref ?? null,
    firstOf: names => found(names)[0]?.ref ?? null,
  };
};
