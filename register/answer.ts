import type { Day } from './day.ts';
import { parseFigure } from './figure.ts';
import type { Indicator, ReturnItem } from './item.ts';
import { bandsToGive, isHeldToWords, isJudged } from './judged.ts';
import type { PeriodId } from './period.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';
import { rateIndicator } from './rating.ts';
import { bandOf, engineBands, type Scheme } from './scheme.ts';
import type { Update } from './update.ts';
import { parseWrittenDay } from './writtenDay.ts';

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
  | 'valueState'
  | 'band'
  | 'commentary'
  | 'nextActions'
  | 'requestedDue'
  | 'requestReason'
  | 'completedOn'
>;

type Question = { item: ReturnItem; scheme: Scheme; period: PeriodId; raw: RawAnswer };

/** SharePoint's multi-line text takes far more; this is what a person reads in a report. */
const longest = 4000;

const words = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

const tooLong = (raw: RawAnswer): Problem[] =>
  (['commentary', 'nextActions', 'requestReason'] as const).flatMap(field =>
    (raw[field]?.length ?? 0) > longest ? [{ code: 'too-long', field, facts: { most: longest } }] : [],
  );

const dayOrNull = (text: string | undefined, field: string): Result<Day | null> => {
  const typed = words(text);
  return typed === null ? accept(null) : parseWrittenDay(typed, field);
};

const checkFigure = (
  indicator: Indicator,
  { scheme, period, raw }: Question,
): Result<Pick<CheckedAnswer, 'value' | 'valueState'>> => {
  const typed = words(raw.value);
  if (typed === null) {
    if (raw.valueNotYet) return accept({ value: null, valueState: 'not-yet-available' });
    return isHeldToWords(indicator, { scheme, period })
      ? accept({ value: null, valueState: null })
      : refuse({ code: 'missing', field: 'value' });
  }
  const figure = parseFigure(typed, indicator.unit);
  return figure.ok ? accept({ value: figure.value, valueState: 'final' }) : figure;
};

/** A measure of which nothing is known yet is in progress, whatever was chosen beside that. */
const isUnknownYet = ({ item, raw }: Question): boolean =>
  item.kind === 'indicator' && raw.valueNotYet === true && words(raw.value) === null;

/** None is asked of what a rule rates, and of what is information only. */
const checkBand = (question: Question): Result<string | null> => {
  const { item, scheme, period, raw } = question;
  const at = { scheme, period };
  if (!isJudged(item, at) || isUnknownYet(question)) return accept(null);
  const band = words(raw.band);
  if (band === null) return refuse({ code: 'missing', field: 'band' });
  const offered = bandsToGive(item, at).map(({ id }) => id);
  if (offered.includes(band)) return accept(band);
  return refuse({ code: 'band-not-in-scheme', field: 'band', facts: { band, known: offered.join(', ') } });
};

/** What the answer would be rated, before it is saved: what *Check* shows, and what decides whether words are needed. */
const bandGiven = (
  { item, scheme, period }: Question,
  given: Pick<CheckedAnswer, 'value' | 'valueState' | 'band'>,
): string | null => {
  if (item.kind === 'action') return given.band;
  const draft: Update = {
    key: '',
    council: item.council,
    itemKey: item.key,
    period,
    submissionId: '',
    numerator: null,
    denominator: null,
    asAt: null,
    expectedOn: null,
    publishedBand: null,
    commentary: null,
    nextActions: null,
    requestedDue: null,
    requestReason: null,
    completedOn: null,
    restatementReason: null,
    submittedBy: '',
    submittedAt: '',
    state: 'submitted',
    replaces: null,
    visibility: item.visibility,
    ...given,
  };
  const rating = rateIndicator(item, draft, { scheme, period });
  return rating && rating.band;
};

const wordsNeeded = (question: Question, answer: CheckedAnswer): Problem[] => {
  const band = bandGiven(question, answer);
  const problems: Problem[] = [];
  if (band !== null && bandOf(question.scheme, band)?.needsWords) {
    if (answer.commentary === null)
      problems.push({ code: 'commentary-needed', field: 'commentary', facts: { band } });
    if (question.item.kind === 'action' && answer.nextActions === null) {
      problems.push({ code: 'next-actions-needed', field: 'nextActions', facts: { band } });
    }
  }
  if (band === engineBands.completed && answer.completedOn === null) {
    problems.push({ code: 'completion-date-needed', field: 'completedOn' });
  }
  if (answer.requestedDue !== null && answer.requestReason === null) {
    problems.push({ code: 'reason-needed', field: 'requestReason' });
  }
  return problems;
};

/**
 * Reads what a person typed, and refuses with every problem at once. Red and amber need a commentary, and on an
 * action the next steps as well; a completed action needs its completion date; a new date needs its reason; a measure
 * whose target is in words needs the officer's rating, and takes a figure where there is one
 * (source: King's Lynn's key and paragraph 2.2, where the officer words and the Assistant Director rates).
 */
export const checkAnswer = (question: Question): Result<CheckedAnswer> => {
  const { item, raw } = question;
  const nothing = { value: null, valueState: null };
  const figure = item.kind === 'indicator' ? checkFigure(item, question) : accept(nothing);
  const band = checkBand(question);
  const requestedDue = dayOrNull(raw.requestedDue, 'requestedDue');
  const completedOn = dayOrNull(raw.completedOn, 'completedOn');
  const problems = [
    tooLong(raw),
    ...[figure, band, requestedDue, completedOn].map(one => (one.ok ? [] : one.problems)),
  ].flat();
  if (problems.length > 0 || !figure.ok || !band.ok || !requestedDue.ok || !completedOn.ok)
    return refuse(...problems);
  const answer: CheckedAnswer = {
    ...figure.value,
    band: band.value,
    commentary: words(raw.commentary),
    nextActions: words(raw.nextActions),
    requestedDue: requestedDue.value,
    requestReason: words(raw.requestReason),
    completedOn: completedOn.value,
  };
  const unsaid = wordsNeeded(question, answer);
  return unsaid.length > 0 ? refuse(...unsaid) : accept(answer);
};
