import type { Day, Instant } from './day.ts';

/**
 * One line of the readable record of the chase: who was written to on a day, about what, and what became of it, in
 * words. It has posts and counts and names no item. `answeredAt` is null until everything that was asked is answered.
 */
export type ChaseRow = {
  key: string;
  council: string;
  post: string;
  /** The display name, or where the register no longer has the person their Entra object id. */
  recipient: string;
  day: Day;
  steps: string[];
  outcome: string;
  reason: string;
  answeredAt: Instant | null;
};
