import { periodTitle } from './period.ts';
import type { RawAnswer } from './question.ts';
import { bandsToGive } from './judged.ts';
import { engineBands } from './scheme.ts';
import type { Standing } from './standing.ts';

/**
 * The answer that says the same as last time, for one action: its rating, that nothing has changed since (in our words,
 * so that nobody's own are said twice), and last time's next steps. Null where that cannot be said honestly: of a
 * measure, which needs its figure; of what is information only; where nothing was said last time; where the rating
 * needs fresh words, ends the item or cannot be given; and where something was said of it this time already.
 */
export const unchangedAnswer = ({ item, scheme, update, previous }: Standing): RawAnswer | null => {
  if (item.kind !== 'action' || update !== null || !previous?.update || !previous.rating) return null;
  const { period, rating } = previous;
  const band = bandsToGive(item, { scheme, period }).find(({ id }) => id === rating.band);
  if (band === undefined || band.needsWords || band.id === engineBands.completed) return null;
  return {
    band: band.id,
    commentary: `No change since ${periodTitle(period)}.`,
    nextActions: previous.update.nextActions ?? undefined,
  };
};
