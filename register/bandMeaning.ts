import { engineBands, type Scheme } from './scheme.ts';

/** What a rating says of how it goes. */
export type BandMeaning = 'finished' | 'good' | 'slight' | 'bad';

/**
 * Read from the scheme, whatever its ratings are called: those that need words tell of trouble, the lowest of them of
 * real trouble and the best of slight trouble. The best of all tells that it goes well, unless it needs words; of
 * figures all that need none do. Null of what stands between ("not started") and has no rank (on hold, monitor only).
 */
export const bandMeaning = (id: string, scheme: Scheme): BandMeaning | null => {
  if (id === engineBands.completed) return 'finished';
  const ladder = scheme.bands
    .filter(band => band.rank !== null && band.rated && band.id !== engineBands.completed)
    .sort((a, b) => Number(b.rank) - Number(a.rank));
  const place = ladder.findIndex(one => one.id === id);
  const band = ladder[place];
  if (band === undefined) return null;
  if (!band.needsWords) return place === 0 || scheme.rates === 'indicator' ? 'good' : null;
  const firstOfTrouble = ladder.findIndex(one => one.needsWords);
  return place === firstOfTrouble && place < ladder.length - 1 ? 'slight' : 'bad';
};
