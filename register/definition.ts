import type { Day } from './day.ts';
import type { Indicator } from './item.ts';
import { periodEnd, type PeriodId } from './period.ts';
import type { Snapshot } from './snapshot.ts';

/** Whether a version holds on that day. Both its days are included; no `from` is since always, no `to` until further notice. */
export const isInForce = ({ from, to }: Indicator, day: Day): boolean =>
  (from === null || from <= day) && (to === null || to >= day);

/** The version in force on a day; of two that overlap the one that began later. */
export const definitionOn = (versions: readonly Indicator[], day: Day): Indicator | null => {
  const began = ({ from }: Indicator): Day => from ?? '';
  return versions.reduce<Indicator | null>(
    (latest, version) =>
      isInForce(version, day) && (latest === null || began(version) > began(latest)) ? version : latest,
    null,
  );
};

/**
 * The version of a measure that was in force at the end of a period, from the versions that share its key; null where
 * none was. Source: Norfolk redefined a vital sign in mid-year; targets and definitions are dated, so that a new
 * annual plan does not rewrite the past.
 */
export const definitionAt = (versions: readonly Indicator[], period: PeriodId): Indicator | null =>
  definitionOn(versions, periodEnd(period));

/** Versions of every measure of a snapshot by their common key, in the snapshot's order (oldest first). */
export const definitionsByKey = ({ indicators }: Pick<Snapshot, 'indicators'>): Map<string, Indicator[]> => {
  const groups = new Map<string, Indicator[]>();
  for (const version of indicators) {
    const group = groups.get(version.key);
    if (group) group.push(version);
    else groups.set(version.key, [version]);
  }
  return groups;
};

/** A day from which figures cannot be compared with those before, and why. */
export type TrendBreak = { on: Day; reason: string | null };

/**
 * The latest break of a trend after the end of one period and up to the end of another; null where the figures of the
 * two can be compared. `versions` are all that the figures went by, under a former key too.
 */
export const trendBreakBetween = (
  versions: readonly Indicator[],
  earlier: PeriodId,
  later: PeriodId,
): TrendBreak | null => {
  const [after, until] = [periodEnd(earlier), periodEnd(later)];
  return versions.reduce<TrendBreak | null>(
    (latest, { breaksTrend, breakReason, from }) =>
      breaksTrend && from !== null && from > after && from <= until && from >= (latest?.on ?? from)
        ? { on: from, reason: breakReason }
        : latest,
    null,
  );
};
