import type { Day, Instant } from './day.ts';
import type { Classification, Visibility } from './item.ts';
import type { PeriodId } from './period.ts';

export const valueStates = ['final', 'provisional', 'estimated', 'not-yet-available'] as const;
export type ValueState = (typeof valueStates)[number];

export const updateStates = ['draft', 'submitted', 'approved', 'returned', 'superseded'] as const;
export type UpdateState = (typeof updateStates)[number];

/** Said by somebody without an account, and recorded by the performance team: who it was, how, and on what day. */
export type GivenBy = { who: string; how: string; on: Day };

/** The words as they are printed, beside the officer's own, which stay. `by` is an Entra object id. */
export type EditedWords = { commentary: string; by: string; at: Instant };

/** Approved, returned, or rated otherwise. `by` is an Entra object id; an approval may go without a reason. */
export type UpdateDecision = { by: string; at: Instant; reason: string | null };

/**
 * What was said of one item for one period. Words and figures never change: a correction is a new update that names
 * the one it replaces, and so is an approver's other rating; only `state`, `decided` and `edited` may change. `submittedBy` is the verified person's Entra object id, `published` for figures taken from a
 * printed report, or `performance` for what the performance team restated on the command line, where no person is
 * signed in.
 */
export type Update = {
  key: string;
  council: string;
  itemKey: string;
  period: PeriodId;
  submissionId: string;
  value: number | null;
  /** The parts of a share, where they are known (314 of 342). */
  numerator: number | null;
  denominator: number | null;
  valueState: ValueState | null;
  asAt: Day | null;
  /** The day on which a figure that is not yet available is expected. */
  expectedOn: Day | null;
  /** The rating the officer gave; null where a rule computes it. */
  band: string | null;
  /** The label as it was printed, kept for ever beside what the rule computes. */
  publishedBand: string | null;
  commentary: string | null;
  nextActions: string | null;
  requestedDue: Day | null;
  requestReason: string | null;
  completedOn: Day | null;
  /** Why a figure was changed after it was published; a footnote of later tables. */
  restatementReason: string | null;
  submittedBy: string;
  submittedAt: Instant;
  state: UpdateState;
  replaces: string | null;
  visibility: Visibility;
  classification?: Classification;
  /** An address at which it is shown to be so. */
  evidence?: string;
  /** Absent where whoever submitted it said it. */
  givenBy?: GivenBy;
  edited?: EditedWords;
  decided?: UpdateDecision;
};
