import { definitionAt } from './definition.ts';
import { knownValue } from './knownValue.ts';
import { yearOf, type PeriodId } from './period.ts';
import type { Snapshot } from './snapshot.ts';
import { indexOf } from './snapshotIndex.ts';

/** What a measure came to in a year. `period` is the one whose figure it is: the year itself, or its last part. */
export type Outturn = { year: PeriodId; period: PeriodId; value: number; state: 'provisional' | 'final' };

/** What was said of a measure under its key and, before a roll-over gave it another, under its former one. */
const recordOf = (snapshot: Snapshot, itemKey: string) => {
  const index = indexOf(snapshot);
  const own = index.versions.get(itemKey) ?? [];
  const former = own.flatMap(({ formerKey }) => formerKey ?? []);
  const keys = [itemKey, ...new Set(former)];
  return {
    versions: keys.flatMap(key => index.versions.get(key) ?? []),
    said: keys.flatMap(key => index.said.get(key) ?? []),
  };
};

const outturnIn = ({ versions, said }: ReturnType<typeof recordOf>, year: PeriodId): Outturn | null => {
  for (const period of [year, `${year}-Q4`, `${year}-M12`]) {
    for (const { update } of said) {
      const value = knownValue(update);
      if (update.period !== period || value === null) continue;
      const isYears = period === year || definitionAt(versions, year)?.cumulative === true;
      const settled = update.valueState !== 'provisional' && update.valueState !== 'estimated';
      return { year, period, value, state: isYears && settled ? 'final' : 'provisional' };
    }
  }
  return null;
};

/**
 * The outturn of a past year: the year's own figure, otherwise that of its last quarter or month. Provisional until
 * the year's own figure is final; a running total at the end of March is the year's, but the last quarter of a
 * measure that is none only stands in for the year. Null where neither was given. Source: King's Lynn prints Q1 to Q3
 * and the full year, no Q4; councils that print four quarters have their year in the last.
 */
export const outturnOf = (snapshot: Snapshot, itemKey: string, year: PeriodId): Outturn | null =>
  outturnIn(recordOf(snapshot, itemKey), year);

/** Every outturn of a measure, newest first. */
export const outturns = (snapshot: Snapshot, itemKey: string): Outturn[] => {
  const record = recordOf(snapshot, itemKey);
  const years = new Set(record.said.map(({ period }) => yearOf(period)));
  return [...years]
    .sort()
    .reverse()
    .flatMap(year => outturnIn(record, year) ?? []);
};
