import { z } from 'zod';
import type { Instant } from '../register/index.ts';

/** Business time: what day it is for the register. Tokens and leases never ask it. */
export type Clock = {
  now: () => Instant;
  /** Looks at the time again. Rejects where a clock elsewhere does not answer: the last time it gave still holds. */
  refresh: () => Promise<void>;
};

type ClockOptions = { url: string | undefined; realNow: () => Date; fetch?: typeof fetch };

const readingSchema = z.object({ now: z.iso.datetime({ offset: true }) });

const clockTimeout = 2_000;

/**
 * Real time, or that of `CLOCK_URL` (`{ "now": … }`), which a rehearsal of a quarter sets. Until a clock elsewhere has
 * answered once, `now` throws.
 */
export const createClock = ({ url, realNow, fetch: request = fetch }: ClockOptions): Clock => {
  if (url === undefined) return { now: () => realNow().toISOString(), refresh: async () => undefined };
  let last: Instant | null = null;
  return {
    now: () => {
      if (last === null) throw new Error('The clock has not answered yet.');
      return last;
    },
    refresh: async () => {
      const response = await request(url, { signal: AbortSignal.timeout(clockTimeout) });
      if (!response.ok) throw new Error(`The clock answered ${response.status}.`);
      last = readingSchema.parse(await response.json()).now;
    },
  };
};
