import {
  accept,
  applyDocumentAct,
  isRestricted,
  longDay,
  parseWrittenDay,
  periodOn,
  refuse,
} from '../../register/index.ts';
import type { Day, Document, Problem, RawAnswer, Result } from '../../register/index.ts';
import { proposalText, type DocumentActDraft, type ReviewOutcome } from '../../chase/index.ts';
import { line, run, words, type AdaptiveCard } from '../cards/adaptiveCard.ts';
import { itemName } from '../cards/itemName.ts';
import { recordedCard } from '../cards/recordedCard.ts';
import { reviewNexts } from '../cards/reviewForm.ts';
import type { Typed } from '../datedActs.ts';
import { answerOf, originOf, type Act, type Turn } from '../turn.ts';
import { afterwards } from './afterwards.ts';
import { progressed } from './answerDated.ts';
import { typedFields } from './datedActs.ts';
import { findDated } from './findUpdate.ts';
import { cannotAnswer, showDated, sorry } from './showDated.ts';

/** What an owner says of a review: the answer to what is asked, and what happens next. */
type Review = { answered: DocumentActDraft; next: 'nothing' | 'begun' | { proposal: RawAnswer } };

type At = { item: Document; typed: Typed; on: Day; by: string };

/** As its approver would record it: so that nothing is proposed that cannot be agreed to. */
const actProposed = (outcome: ReviewOutcome, { typed, on }: At): Result<DocumentActDraft> => {
  const reason = typed('reason');
  if (outcome === 'withdrawn') return accept({ act: outcome, reason, on });
  if (typed('nextReview') === '') return refuse({ code: 'missing', field: 'nextReview' });
  const day = parseWrittenDay(typed('nextReview'), 'nextReview');
  if (!day.ok) return day;
  return outcome === 'updated'
    ? accept({ act: outcome, nextReview: day.value, on })
    : accept({ act: outcome, nextReview: day.value, reason, on });
};

const readProposal = (outcome: ReviewOutcome, at: At): Result<RawAnswer> => {
  const act = actProposed(outcome, at);
  if (!act.ok) return act;
  const possible = applyDocumentAct(at.item, { ...act.value, by: at.by });
  if (!possible.ok) return possible;
  const commentary = proposalText(outcome, at.typed('reason'));
  return accept(
    'nextReview' in act.value
      ? { commentary, requestedDue: act.value.nextReview, requestReason: at.typed('reason') || commentary }
      : { commentary },
  );
};

const readReview = (at: At): Result<Review> => {
  const { item, typed, on, by } = at;
  const needed = typed('stillNeeded');
  const next = reviewNexts.find(one => one === typed('next'));
  const answered = {
    act: 'answered' as const,
    stillNeeded: needed === 'yes',
    riskIfOutOfDate: typed('riskIfOutOfDate'),
    on,
  };
  const possible = applyDocumentAct(item, { ...answered, by });
  const proposal =
    next === undefined || next === 'nothing' || next === 'begun' ? null : readProposal(next, at);
  const problems: Problem[] = [
    ...(needed === 'yes' || needed === 'no' ? [] : [{ code: 'missing', field: 'stillNeeded' } as const]),
    ...(possible.ok ? [] : possible.problems),
    ...(next === undefined ? [{ code: 'missing', field: 'next' } as const] : []),
    ...(proposal === null || proposal.ok ? [] : proposal.problems),
  ];
  if (problems.length > 0 || next === undefined) return refuse(...problems);
  if (proposal?.ok) return accept({ answered, next: { proposal: proposal.value } });
  return accept({ answered, next: next === 'begun' ? 'begun' : 'nothing' });
};

const recorded = (turn: Turn, item: Document, { answered, next }: Review): AdaptiveCard => {
  const risk = answered.act === 'answered' ? answered.riskIfOutOfDate : '';
  return recordedCard({
    said: [
      words(itemName(item)),
      ...(isRestricted(item.visibility)
        ? []
        : [words([run('Risk of its being out of date: ', { weight: 'bolder' }), run(risk)])]),
      line(`Recorded on ${longDay(answered.on)}.${next === 'begun' ? ' It is under formal review.' : ''}`),
    ],
    item: item.key,
    ...afterwards(turn, item.key),
    origin: originOf(turn.pressed),
  });
};

/** Two writes, in this order; both may be repeated, and a repeat does neither twice. */
const save = async (turn: Turn, item: Document, review: Review): Promise<AdaptiveCard> => {
  const { parts, entraId, at } = turn;
  const { answered, next } = review;
  const act = (draft: DocumentActDraft) =>
    parts.deciding.act({ council: item.council, entraId, at, itemKey: item.key, draft });
  const first = await act(answered);
  if (!first.ok) return cannotAnswer(turn, first.problems);
  if (next === 'nothing') return recorded(turn, item, review);
  if (next === 'begun') {
    const begun = await act({ act: 'formal-review-begun', on: answered.on });
    return begun.ok ? recorded(turn, item, review) : showDated(turn, { problems: begun.problems });
  }
  const period = periodOn(answered.on, 'quarter');
  const proposed = await parts.answering.answer({ ...answerOf(turn), period, raw: next.proposal });
  return proposed.ok
    ? progressed(turn, proposed.value.update, proposed.value.written)
    : showDated(turn, { problems: proposed.problems });
};

/** What the owner of a policy answers: recorded as an act, and a proposal beside it as a request to its approver. */
export const reviewSave: Act = async turn => {
  const found = findDated(turn);
  if (!found.ok) return cannotAnswer(turn, found.problems);
  const { item, day: on, doer } = found.value;
  if (item.kind !== 'document') return cannotAnswer(turn, [{ code: 'not-used-here' }]);
  const review = readReview({ item, typed: typedFields(turn), on, by: doer.actor.id });
  if (!review.ok) return showDated(turn, { problems: review.problems });
  try {
    return await save(turn, item, review.value);
  } catch (error) {
    turn.parts.report(error);
    return showDated(turn, { notice: [sorry] });
  }
};
