import {
  parseRollOver,
  planRollOver,
  type Action,
  type Indicator,
  type RollOver,
  type Snapshot,
} from '../../register/index.ts';
import { measure, said, snapshotOf } from './madeMeasure.ts';

/** Good Friday and Easter Monday 2026, and the May bank holiday of 2025 that is no matter here. */
export const calendar = { holidays: ['2025-05-05', '2026-04-03', '2026-04-06'] };

export const from = '2024-25';
export const to = '2025-26';
export const agreedBy = 'Cabinet, 11 March 2025';

export type Raw = Record<string, unknown>;

export const askedOf = (raw: Raw = {}) => {
  const asked = parseRollOver(raw);
  if (!asked.ok) throw new Error(JSON.stringify(asked.problems));
  return asked.value;
};

export const tryPlan = (snapshot: Snapshot, raw: Raw = {}) =>
  planRollOver(snapshot, { ...askedOf(raw), from, to }, calendar);

export const plan = (snapshot: Snapshot, raw: Raw = {}): RollOver => {
  const planned = tryPlan(snapshot, raw);
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
  return planned.value;
};

/** The register with the plan carried out. */
export const applied = (
  snapshot: Snapshot,
  { indicators, actions, periods, changes }: RollOver,
): Snapshot => {
  const changed = new Map(
    changes.map(({ before, after }) => [
      'definitionKey' in before ? before.definitionKey : before.key,
      after,
    ]),
  );
  return {
    ...snapshot,
    indicators: [
      ...snapshot.indicators.map(one => (changed.get(one.definitionKey) ?? one) as Indicator),
      ...indicators,
    ],
    actions: [...snapshot.actions.map(one => (changed.get(one.key) ?? one) as Action), ...actions],
    periods: [...snapshot.periods, ...periods],
  };
};

export const yearsFigure = (value: number, more = {}) =>
  said({ period: from, value, valueState: 'final', ...more });

export const oneMeasure = (indicator: Partial<Indicator>, ...updates: ReturnType<typeof said>[]) =>
  snapshotOf({ indicators: [measure(indicator)], updates });
