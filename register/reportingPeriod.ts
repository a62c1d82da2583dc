import type { Day } from './day.ts';
import type { PeriodId } from './period.ts';

export const reportingStates = [
  'planned',
  'collecting',
  'approving',
  'performance-check',
  'leadership',
  'closed',
] as const;
export type ReportingState = (typeof reportingStates)[number];

/** A period that this council reports on, and its calendar. `dueOn` is by default the tenth working day. */
export type ReportingPeriod = {
  key: string;
  council: string;
  period: PeriodId;
  title: string;
  opensOn: Day;
  dueOn: Day;
  state: ReportingState;
  snapshotFile: string | null;
  snapshotHash: string | null;
};
