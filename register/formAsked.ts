import type { ReturnItem, Unit } from './item.ts';
import { bandsToGive } from './judged.ts';
import type { PeriodId } from './period.ts';
import type { Band, Scheme } from './scheme.ts';

/**
 * What the form of an answer asks for, and nothing of what was said: so it can be shown of an item whose words cannot.
 * `bands` are the ratings to choose from, empty where a rule rates or none is given.
 */
export type FormAsked =
  | { kind: 'action'; bands: Band[]; partnership: boolean }
  | { kind: 'indicator'; bands: Band[]; unit: Unit; cumulative: boolean };

export const formAsked = (item: ReturnItem, at: { scheme: Scheme; period: PeriodId }): FormAsked => {
  const bands = bandsToGive(item, at);
  return item.kind === 'action'
    ? { kind: item.kind, bands, partnership: item.partnership }
    : { kind: item.kind, bands, unit: item.unit, cumulative: item.cumulative };
};
