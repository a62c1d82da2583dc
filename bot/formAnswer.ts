import { formatValue } from '../register/index.ts';
import type { RawAnswer, ReturnItem, Unit, Update } from '../register/index.ts';
import { isOnIn, textIn, type Pressed } from './inbound.ts';

/** What stood in the fields when a button was pressed. */
export const typedIn = (pressed: Pressed): RawAnswer => ({
  band: textIn(pressed, 'band'),
  value: textIn(pressed, 'value'),
  numerator: textIn(pressed, 'numerator'),
  denominator: textIn(pressed, 'denominator'),
  valueState: textIn(pressed, 'valueState'),
  valueNotYet: isOnIn(pressed, 'valueNotYet'),
  expectedOn: textIn(pressed, 'expectedOn'),
  commentary: textIn(pressed, 'commentary'),
  nextActions: textIn(pressed, 'nextActions'),
  evidence: textIn(pressed, 'evidence'),
  requestedDue: textIn(pressed, 'requestedDue'),
  requestReason: textIn(pressed, 'requestReason'),
  completedOn: textIn(pressed, 'completedOn'),
  confirmed: textIn(pressed, 'confirmed')?.split(','),
});

/** Fields of a form by which its problems are mended. */
export const answerFields = [
  'band',
  'value',
  'numerator',
  'denominator',
  'valueState',
  'expectedOn',
  'commentary',
  'nextActions',
  'evidence',
  'requestedDue',
  'requestReason',
  'completedOn',
] as const satisfies readonly (keyof RawAnswer)[];

/** Nobody typed or chose anything; that a figure is final is what the form says by itself. */
export const isBlank = (typed: RawAnswer): boolean =>
  typed.valueNotYet !== true &&
  answerFields.every(name => name === 'valueState' || (typed[name] ?? '').trim() === '');

/** An answer as it would be typed, to change it. */
export const typedFrom = (item: ReturnItem, update: Update | null): RawAnswer => {
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
