import type { Day } from './day.ts';
import type { ReturnItem } from './item.ts';
import type { PeriodId } from './period.ts';
import type { Scheme } from './scheme.ts';
import type { Update } from './update.ts';

/** An answer as it was typed in a card, a page or a form. */
export type RawAnswer = {
  band?: string | undefined;
  value?: string | undefined;
  /** The parts of a percentage, instead of `value` or beside it: how many, of how many. */
  numerator?: string | undefined;
  denominator?: string | undefined;
  /** `final` unless told, `provisional` or `estimated`. */
  valueState?: string | undefined;
  /** "I do not have the figure yet". */
  valueNotYet?: boolean | undefined;
  /** The day on which it is expected; read only while there is no figure. */
  expectedOn?: string | undefined;
  commentary?: string | undefined;
  nextActions?: string | undefined;
  /** The https address of what shows that it is so. */
  evidence?: string | undefined;
  requestedDue?: string | undefined;
  requestReason?: string | undefined;
  completedOn?: string | undefined;
  /** Codes of the queries (`queryCodes`) that the person has seen and sent the answer again after. */
  confirmed?: readonly string[] | undefined;
};

/** The part of an Update that the person supplies. */
export type CheckedAnswer = Pick<
  Update,
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'valueState'
  | 'expectedOn'
  | 'band'
  | 'commentary'
  | 'nextActions'
  | 'evidence'
  | 'requestedDue'
  | 'requestReason'
  | 'completedOn'
>;

/** What is answered, of which period, and how; `today` is the day of answering. */
export type Question = { item: ReturnItem; scheme: Scheme; period: PeriodId; raw: RawAnswer; today: Day };

/** What was typed, without the space around it; null for nothing. */
export const typedIn = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};
