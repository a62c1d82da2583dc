import { bandOfAnswer } from './answerBand.ts';
import { bandMeaning } from './bandMeaning.ts';
import { contradictionIn } from './contradiction.ts';
import { formatValue } from './figure.ts';
import type { AnswerHistory } from './history.ts';
import { jumpOf, usualJumpLimit, type Jump } from './jump.ts';
import type { Indicator } from './item.ts';
import { knownValue } from './knownValue.ts';
import type { Problem, ProblemCode } from './problem.ts';
import type { CheckedAnswer, Question } from './question.ts';
import { bareWords, repeatedSince } from './repeatedWords.ts';
import { bandOf, type Band } from './scheme.ts';
import { isRestricted } from './visibility.ts';

/** What an answer is asked about before it is taken, once each: it is never refused for it. */
export const queryCodes = ['jump', 'contradiction', 'repeated'] as const;
export type QueryCode = (typeof queryCodes)[number];

/** `field` is the field asked about; `facts` fill the sentence. */
export type AnswerQuery = { code: QueryCode; field: string; facts: NonNullable<Problem['facts']> };

/** An answer that nothing is wrong with. */
export type Queried = Pick<Question, 'item' | 'scheme' | 'period'> & { answer: CheckedAnswer };

const problemOf: Record<QueryCode, ProblemCode> = {
  jump: 'are-you-sure-jump',
  contradiction: 'words-contradict',
  repeated: 'words-repeated',
};

const jumpFacts = (
  indicator: Indicator,
  value: number,
  { before, was, pace, falls }: Jump,
): AnswerQuery['facts'] => {
  const { unit, decimals, visibility } = indicator;
  // A card shows of what is restricted its reference only, and none of its figures.
  if (isRestricted(visibility) || isRestricted(before.visibility)) return { period: before.period };
  return {
    period: before.period,
    before: formatValue(was, unit, { decimals: 9 }),
    now: formatValue(value, unit, { decimals: 9 }),
    ...(pace === null ? {} : { pace: formatValue(pace, unit, { decimals }) }),
    ...(falls ? { falls: 1 } : {}),
  };
};

/** A figure that stands there already was asked about when it came. */
const jumps = ({ item, scheme, period, answer }: Queried, history: AnswerHistory): AnswerQuery[] => {
  const value = knownValue(answer);
  const { current } = history;
  if (item.kind !== 'indicator' || value === null || (current && knownValue(current) === value)) return [];
  const jump = jumpOf({ indicator: item, period, value }, history, scheme.jumpLimit ?? usualJumpLimit);
  return jump ? [{ code: 'jump', field: 'value', facts: jumpFacts(item, value, jump) }] : [];
};

/** "Red (major issues to resolve)", or what it means where it has no name. */
const wordsOf = ({ name, word }: Band): string => (name === null ? word : `${name} (${word})`);

const contradictions = ({ answer, ...question }: Queried): AnswerQuery[] => {
  const { item, scheme } = question;
  const band = bandOf(scheme, bandOfAnswer(question, answer) ?? '');
  const rated = band ? { words: wordsOf(band), meaning: bandMeaning(band.id, scheme) } : null;
  const facts = contradictionIn(answer.commentary ?? '', rated, item.kind);
  return facts === null ? [] : [{ code: 'contradiction', field: 'commentary', facts }];
};

const repeats = ({ period, answer }: Queried, history: AnswerHistory): AnswerQuery[] => {
  const since = repeatedSince(answer.commentary, period, history);
  return since === null ? [] : [{ code: 'repeated', field: 'commentary', facts: { period: since } }];
};

/** The same words of the same rating and figure stand there already. */
const wereAsked = ({ answer }: Queried, { current }: AnswerHistory): boolean =>
  current !== null &&
  bareWords(current.commentary ?? '') === bareWords(answer.commentary ?? '') &&
  current.band === answer.band &&
  current.value === answer.value;

/**
 * What a person is asked about an answer that is in order: a figure that is far from the last one, words that do not
 * fit the rating or each other, words that are said for the third time in a row. None of what was asked when the same
 * figure or words came in earlier in the same period.
 */
export const queriesOf = (question: Queried, history: AnswerHistory): AnswerQuery[] => [
  ...jumps(question, history),
  ...(wereAsked(question, history) ? [] : [...contradictions(question), ...repeats(question, history)]),
];

/**
 * The problems by which queries are put to a person. Each has the code to be sent back in `confirmed` as its fact
 * `query`; a query that was `confirmed` is not put again.
 */
export const queryProblems = (
  queries: readonly AnswerQuery[],
  confirmed: readonly string[] = [],
): Problem[] =>
  queries
    .filter(({ code }) => !confirmed.includes(code))
    .map(({ code, field, facts }) => ({ code: problemOf[code], field, facts: { query: code, ...facts } }));

const queryProblemCodes: ReadonlySet<ProblemCode> = new Set(Object.values(problemOf));

/** A question, and no refusal: the same answer is taken when it is sent again with the query's code in `confirmed`. */
export const isQuery = ({ code }: Pick<Problem, 'code'>): boolean => queryProblemCodes.has(code);

/** The codes to send back in `confirmed` once a person has seen these problems. */
export const queriesIn = (problems: readonly Problem[]): QueryCode[] =>
  queryCodes.filter(code => problems.some(problem => problem.code === problemOf[code]));
