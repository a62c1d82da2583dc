import { periodOn } from '../../register/index.ts';
import type { Problem } from '../../register/index.ts';
import { lastSaid } from '../../chase/index.ts';
import { line, type AdaptiveCard, type Element } from '../cards/adaptiveCard.ts';
import { claimForm, datedForms, type DatedForm } from '../cards/claimForm.ts';
import { datedCard } from '../cards/datedCard.ts';
import { undecidedCard } from '../cards/decidedCard.ts';
import { reviewForm } from '../cards/reviewForm.ts';
import { textIn } from '../inbound.ts';
import { originOf, type Act, type Turn } from '../turn.ts';
import { sentenceFor } from '../words.ts';
import { hasMore, typedFields } from './datedActs.ts';
import { findDated } from './findUpdate.ts';

export type More = { problems?: readonly Problem[]; notice?: Element[] };

/** Said where there is no form any more; what was typed is shown, so that it can be copied. */
export const cannotAnswer = (turn: Turn, problems: readonly Problem[]): AdaptiveCard => {
  const typed = typedFields(turn);
  const kept = ['evidence', 'link', 'commentary', 'requestReason', 'riskIfOutOfDate', 'reason'].map(typed);
  return undecidedCard(
    'This cannot be answered here',
    problems.map(problem => line(sentenceFor(problem))),
    { typed: kept, origin: originOf(turn.pressed) },
  );
};

export const sorry = line(
  'We could not save this just now. What you typed is kept below: please send it again in a minute.',
  { weight: 'bolder' },
);

export const formIn = ({ pressed }: Turn): DatedForm | undefined =>
  datedForms.find(form => form === textIn(pressed, 'form'));

const submissionIn = (turn: Turn): string => textIn(turn.pressed, 'submission') ?? turn.parts.newId();

/** One of the owner's forms for a recommendation, with what was typed in it. */
export const showForm = (turn: Turn, form: DatedForm, more: More = {}): AdaptiveCard => {
  const found = findDated(turn);
  if (!found.ok) return cannotAnswer(turn, found.problems);
  const { snapshot, item, day } = found.value;
  if (item.kind !== 'recommendation') return showDated(turn, more);
  return claimForm({
    ...more,
    snapshot,
    item,
    day,
    form,
    period: periodOn(day, 'quarter'),
    submission: submissionIn(turn),
    origin: originOf(turn.pressed),
    typed: typedFields(turn),
  });
};

/** A recommendation or a policy: to its owner as what is asked, to others as what they may do. */
export const showDated = (turn: Turn, more: More = {}): AdaptiveCard => {
  const found = findDated(turn);
  if (!found.ok) return cannotAnswer(turn, found.problems);
  const { snapshot, item, doer, day } = found.value;
  if (doer.as.size === 0) return cannotAnswer(turn, [{ code: 'not-yours', facts: { post: item.post } }]);
  const isOwner = doer.as.has('owner') || doer.as.has('delegate');
  const shared = {
    snapshot,
    day,
    ...lastSaid(snapshot, item),
    hasMore: hasMore(item, doer, day),
    origin: originOf(turn.pressed),
  };
  const typed = typedFields(turn);
  return isOwner && item.kind === 'document'
    ? reviewForm({ ...shared, ...more, item, typed, submission: submissionIn(turn) })
    : datedCard({ ...shared, item, isOwner });
};

export const dated: Act = turn => {
  const form = formIn(turn);
  return form ? showForm(turn, form) : showDated(turn);
};
