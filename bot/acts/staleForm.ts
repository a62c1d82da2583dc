import { line, box, type AdaptiveCard } from '../cards/adaptiveCard.ts';
import { changedBox } from '../cards/formNotices.ts';
import { textIn } from '../inbound.ts';
import { periodIn, subjectOf, type Turn } from '../turn.ts';
import { calledFor, formOf, keepTyped, saidLast, type Found } from './itemForm.ts';

/**
 * True where something was said of the item since the form was shown, by anybody and from anywhere, other than by this
 * very form: a press that Teams delivers twice is no change.
 */
export const isStale = ({ pressed }: Turn, found: Found): boolean => {
  const seen = textIn(pressed, 'seen');
  const { update } = found.standing;
  if (seen === undefined || (update && update.submissionId === textIn(pressed, 'submission'))) return false;
  return seen !== saidLast(found, periodIn(pressed));
};

const cameBack = box(
  [
    line('Not sent: this was answered and sent back meanwhile', { weight: 'bolder' }),
    line('What was asked for stands above. What you typed is kept; send it again if it answers that.', {
      spacing: 'small',
    }),
  ],
  { style: 'attention' },
);

/** The form again beside what changed, with what was typed kept as a draft; sending it from here goes through. */
export const staleForm = async (turn: Turn, found: Found): Promise<AdaptiveCard> => {
  await keepTyped(turn);
  const { snapshot, standing } = found;
  const { update } = standing;
  const called = calledFor(turn, snapshot);
  return formOf(turn, found, {
    about: subjectOf(turn),
    notice: most => [update ? changedBox(standing, update, { called, most }) : cameBack],
  });
};
