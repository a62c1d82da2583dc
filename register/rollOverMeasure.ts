import type { Day } from './day.ts';
import type { Indicator } from './item.ts';
import { definitionKey, itemKey } from './keys.ts';
import { outturnOf, type Outturn } from './outturn.ts';
import type { PeriodId } from './period.ts';
import type { NewTarget, Replacement } from './rollOverAsked.ts';
import type { Snapshot } from './snapshot.ts';
import { indexOf } from './snapshotIndex.ts';

/** The year that ends and the one that begins; `ends` is 31 March, `begins` 1 April. */
export type Turn = { from: PeriodId; to: PeriodId; ends: Day; begins: Day };

/** What becomes of one measure. */
export type MeasureAsked = {
  target: NewTarget | undefined;
  /** Its reference from then on. */
  renamed: string | undefined;
  replaced: Replacement | undefined;
  isClosed: boolean;
};

/**
 * `inForce` is the version at the end of the old year and `ended` the same with its last day. `next` is the new
 * year's, null where the measure ends; `begun` is what the register has of that already, from a roll-over before.
 */
export type MeasureTurn = {
  inForce: Indicator;
  ended: Indicator;
  begun: Indicator | null;
  next: Indicator | null;
  outturn: Outturn | null;
  /** A target was agreed for the new year. */
  isAgreed: boolean;
};

/** As the measure that takes another's place: its figures cannot be compared with those of the one before. */
const successorOf = (inForce: Indicator, { by, why }: Replacement): Indicator => ({
  ...inForce,
  title: by.title,
  definition: by.definition ?? null,
  unit: by.unit ?? inForce.unit,
  decimals: by.decimals ?? inForce.decimals,
  polarity: by.polarity ?? inForce.polarity,
  frequency: by.frequency ?? inForce.frequency,
  cumulative: by.cumulative ?? inForce.cumulative,
  post: by.post ?? inForce.post,
  target: null,
  targetHigh: null,
  targetText: null,
  targetAgreedBy: null,
  tolerance: null,
  benchmark: null,
  baseline: null,
  breaksTrend: true,
  breakReason: why,
});

const newRefOf = ({ renamed, replaced }: MeasureAsked, ref: string): string =>
  replaced?.by.ref ?? renamed ?? ref;

/** The version to come, as yet with last year's target: it goes on until another is agreed. */
const freshOf = (inForce: Indicator, asked: MeasureAsked, { begins, ends }: Turn): Indicator => {
  const { council, key, ref, to } = inForce;
  const newRef = newRefOf(asked, ref);
  const newKey = itemKey(council, 'indicator', newRef);
  const named =
    newRef === ref
      ? { definitionKey: definitionKey(key, begins, false) }
      : { key: newKey, definitionKey: newKey, formerKey: key, ref: newRef };
  const same: Indicator = { ...inForce, breaksTrend: false, breakReason: null };
  return {
    ...(asked.replaced ? successorOf(inForce, asked.replaced) : same),
    ...named,
    from: begins,
    to: to !== null && to > ends ? to : null,
    // It was of the old year's quarters.
    profile: null,
  };
};

const agreedOf = ({ target }: MeasureAsked): Partial<Indicator> =>
  target
    ? {
        target: target.target,
        targetHigh: target.targetHigh,
        targetText: target.targetText,
        targetAgreedBy: target.agreedBy,
        profile: target.profile,
      }
    : {};

/** A stock is carried over as the year left it; where nobody knows how, it stays as it was. */
const stockOf = (next: Indicator, outturn: Outturn | null): Partial<Indicator> =>
  next.baseline !== null && outturn ? { baseline: outturn.value } : {};

/** Ended by hand, or by a closing before: it does not begin again by itself. */
const hasEnded = ({ to }: Indicator, { target, renamed, replaced }: MeasureAsked, ends: Day): boolean =>
  to === ends && !target && renamed === undefined && !replaced;

/**
 * One measure over the turn of the year: the version in force ends with the old year and another begins with the new
 * one, with the target that was agreed for it. A stock begins where the year left it, as charging points do (18 in
 * use at the end of one year are the baseline of the next). Source: King's Lynn & West Norfolk, Q1 2024-25, whose
 * targets are the year's own.
 *
 * @param inForce the version on the last day of the old year
 */
export const turnMeasure = (
  snapshot: Snapshot,
  inForce: Indicator,
  { asked, turn }: { asked: MeasureAsked; turn: Turn },
): MeasureTurn => {
  const outturn = outturnOf(snapshot, inForce.key, turn.from);
  const fresh = freshOf(inForce, asked, turn);
  const known = indexOf(snapshot).versions.get(fresh.key) ?? [];
  const begun = known.find(one => one.definitionKey === fresh.definitionKey) ?? null;
  const ends = asked.isClosed || (!begun && hasEnded(inForce, asked, turn.ends));
  const start = begun ?? fresh;
  return {
    inForce,
    ended: { ...inForce, to: turn.ends },
    begun,
    next: ends ? null : { ...start, ...agreedOf(asked), ...stockOf(start, outturn) },
    outturn,
    isAgreed: asked.target !== undefined,
  };
};
