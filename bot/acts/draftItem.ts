import { isBlank, typedIn } from '../formAnswer.ts';
import { itemIn, periodIn, type Act } from '../turn.ts';
import { cannotAnswer, findForm, keepingForm, unasked } from './itemForm.ts';
import { listFor } from './showList.ts';

/** Saves a form that is half filled in, and goes back to the list; an empty one leaves no draft behind. */
export const draftItem: Act = keepingForm(async turn => {
  const found = findForm(turn);
  if (!found.ok) return cannotAnswer(turn, found.problems);
  const { parts, entraId, pressed, at } = turn;
  const of = { entraId, itemKey: itemIn(pressed), period: periodIn(pressed) };
  const raw = typedIn(pressed);
  if (isBlank(raw)) await parts.ledger.dropDraft(of);
  else await parts.ledger.saveDraft({ ...of, raw: unasked(raw), at });
  const { ref } = found.value.standing.item;
  const notice = isBlank(raw)
    ? `Nothing was filled in for ${ref}, so there is no draft.`
    : `Your draft of ${ref} is saved. It is not sent yet.`;
  return listFor(parts, { ...turn, notice });
});
