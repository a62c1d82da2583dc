/**
 * What a tab in a channel is about, of the whole council: chosen by whoever added it, and kept in its address, so that
 * two tabs of one team can differ and a link from one shows the same to everybody.
 */
export type Scope = {
  /** Its name; null for all of them. */
  directorate: string | null;
  /** Ids of plans; none for all of them. */
  plans: readonly string[];
  /** True while somebody looks past it, at the whole council. */
  whole: boolean;
};

export const wholeCouncil: Scope = { directorate: null, plans: [], whole: false };

/** Whether it leaves anything out, for whoever does not look past it. */
export const isNarrow = ({ directorate, plans }: Scope): boolean => directorate !== null || plans.length > 0;

const names = { directorate: 'only', plans: 'plans', whole: 'whole' } as const;

export const parseScope = (given: URLSearchParams): Scope => ({
  directorate: given.get(names.directorate) || null,
  plans: given.get(names.plans)?.split(',').filter(Boolean) ?? [],
  whole: given.get(names.whole) === 'yes',
});

/** Its part of a query, in names and values; a value that says nothing is null. */
export const scopeParts = ({ directorate, plans, whole }: Scope): Record<string, string | null> => ({
  [names.directorate]: directorate,
  [names.plans]: plans.join(',') || null,
  [names.whole]: whole ? 'yes' : null,
});

/** What of an address is a tab's own, and not what somebody looks at in it. */
const settings = ['council', names.directorate, names.plans];

/**
 * Where to begin: the page's own query, or where a link points. A link that says nothing of a council or a scope, as
 * those in cards do, is one into this tab, and leaves both as they are set in it.
 */
export const startAt = (search: string, link: string | undefined): string => {
  if (!link) return search;
  const own = new URLSearchParams(search);
  const linked = new URLSearchParams(link);
  if (!settings.some(name => linked.has(name))) {
    for (const name of settings) {
      const value = own.get(name);
      if (value) linked.set(name, value);
    }
  }
  return `?${linked.toString()}`;
};
