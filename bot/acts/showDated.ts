import { mayDo, periodOn, recommendationOn } from '../../register/index.ts';
import type { Problem, Update } from '../../register/index.ts';
import { checkDecision, lastSaid } from '../../chase/index.ts';
import { line, type AdaptiveCard, type Element } from '../cards/adaptiveCard.ts';
import { claimForm, datedForms, type DatedForm } from '../cards/claimForm.ts';
import { datedCard } from '../cards/datedCard.ts';
import { goTo } from '../cards/decidePresses.ts';
import { undecidedCard } from '../cards/decidedCard.ts';
import { reviewForm } from '../cards/reviewForm.ts';
import { textIn } from '../inbound.ts';
import { originOf, type Act, type Turn } from '../turn.ts';
import { sentenceFor } from '../words.ts';
import { hasMore, typedFields } from './datedActs.ts';
import { findDated, type FoundDated } from './findUpdate.ts';

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

/** What this person has to decide of it: what was asked for, or what is claimed. */
const toDecide = (turn: Turn, { snapshot, item, doer, day }: FoundDated, waiting: Update | null) => {
  const { entraId, at, pressed } = turn;
  const open = (data: Record<string, string>, title: string) =>
    goTo('decide', { origin: originOf(pressed), data, title, primary: true });
  if (item.kind === 'recommendation' && mayDo('verify', doer.as)) {
    const { state } = recommendationOn(item, day);
    if (state === 'awaiting-verification') return open({ item: item.key }, 'Verify it');
  }
  if (waiting === null) return null;
  const asked = { council: snapshot.council, entraId, at, updateKey: waiting.key };
  const checked = checkDecision(snapshot, { ...asked, verdict: { act: 'approve' } });
  return checked.ok ? open({ update: waiting.key }, 'Decide what was asked for') : null;
};

/** A recommendation or a policy: to its owner as what is asked, to others as what they may do. */
export const showDated = (turn: Turn, more: More = {}): AdaptiveCard => {
  const found = findDated(turn);
  if (!found.ok) return cannotAnswer(turn, found.problems);
  const { snapshot, item, doer, day } = found.value;
  if (doer.as.size === 0) return cannotAnswer(turn, [{ code: 'not-yours', facts: { post: item.post } }]);
  const isOwner = doer.as.has('owner') || doer.as.has('delegate');
  const said = lastSaid(snapshot, item);
  const shared = {
    snapshot,
    day,
    ...said,
    hasMore: hasMore(item, doer, day),
    origin: originOf(turn.pressed),
  };
  const typed = typedFields(turn);
  return isOwner && item.kind === 'document'
    ? reviewForm({ ...shared, ...more, item, typed, submission: submissionIn(turn) })
    : datedCard({ ...shared, item, isOwner, toDecide: toDecide(turn, found.value, said.waiting) });
};

export const dated: Act = turn => {
  const form = formIn(turn);
  return form ? showForm(turn, form) : showDated(turn);
};
