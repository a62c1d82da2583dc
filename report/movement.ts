import { bandInText, bandOf, engineBands } from '../register/index.ts';
import type { Band, Scheme, Standing } from '../register/index.ts';

const unknownBand = (id: string): Band => ({
  id,
  letter: '?',
  name: null,
  word: id,
  symbol: '?',
  colour: '595959',
  text: 'FFFFFF',
  rank: null,
  rated: false,
  needsWords: false,
  offered: false,
});

/** A label that the scheme does not have is shown as it is, unrated, rather than hidden. */
export const bandShown = (scheme: Scheme, id: string): Band => bandOf(scheme, id) ?? unknownBand(id);

export type Movement = { arrow: string; words: string };

/** Movement since the report before, always in words: "up from amber", "no change", "new". */
export const movementOf = ({ scheme, rating, previous, bandChange }: Standing): Movement => {
  if (rating.band === engineBands.notReported) return { arrow: '', words: 'not known yet' };
  if (rating.band === engineBands.info) return { arrow: '', words: 'not rated' };
  const before = previous?.update ? (previous.rating?.band ?? null) : null;
  if (before === null || before === engineBands.notReported) return { arrow: '', words: 'new' };
  if (before === rating.band) return { arrow: '→', words: 'no change' };
  const was = bandInText(bandShown(scheme, before));
  if (bandChange === 'up') return { arrow: '↑', words: `up from ${was}` };
  if (bandChange === 'down') return { arrow: '↓', words: `down from ${was}` };
  return { arrow: '', words: `was ${was}` };
};
