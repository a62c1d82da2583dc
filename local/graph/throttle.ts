import type { Behaviour } from './behaviour.ts';
import { Refusal } from './refusal.ts';

const minute = 60_000;

type Charge = { at: number; units: number };

/**
 * What applications have spent in the last sixty seconds. A call that is turned away counts like any other, so who
 * keeps asking stays shut out.
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export type Throttle = {
  /** Charges an application. Null where it may go on, otherwise the whole seconds that it should wait. */
  charge(appId: string, units: number): number | null;
};

/** Seconds until enough of the charges are a minute old for `units` more. */
const waitFor = (charges: readonly Charge[], budget: number, now: number): number => {
  let left = charges.reduce((sum, { units }) => sum + units, 0);
  const needed = charges.at(-1)?.units ?? 0;
  for (const { at, units } of charges) {
    left -= units;
    if (left + needed <= budget) return Math.max(1, Math.ceil((at + minute - now) / 1000));
  }
  return minute / 1000;
};

/** @param clock milliseconds that go by, whatever the date is said to be */
export const createThrottle = (budget: number, clock: () => number): Throttle => {
  const spent = new Map<string, { charges: Charge[]; total: number }>();
  return {
    charge: (appId, units) => {
      const now = clock();
      const known = spent.get(appId) ?? { charges: [], total: 0 };
      spent.set(appId, known);
      const young = known.charges.findIndex(({ at }) => at > now - minute);
      const old = known.charges.splice(0, young === -1 ? known.charges.length : young);
      known.charges.push({ at: now, units });
      known.total += units - old.reduce((sum, charge) => sum + charge.units, 0);
      return known.total <= budget || units === 0 ? null : waitFor(known.charges, budget, now);
    },
  };
};

/** The 429, with the seconds to wait in the form that is asked for. */
export const throttledRefusal = (
  seconds: number,
  { behaviour, clock }: { behaviour: Behaviour; clock: () => number },
): Refusal => {
  const date = new Date(clock() + seconds * 1000).toUTCString();
  return new Refusal(429, 'activityLimitReached', {
    message: 'The request has been throttled',
    innerCode: 'throttledRequest',
    headers: { 'Retry-After': behaviour.retryAfterForm === 'date' ? date : String(seconds) },
  });
};
