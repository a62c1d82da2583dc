import { readDay, yearAhead } from './answerDays.ts';
import { readParts, type Parts } from './answerParts.ts';
import { asPlain } from './asPlain.ts';
import type { Day } from './day.ts';
import { exact } from './exact.ts';
import { formatValue, parseFigure } from './figure.ts';
import { beyondLimits } from './figureLimits.ts';
import type { Indicator } from './item.ts';
import { isHeldToWords } from './judged.ts';
import { accept, refuse, type Result } from './problem.ts';
import { typedIn, type CheckedAnswer, type Question, type RawAnswer } from './question.ts';
import type { ValueState } from './update.ts';

/** What an answer says of a figure. */
type GivenFigure = Pick<CheckedAnswer, 'value' | 'numerator' | 'denominator' | 'valueState' | 'expectedOn'>;

/** What an action says of one, and a measure of which none was given. */
export const noFigure: GivenFigure = {
  value: null,
  numerator: null,
  denominator: null,
  valueState: null,
  expectedOn: null,
};

const statesOfFigures: readonly ValueState[] = ['final', 'provisional', 'estimated'];

const stateOf = (raw: RawAnswer): Result<ValueState> => {
  const text = typedIn(raw.valueState) ?? 'final';
  const state = statesOfFigures.find(one => one === text);
  const facts = { text, known: statesOfFigures.join(', ') };
  return state ? accept(state) : refuse({ code: 'not-a-choice', field: 'valueState', facts });
};

/** Half up, whatever floating point made of the half. */
const rounded = (value: number, decimals: number): number =>
  Math.round(exact(value * 10 ** decimals)) / 10 ** decimals;

type Typed = { text: string; value: number };

/** Whoever typed it may have rounded it: 92% stands for anything from 91.5% to 92.5%, and 92.0% for less. */
const isRounded = ({ text, value }: Typed, percent: number): boolean => {
  const places = /\.(\d+)/.exec(asPlain(text))?.[1]?.length ?? 0;
  return exact(Math.abs(value - percent)) <= exact(0.5 / 10 ** places);
};

type Figure = { value: number; numerator: number | null; denominator: number | null };

const typedFigure = (indicator: Indicator, raw: RawAnswer): Result<Typed | null> => {
  const text = typedIn(raw.value);
  if (text === null) return accept(null);
  const read = parseFigure(text, indicator.unit);
  return read.ok ? accept({ text, value: read.value }) : read;
};

const fromParts = (indicator: Indicator, parts: Parts, typed: Typed | null): Result<Figure> => {
  const { numerator, denominator, percent, says } = parts;
  const value = rounded(percent, indicator.decimals);
  if (typed === null || isRounded(typed, percent)) return accept({ value, numerator, denominator });
  const facts = { text: typed.text, parts: says, makes: formatValue(percent, 'percent') };
  return refuse({ code: 'parts-disagree', field: 'value', facts });
};

/**
 * As typed, or from its parts at the measure's own places; null where neither was typed. Where both were, they have to
 * say the same but for rounding, and the parts are the more exact.
 */
const figureOf = (indicator: Indicator, raw: RawAnswer): Result<Figure | null> => {
  const typed = typedFigure(indicator, raw);
  const parts = readParts(raw, indicator.unit);
  if (!typed.ok || !parts.ok) return refuse(...[typed, parts].flatMap(one => (one.ok ? [] : one.problems)));
  if (parts.value !== null) return fromParts(indicator, parts.value, typed.value);
  return accept(typed.value && { value: typed.value.value, numerator: null, denominator: null });
};

/** The day of answering, or a later one; null where none was given. */
const expectedDay = ({ raw, today }: Question): Result<Day | null> => {
  const day = readDay(raw.expectedOn, 'expectedOn', yearAhead(today));
  return day.ok && day.value !== null && day.value < today
    ? refuse({ code: 'date-too-early', field: 'expectedOn', facts: { day: day.value, earliest: today } })
    : day;
};

const withoutFigure = (indicator: Indicator, question: Question): Result<GivenFigure> => {
  const { scheme, period, raw } = question;
  if (raw.valueNotYet) {
    const expectedOn = expectedDay(question);
    return expectedOn.ok
      ? accept({ ...noFigure, valueState: 'not-yet-available', expectedOn: expectedOn.value })
      : expectedOn;
  }
  return isHeldToWords(indicator, { scheme, period })
    ? accept(noFigure)
    : refuse({ code: 'missing', field: 'value' });
};

/**
 * The figure of an answer: as typed or from its parts, and what it is (`final` unless told); or that there is none yet,
 * and when it is expected. A figure that stands there goes before "not yet". Refused where neither is said of a measure
 * that is held against a figure.
 */
export const readGivenFigure = (indicator: Indicator, question: Question): Result<GivenFigure> => {
  const figure = figureOf(indicator, question.raw);
  if (!figure.ok) return figure;
  if (figure.value === null) return withoutFigure(indicator, question);
  const { value, numerator } = figure.value;
  const state = stateOf(question.raw);
  const beyond = beyondLimits(indicator, value, numerator === null ? 'value' : 'numerator');
  if (state.ok && beyond.length === 0)
    return accept({ ...figure.value, valueState: state.value, expectedOn: null });
  return refuse(...beyond, ...(state.ok ? [] : state.problems));
};
