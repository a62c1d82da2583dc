import type { Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { Document } from './document.ts';
import type { PeriodId } from './period.ts';
import type { Recommendation } from './recommendation.ts';

/** A due date that was moved: who agreed it, and why. `agreedOn` is the day from which it holds. */
export type Revision = { from: Day; to: Day; agreedBy: string; agreedOn: Day; reason: string };

/** Who may read it. Nothing is open until somebody has said so. */
export const visibilities = ['open', 'internal', 'restricted', 'exempt'] as const;
export type Visibility = (typeof visibilities)[number];

/**
 * Why something is restricted or exempt. `paragraph` is that of Schedule 12A to the Local Government Act 1972, Part 1
 * (1 to 7). `decidedBy` is a post, `reviewOn` the day on which somebody has to ask whether it still holds.
 *
 * @see https://www.legislation.gov.uk/ukpga/1972/70/schedule/12A
 */
export type Classification = {
  paragraph: string | null;
  publicInterest: string | null;
  decidedBy: string | null;
  decidedOn: Day | null;
  reviewOn: Day | null;
};

/** Posts, not people: `Car Parks Manager`. */
export type Owner = { post: string; approverPost: string | null; directorate: string | null };

/** Who owned it until the end of that day: a reorganisation does not rewrite the past. */
export type FormerOwner = Owner & { until: Day };

/** What everything promised has. `formerOwners` are in the order of `until`. */
export type Promised = Owner & {
  key: string;
  council: string;
  ref: string;
  title: string;
  planKeys: string[];
  scheme: string;
  formerOwners: FormerOwner[];
  visibility: Visibility;
  /** Only of what is restricted or exempt, and only where somebody has said so much. */
  classification?: Classification;
  /** The key under which its earlier periods are kept, where its reference changed at a roll-over. */
  formerKey: string | null;
};

/** `originalDue` never changes. `dueText` holds "Ongoing" and the like, when there is no date. */
export type Dated = {
  originalDue: Day | null;
  due: Day | null;
  dueText: string | null;
  revisions: Revision[];
};

/** Closing, pausing and re-scoping are decisions: `closure-proposed` is an option put to members, not an end. */
export const itemStates = ['open', 'paused', 'closure-proposed', 'completed', 'closed'] as const;
export type ItemState = (typeof itemStates)[number];

/** A project, milestone or piece of work with a date. */
export type Action = Promised &
  Dated & {
    kind: 'action';
    /** The day from which it is in the tables: periods that ended before have no line for it. Null: since always. */
    from: Day | null;
    /** The project or objective that a milestone belongs to. */
    project: string | null;
    /** The quarter, month or year in which a milestone was first planned; null where the item is no milestone. */
    planned: PeriodId | null;
    /** The quarter, month or later year to which it was moved. */
    revised: PeriodId | null;
    state: ItemState;
    /** The day it was completed, closed or put on hold; a completed action stays completed in later periods. */
    closedOn: Day | null;
    /** The decision by which it was closed, paused or re-scoped: a minute or report reference. */
    decisionRef: string | null;
    /** Carried out with others, for information only: never rated, never chased, never "not reported". */
    partnership: boolean;
  };

/** `range`: good between `target` and `targetHigh`, both included (150–200). */
export const polarities = ['higher', 'lower', 'range', 'none'] as const;
export type Polarity = (typeof polarities)[number];

export const units = ['percent', 'number', 'gbp', 'tonnes', 'kwh', 'days', 'fte'] as const;
export type Unit = (typeof units)[number];

export const frequencies = ['monthly', 'quarterly', 'annual'] as const;
export type Frequency = (typeof frequencies)[number];

/** A council's own expectation of each quarter (not running sums): new homes 0, 23, 69, 14. */
export type QuarterProfile = [number, number, number, number];

/** How far a measure may miss and still be within the accepted tolerance: a fraction of the target, or in its unit. */
export type Tolerance = { amount: number; unit: 'relative' | 'points' };

/** Somebody else's figure that ours is held against ("the West Midlands rate"), by period. */
export type Benchmark = { title: string; values: Record<PeriodId, number> };

/**
 * One dated version of a measure's definition. Versions of one measure share `key` (what was said of it stays with
 * it) and differ in `definitionKey`, the Key of the row. Values are in `unit`; percentages are points (92 is 92%),
 * money is pounds. `baseline` is the stock carried over from last year where the measure is one.
 */
export type Indicator = Promised & {
  kind: 'indicator';
  definitionKey: string;
  definition: string | null;
  from: Day | null;
  to: Day | null;
  /** From its `from` on, figures cannot be compared with those before: a trend stops there, and says why. */
  breaksTrend: boolean;
  breakReason: string | null;
  unit: Unit;
  decimals: number;
  polarity: Polarity;
  frequency: Frequency;
  cumulative: boolean;
  baseline: number | null;
  target: number | null;
  /** The upper end of a `range`. */
  targetHigh: number | null;
  targetText: string | null;
  /** Who agreed this target, and where. */
  targetAgreedBy: string | null;
  tolerance: Tolerance | null;
  benchmark: Benchmark | null;
  profile: QuarterProfile | null;
  /** Working days after the period's own due date by which this measure's figure can be known. */
  dataLag: number;
};

/** What a period's return asks about. */
export type ReturnItem = Action | Indicator;

export type Item = Action | Indicator | Recommendation | Document | Complaint;

export type ItemKind = Item['kind'];
