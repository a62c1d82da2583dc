import { formatValue, longDay } from '../../register/index.ts';
import type { ReturnItem, Update } from '../../register/index.ts';

const states: Partial<Record<NonNullable<Update['valueState']>, string>> = {
  provisional: ', provisional',
  estimated: ', an estimate',
};

/** "92% (314 of 342), provisional", or that it is not there yet and when it is expected; null of an action. */
export const figureText = (item: ReturnItem, update: Update): string | null => {
  if (item.kind !== 'indicator') return null;
  const { value, numerator, denominator, valueState, expectedOn } = update;
  if (value === null)
    return expectedOn === null
      ? 'not yet available'
      : `not yet available, expected on ${longDay(expectedOn)}`;
  const show = (part: number) => formatValue(part, 'number', { decimals: 9 });
  const parts =
    numerator === null || denominator === null ? '' : ` (${show(numerator)} of ${show(denominator)})`;
  const state = valueState === null ? '' : (states[valueState] ?? '');
  return `${formatValue(value, item.unit, { decimals: item.decimals })}${parts}${state}`;
};
