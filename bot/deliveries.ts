import type { BotResponse } from './createBotEndpoint.ts';

/** Does the work for a delivery once; whoever delivers the same again gets the answer that the first one gets. */
export type Deliveries = (key: string, work: () => Promise<BotResponse>) => Promise<BotResponse>;

/**
 * Teams delivers a message again where it has no answer within 15 seconds, and a reply may wait longer than that for its
 * turn. Kept in memory, the last `most`: another server that gets the second delivery does not know of the first.
 * What failed is forgotten, so that the next delivery is worked on anew.
 * @see https://learn.microsoft.com/azure/bot-service/bot-builder-basics
 */
export const createDeliveries = (most = 2000): Deliveries => {
  const known = new Map<string, Promise<BotResponse>>();
  return async (key, work) => {
    const first = known.get(key);
    if (first) return first;
    const working = work();
    known.set(key, working);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    const response = await working;
    if (response.status >= 500) known.delete(key);
    return response;
  };
};
