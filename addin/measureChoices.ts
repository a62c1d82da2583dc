import {
  definitionOn,
  definitionsByKey,
  periodEnd,
  type Indicator,
  type PeriodId,
  type Snapshot,
} from '../register/index.ts';

/**
 * Every measure once, however many dated versions it has: by the version in force at the period's end, or by its newest
 * where none was. In the register's order.
 */
export const measureChoices = (snapshot: Snapshot, period: PeriodId): Indicator[] =>
  [...definitionsByKey(snapshot).values()].flatMap(
    versions => definitionOn(versions, periodEnd(period)) ?? versions.at(-1) ?? [],
  );
