import { formatValue } from './figure.ts';
import type { ReturnItem, Unit } from './item.ts';
import type { RawAnswer } from './question.ts';
import type { Update } from './update.ts';

/** An answer as it would be typed, to change it; nothing where nothing was said. */
export const answerTyped = (item: ReturnItem, update: Update | null): RawAnswer => {
  if (!update) return {};
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
