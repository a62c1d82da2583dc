import { createCard, heading, run, words, type AdaptiveCard } from './adaptiveCard.ts';
import { turnPage, type Origin } from './presses.ts';

/** Something that a person is told and need not do: a sentence that names posts, and no item. */
export const toldCard = (reason: string, origin: Origin): AdaptiveCard =>
  createCard([heading('From the register'), words([run(reason)])], [turnPage(origin, 0, 'See my items')]);
