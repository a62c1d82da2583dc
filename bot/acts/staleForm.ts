import type { Problem, Snapshot } from '../../register/index.ts';
import type { Answer } from '../../chase/index.ts';
import { line, box, type AdaptiveCard } from '../cards/adaptiveCard.ts';
import { changedBox } from '../cards/formNotices.ts';
import { textIn } from '../inbound.ts';
import { answerOf, itemIn, periodIn, subjectOf, type Turn } from '../turn.ts';
import { calledFor, cannotAnswer, findForm, formOf, keepTyped, saidLast } from './itemForm.ts';

/**
 * The answer in a form, which counts only while nothing was said of the item since the form was shown, by anybody and
 * from anywhere.
 */
export const formAnswer = (turn: Turn): Answer => {
  const { pressed } = turn;
  const seen = textIn(pressed, 'seen');
  const isSeen = (snapshot: Snapshot) => seen === saidLast(snapshot, itemIn(pressed), periodIn(pressed));
  return { ...answerOf(turn), ...(seen === undefined ? {} : { stands: isSeen }) };
};

export const isStale = (problems: readonly Problem[]): boolean =>
  problems.some(({ code }) => code === 'changed-meanwhile');

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
export const staleForm = async (turn: Turn): Promise<AdaptiveCard> => {
  const found = findForm(turn);
  if (!found.ok) return cannotAnswer(turn, found.problems);
  await keepTyped(turn);
  const { snapshot, standing } = found.value;
  const { update } = standing;
  const called = calledFor(turn, snapshot);
  return formOf(turn, found.value, {
    about: subjectOf(turn),
    notice: most => [update ? changedBox(standing, update, { called, most }) : cameBack],
  });
};
