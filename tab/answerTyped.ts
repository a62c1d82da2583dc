import { formatValue, type RawAnswer, type ReturnItem, type Unit, type Update } from '../register/index.ts';

/** An answer as it would be typed, to change it. */
export const answerTyped = (item: ReturnItem, update: Update): RawAnswer => {
  const typed = (value: number | null, unit: Unit) =>
    value === null ? undefined : formatValue(value, unit, { decimals: 9 });
  const isNotYet = update.valueState === 'not-yet-available';
  return {
    band: update.band ?? undefined,
    value: item.kind === 'indicator' ? typed(update.value, item.unit) : undefined,
    numerator: typed(update.numerator, 'number'),
    denominator: typed(update.denominator, 'number'),
    valueState: isNotYet ? undefined : (update.valueState ?? undefined),
    valueNotYet: isNotYet,
    expectedOn: update.expectedOn ?? undefined,
    commentary: update.commentary ?? undefined,
    nextActions: update.nextActions ?? undefined,
    evidence: update.evidence,
    requestedDue: update.requestedDue ?? undefined,
    requestReason: update.requestReason ?? undefined,
    completedOn: update.completedOn ?? undefined,
  };
};

/** Nothing was typed or chosen in a form. */
export const isBlank = (typed: RawAnswer): boolean =>
  Object.values(typed).every(value => value === undefined || value === false || value === '');
