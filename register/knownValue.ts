import type { Update } from './update.ts';

/** The figure that an update gives; null where it gives none, or says that it is not available yet. */
export const knownValue = ({ value, valueState }: Pick<Update, 'value' | 'valueState'>): number | null =>
  valueState === 'not-yet-available' ? null : value;
