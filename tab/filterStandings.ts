import type { Band, ReturnItem, Plan, Standing } from '../register/index.ts';
import type { Address } from './address.ts';

export type Filter = Pick<Address, 'priority' | 'rating' | 'search'>;

export type Group = { plan: Plan; standings: Standing[] };

const wordsOf = ({ item, update }: Standing): string =>
  [item.ref, item.title, item.post, update?.commentary ?? '', update?.nextActions ?? '']
    .join(' ')
    .toLowerCase();

/** Every word of the search must be somewhere in the reference, title, post, commentary or next actions. */
const matches = (standing: Standing, search: string): boolean => {
  const sought = search.toLowerCase().split(/\s+/).filter(Boolean);
  const words = sought.length === 0 ? '' : wordsOf(standing);
  return sought.every(word => words.includes(word));
};

export const filterStandings = (standings: readonly Standing[], filter: Filter): Standing[] =>
  standings.filter(
    standing =>
      (filter.priority === null || standing.plan.id === filter.priority) &&
      (filter.rating === null || standing.rating.band === filter.rating) &&
      matches(standing, filter.search),
  );

export const ofKind = (standings: readonly Standing[], kind: ReturnItem['kind']): Standing[] =>
  standings.filter(standing => standing.item.kind === kind);

/** In the order the standings have; a plan without any is left out. */
export const groupByPlan = (standings: readonly Standing[]): Group[] => {
  const groups = new Map<string, Group>();
  for (const standing of standings) {
    const group = groups.get(standing.plan.key) ?? { plan: standing.plan, standings: [] };
    group.standings.push(standing);
    groups.set(standing.plan.key, group);
  }
  return [...groups.values()];
};

/** Bands that occur, in the scheme's order, with how many items have each. */
export const bandsIn = (standings: readonly Standing[]): { band: Band; count: number }[] => {
  const bands = new Map(standings.flatMap(({ scheme }) => scheme.bands.map(band => [band.id, band])));
  return [...bands.values()].flatMap(band => {
    const count = standings.filter(standing => standing.rating.band === band.id).length;
    return count === 0 ? [] : [{ band, count }];
  });
};
