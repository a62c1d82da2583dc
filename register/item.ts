import type { Day } from './day.ts';

/** A due date that was moved: who agreed it, and why. */
export type Revision = { from: Day; to: Day; agreedBy: string; agreedOn: Day; reason: string };

export const itemStates = ['open', 'completed', 'closed'] as const;
export type ItemState = (typeof itemStates)[number];

/** A project, milestone or piece of work with a date. `dueText` holds "Ongoing" and the like, when there is no date. */
export type Action = {
  key: string;
  council: string;
  kind: 'action';
  ref: string;
  title: string;
  planKeys: string[];
  scheme: string;
  post: string;
  approverPost: string | null;
  directorate: string | null;
  originalDue: Day | null;
  due: Day | null;
  dueText: string | null;
  revisions: Revision[];
  state: ItemState;
  /** The day it was completed or closed; a completed action stays completed in later periods. */
  closedOn: Day | null;
  /** Carried out with others, for information only: never rated, never chased, never "not reported". */
  partnership: boolean;
};

export const polarities = ['higher', 'lower', 'none'] as const;
export type Polarity = (typeof polarities)[number];

export const units = ['percent', 'number', 'gbp', 'tonnes', 'kwh', 'days', 'fte'] as const;
export type Unit = (typeof units)[number];

export const frequencies = ['monthly', 'quarterly', 'annual'] as const;
export type Frequency = (typeof frequencies)[number];

/** A council's own expectation of each quarter (not running sums): new homes 0, 23, 69, 14. */
export type QuarterProfile = [number, number, number, number];

/**
 * One dated version of a measure's definition. Values are in `unit`; percentages are points (92 is 92%), money is
 * pounds. `baseline` is the stock carried over from last year where the measure is one.
 */
export type Indicator = {
  key: string;
  council: string;
  kind: 'indicator';
  ref: string;
  title: string;
  planKeys: string[];
  scheme: string;
  definition: string | null;
  from: Day | null;
  to: Day | null;
  unit: Unit;
  decimals: number;
  polarity: Polarity;
  frequency: Frequency;
  cumulative: boolean;
  baseline: number | null;
  target: number | null;
  targetText: string | null;
  profile: QuarterProfile | null;
  /** Working days after the period's own due date by which this measure's figure can be known. */
  dataLag: number;
  post: string;
  approverPost: string | null;
  directorate: string | null;
};

export type Item = Action | Indicator;

export type ItemKind = Item['kind'];
