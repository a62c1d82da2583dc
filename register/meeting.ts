import type { Day } from './day.ts';
import type { PeriodId } from './period.ts';

/**
 * A body that receives a version of a period's report. Each has a frozen version of its own, since a period goes to a
 * scrutiny panel weeks before it goes to Cabinet. `id` is the last part of the key.
 */
export type Meeting = {
  key: string;
  id: string;
  council: string;
  period: PeriodId;
  /** "Cabinet", "Corporate Performance Panel". */
  body: string;
  reportDeadline: Day | null;
  /** The last day on which its papers may be published. */
  publishBy: Day;
  meetsOn: Day;
  snapshotFile: string | null;
  snapshotHash: string | null;
  outcome: string | null;
  minuteRef: string | null;
};
