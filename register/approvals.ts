import { askedIn } from './asking.ts';
import type { PeriodId } from './period.ts';
import type { Snapshot } from './snapshot.ts';
import type { Standing } from './standing.ts';

/** Of what was `asked`, `answered` has an update that counts, and `approved` one that its approver has agreed. */
export type Approvals = { approved: number; answered: number; asked: number };

/** Counted among what was asked for: what was sent back, or never said, is answered by nobody. */
export const approvalsAmong = (asked: readonly Pick<Standing, 'update'>[]): Approvals => ({
  approved: asked.filter(({ update }) => update?.state === 'approved').length,
  answered: asked.filter(({ update }) => update !== null).length,
  asked: asked.length,
});

/**
 * "n of m approved" of a period's return: everything that it asks for, and of no more than some plans where they are
 * named. An item of several plans is in each of them, and counts once over all. Source: the council's sign-off, in
 * which tables print how much of them is approved.
 */
export const approvedOf = (snapshot: Snapshot, period: PeriodId, planKeys?: readonly string[]): Approvals =>
  approvalsAmong(askedIn(snapshot, period, planKeys));
