import { itemIn, periodIn, type Act, type Turn } from '../turn.ts';
import { afterAnswer } from './afterAnswer.ts';
import { cannotAnswer, findForm, keepingForm } from './itemForm.ts';
import { mendForm } from './mendForm.ts';
import { formAnswer } from './staleForm.ts';

/** What was a draft is an answer now. Where it cannot be dropped it is shown once more, and nothing is lost. */
const dropDraft = async ({ entraId, pressed, parts }: Turn): Promise<void> => {
  try {
    await parts.ledger.dropDraft({ entraId, itemKey: itemIn(pressed), period: periodIn(pressed) });
  } catch (error) {
    parts.report(error);
  }
};

export const saveItem: Act = keepingForm(async turn => {
  const found = findForm(turn);
  // A repeat can come after the return has closed: what it repeats was recorded all the same.
  const answered = await turn.parts.answering.answer(formAnswer(turn));
  if (!answered.ok)
    return found.ok ? mendForm(turn, found.value, answered.problems) : cannotAnswer(turn, answered.problems);
  await dropDraft(turn);
  return afterAnswer(turn, answered.value);
});
