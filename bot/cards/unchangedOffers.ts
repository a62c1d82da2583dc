import { bandOf, engineBands, unchangedAnswer } from '../../register/index.ts';
import type { RawAnswer, Standing } from '../../register/index.ts';
import type { PersonReturn } from '../../chase/index.ts';
import { owedInOrder } from './digestRows.ts';
import { isSilent } from './itemName.ts';
import { sign } from './mark.ts';

/** An owed item that may be answered with “no change”, and what would be sent. */
export type UnchangedOffer = { standing: Standing; period: string; raw: RawAnswer };

/** An owed item that may not, and why, to follow upon its name. */
export type NotOffered = { standing: Standing; why: string };

type Owed = { of: PersonReturn; standing: Standing };

const owedOf = (returns: readonly PersonReturn[]): Owed[] =>
  returns.flatMap(of => owedInOrder(of).map(standing => ({ of, standing })));

/** Not what came back, which asks for other words; not what is restricted: nobody would see what they repeat. */
const mayRepeat = ({ of, standing }: Owed): boolean =>
  !of.returned.has(standing.item.key) && !isSilent(standing);

const rawOf = (owed: Owed): RawAnswer | null => (mayRepeat(owed) ? unchangedAnswer(owed.standing) : null);

/** Owed items that may be answered as they were last time. */
export const unchangedOffers = (returns: readonly PersonReturn[]): UnchangedOffer[] =>
  owedOf(returns).flatMap(owed => {
    const raw = rawOf(owed);
    return raw === null ? [] : [{ standing: owed.standing, period: owed.of.period.period, raw }];
  });

const whyNot = ({ of, standing }: Owed): string => {
  const { item, scheme, previous } = standing;
  if (of.returned.has(item.key)) return 'was sent back to you';
  if (isSilent(standing)) return 'is restricted';
  if (item.kind === 'indicator') return 'needs its figure';
  const band = bandOf(scheme, previous?.rating?.band ?? '');
  if (!previous?.update || !band) return 'was not reported last time';
  if (band.needsWords) return `was ${sign(band)} last time, which needs words`;
  return band.id === engineBands.completed ? 'was completed last time' : 'needs a rating of its own';
};

/** Owed items that need an answer of their own. */
export const notOffered = (returns: readonly PersonReturn[]): NotOffered[] =>
  owedOf(returns).flatMap(owed =>
    rawOf(owed) === null ? [{ standing: owed.standing, why: whyNot(owed) }] : [],
  );
