import { bandOfAnswer, readBand } from './answerBand.ts';
import { readDays } from './answerDays.ts';
import { noFigure, readGivenFigure } from './answerFigure.ts';
import { readEvidence } from './evidence.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';
import { typedIn, type CheckedAnswer, type Question, type RawAnswer } from './question.ts';
import { bandOf, engineBands } from './scheme.ts';

/** SharePoint's multi-line text takes far more; this is what a person reads in a report. */
const longest = 4000;

const tooLong = (raw: RawAnswer): Problem[] =>
  (['commentary', 'nextActions', 'requestReason'] as const).flatMap(field =>
    (raw[field]?.length ?? 0) > longest ? [{ code: 'too-long', field, facts: { most: longest } }] : [],
  );

const wordsNeeded = (question: Question, answer: CheckedAnswer): Problem[] => {
  const band = bandOfAnswer(question, answer);
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
 * action the next steps as well; a completed action needs its completion date, which has come and is not before the
 * action began; a new date needs its reason, is later than today and another than the one it has; a measure whose
 * target is in words needs the officer's rating, and takes a figure where there is one
 * (source: King's Lynn's key and paragraph 2.2, where the officer words and the Assistant Director rates).
 */
export const checkAnswer = (question: Question): Result<CheckedAnswer> => {
  const { item, raw } = question;
  const figure = item.kind === 'indicator' ? readGivenFigure(item, question) : accept(noFigure);
  const band = readBand(question);
  const days = readDays(question);
  const evidence = readEvidence(raw.evidence);
  const problems = [
    ...tooLong(raw),
    ...[figure, band, days, evidence].flatMap(one => (one.ok ? [] : one.problems)),
  ];
  if (problems.length > 0 || !figure.ok || !band.ok || !days.ok || !evidence.ok) return refuse(...problems);
  const answer: CheckedAnswer = {
    ...figure.value,
    ...days.value,
    band: band.value,
    commentary: typedIn(raw.commentary),
    nextActions: typedIn(raw.nextActions),
    requestReason: typedIn(raw.requestReason),
    ...(evidence.value === null ? {} : { evidence: evidence.value }),
  };
  const unsaid = wordsNeeded(question, answer);
  return unsaid.length > 0 ? refuse(...unsaid) : accept(answer);
};
