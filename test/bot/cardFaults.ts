import * as AdaptiveCards from 'adaptivecards';
import type { AdaptiveCard } from '../../bot/index.ts';

/** Teams takes no card beyond this. */
export const limit = 28 * 1024;

export const size = (card: AdaptiveCard) => Buffer.byteLength(JSON.stringify(card), 'utf8');

/** Problems that the reference renderer of Adaptive Cards finds in a card. */
export const faults = (card: AdaptiveCard): string[] => {
  const parsed = new AdaptiveCards.AdaptiveCard();
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...events, ...parsed.validateProperties().validationEvents.map(event => event.message)];
};
