import type { ListName } from '../../register/index.ts';
import type { Site } from '../graph/site.ts';
import { isFailure } from '../quarterbookError.ts';
import { restrictedLists } from '../restrictedLists.ts';
import { readersOf, type Reader } from '../restrictedReaders.ts';
import type { Drift } from './drift.ts';

const names = (readers: readonly Reader[]): string =>
  readers
    .filter(({ kind }) => kind !== 'application')
    .map(({ name }) => name)
    .join(', ');

/** Who may read what is restricted, as far as Graph tells. A list that everybody reads is harmless while it is empty. */
export const restrictedDrift = async (
  site: Site,
  counts: ReadonlyMap<ListName, number>,
): Promise<Drift[]> => {
  const drift: Drift[] = [];
  const there = await site.listIds();
  for (const list of restrictedLists.filter(name => there.has(name))) {
    const place = { list, column: null, wanted: null };
    try {
      const { inherits, readers } = await readersOf(site, list);
      const isEmpty = (counts.get(list) ?? 0) === 0;
      const code = isEmpty ? 'restricted-list-not-closed-yet' : 'restricted-list-shared';
      if (inherits) drift.push({ ...place, code, there: null });
      else if (names(readers) !== '')
        drift.push({ ...place, code: 'restricted-readers', there: names(readers) });
    } catch (error) {
      // Whoever only reads and writes rows may not ask; nothing follows from that.
      if (!isFailure(error, 'refused')) throw error;
      drift.push({ ...place, code: 'restricted-readers-unknown', there: null });
    }
  }
  return drift;
};
