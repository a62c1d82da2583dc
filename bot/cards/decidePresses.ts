import { press, type Execute } from './adaptiveCard.ts';
import type { Origin } from './presses.ts';

type How = { title?: string; primary?: boolean };

/** Data of a button that leaves out what is not there. */
const dataOf = (verb: string, { message }: Origin, more: Record<string, string | number> = {}) => ({
  verb,
  ...more,
  ...(message === undefined ? {} : { message }),
});

/** A button that leaves whatever stands in the fields. */
export const goTo = (
  verb: string,
  { origin, data = {}, ...how }: How & { origin: Origin; data?: Record<string, string | number> },
): Execute => press(dataOf(verb, origin, data), { ...how, ignoreInputs: true });

/** A button that sends the fields with it. */
export const send = (
  verb: string,
  { origin, data = {}, ...how }: How & { origin: Origin; data?: Record<string, string | number> },
): Execute => press(dataOf(verb, origin, data), how);

/** One post's return for a period; posts of two councils may have one name. */
export type ReturnName = { council: string; post: string; period: string };

export const backToDecisions = (origin: Origin): Execute =>
  goTo('decide-list', { origin, title: 'Back to what waits for me' });
