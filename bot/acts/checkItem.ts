import type { Standing, Update } from '../../register/index.ts';
import { resolveAnswer } from '../../chase/index.ts';
import type { AdaptiveCard, Element } from '../cards/adaptiveCard.ts';
import { checkedBox, printedBox } from '../cards/formNotices.ts';
import { periodIn, subjectOf, type Act, type Turn } from '../turn.ts';
import { cannotAnswer, findForm, formOf, keepingForm, standingWith } from './itemForm.ts';
import { formAnswer } from './staleForm.ts';
import { mendForm } from './mendForm.ts';

type Show = (standing: Standing, update: Update, most: number) => Element[];

/** The form again, beside what the answer would come to; nothing is recorded. */
const showingAnswer =
  (show: Show): Act =>
  async (turn: Turn): Promise<AdaptiveCard> => {
    const found = findForm(turn);
    if (!found.ok) return cannotAnswer(turn, found.problems);
    const resolved = resolveAnswer(found.value.snapshot, formAnswer(turn));
    if (!resolved.ok) return mendForm(turn, found.value, resolved.problems);
    const { update } = resolved.value;
    const would = standingWith(turn, found.value, update);
    if (!would.ok) return cannotAnswer(turn, would.problems);
    return formOf(turn, found.value, {
      about: subjectOf(turn),
      notice: most => show(would.value, update, most),
    });
  };

/** What colour the answer gives, and why. */
export const checkItem: Act = keepingForm(async turn =>
  showingAnswer(standing => checkedBox(standing, periodIn(turn.pressed)))(turn),
);

/** The words as the report will print them. */
export const previewItem: Act = keepingForm(showingAnswer(printedBox));
