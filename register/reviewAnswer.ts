import { checkAnswer } from './answer.ts';
import { answerDraft } from './answerDraft.ts';
import { queriesOf, queryProblems } from './answerQueries.ts';
import { askingOf } from './asking.ts';
import { answerHistory } from './history.ts';
import { refuse, type Result } from './problem.ts';
import type { CheckedAnswer, Question } from './question.ts';
import type { Snapshot } from './snapshot.ts';
import type { Standing } from './standing.ts';

/** Refused with what is wrong; where nothing is, with what the person is asked about and has not confirmed yet. */
export const reviewAnswer = (snapshot: Snapshot, question: Question): Result<CheckedAnswer> => {
  const checked = checkAnswer(question);
  if (!checked.ok) return checked;
  const { item, scheme, period, raw } = question;
  const queries = queriesOf(
    { item, scheme, period, answer: checked.value },
    answerHistory(snapshot, item, period),
  );
  const open = queryProblems(queries, raw.confirmed);
  return open.length > 0 ? refuse(...open) : checked;
};

/**
 * The item as it would stand with that answer in the place of what was said of it in the period. Null where the period
 * neither asks for it nor takes words about it.
 */
export const standingWith = (
  snapshot: Snapshot,
  { item, period }: Pick<Question, 'item' | 'period'>,
  answer: CheckedAnswer,
): Standing | null => {
  const others = snapshot.updates.filter(one => one.itemKey !== item.key || one.period !== period);
  const updates = [...others, answerDraft(item, period, answer)];
  const { asked, optional } = askingOf({ ...snapshot, updates }, period);
  return [...asked, ...optional].find(one => one.item.key === item.key) ?? null;
};
