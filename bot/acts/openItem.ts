import { subjectOf, type Act } from '../turn.ts';
import { cannotAnswer, findForm, openForm } from './itemForm.ts';

export const openItem: Act = turn => {
  const found = findForm(turn);
  if (!found.ok) return cannotAnswer(turn, found.problems);
  return openForm(turn, found.value, {
    about: { ...subjectOf(turn), submission: turn.parts.newId() },
  });
};
