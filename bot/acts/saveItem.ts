import { itemIn, periodIn, type Act } from '../turn.ts';
import { afterAnswer } from './afterAnswer.ts';
import { dropDraft } from './dropDraft.ts';
import { cannotAnswer, findForm, keepingForm } from './itemForm.ts';
import { mendForm } from './mendForm.ts';
import { formAnswer } from './staleForm.ts';

export const saveItem: Act = keepingForm(async turn => {
  const found = findForm(turn);
  // A repeat can come after the return has closed: what it repeats was recorded all the same.
  const answered = await turn.parts.answering.answer(formAnswer(turn));
  if (!answered.ok)
    return found.ok ? mendForm(turn, found.value, answered.problems) : cannotAnswer(turn, answered.problems);
  await dropDraft(turn, { itemKey: itemIn(turn.pressed), period: periodIn(turn.pressed) });
  return afterAnswer(turn, answered.value);
});
