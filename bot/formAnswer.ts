import type { RawAnswer } from '../register/index.ts';
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
