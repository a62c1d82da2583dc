import { bandOf, type Scheme } from './scheme.ts';

/** Movement between bands since the last report: King's Lynn's arrows. */
export type BandChange = 'up' | 'down' | 'same';

/**
 * 59% then 73%, Red both times, is `same`. Null where either side is missing or one of the two has no rank
 * (on hold, monitor only): new items have no arrow.
 */
export const bandChange = (from: string | null, to: string, scheme: Scheme): BandChange | null => {
  const before = from === null ? null : bandOf(scheme, from)?.rank;
  const now = bandOf(scheme, to)?.rank;
  if (before === null || before === undefined || now === null || now === undefined) return null;
  if (now === before) return 'same';
  return now > before ? 'up' : 'down';
};
