import type { Instant } from '../../register/index.ts';
import type { AdaptiveCard } from '../cards/adaptiveCard.ts';
import type { PressParts } from '../turn.ts';

/** What is said back: a card (in place of the pressed one, for a press), a sentence, or nothing. */
export type BotReply = { kind: 'card'; card: AdaptiveCard } | { kind: 'text'; text: string } | null;

export const cardReply = (card: AdaptiveCard): BotReply => ({ kind: 'card', card });

export const textReply = (text: string): BotReply => ({ kind: 'text', text });

/** Who typed something, and when. `userId` is Teams' own id of them. */
export type Heard = { parts: PressParts; entraId: string; userId: string; at: Instant };
