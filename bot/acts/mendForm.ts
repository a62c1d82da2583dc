import { isQuery } from '../../register/index.ts';
import type { Problem } from '../../register/index.ts';
import type { AdaptiveCard } from '../cards/adaptiveCard.ts';
import { answerFields } from '../formAnswer.ts';
import { subjectOf, type Turn } from '../turn.ts';
import { cannotAnswer, formOf, type Found } from './itemForm.ts';
import { isStale, staleForm } from './staleForm.ts';

const fields: readonly (string | undefined)[] = answerFields;

/** The form again with what has to be mended or is asked, or beside what changed; a notice where no field can mend it. */
export const mendForm = (
  turn: Turn,
  found: Found,
  problems: readonly Problem[],
): AdaptiveCard | Promise<AdaptiveCard> => {
  if (isStale(problems)) return staleForm(turn);
  return problems.every(({ field }) => fields.includes(field))
    ? formOf(turn, found, {
        about: subjectOf(turn),
        problems: problems.filter(problem => !isQuery(problem)),
        queries: problems.filter(isQuery),
      })
    : cannotAnswer(turn, problems);
};
