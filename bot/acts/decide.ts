import { dayOf } from '../../register/index.ts';
import { reviewOutcomes, type ItemActDraft, type ReviewOutcome } from '../../chase/index.ts';
import { proposalReason } from '../cards/decideRequestCard.ts';
import { textIn } from '../inbound.ts';
import type { Act, Turn } from '../turn.ts';
import { datesOf, decideWith, showDecision, type Deciding } from './decideUpdate.ts';
import { findUpdate, type Open } from './findUpdate.ts';
import { showDated } from './showDated.ts';
import { showClaim } from './verifyClaim.ts';

/** One thing that waits: an answer or a request by its update, a claim by its recommendation. */
export const decide: Act = turn => {
  if (textIn(turn.pressed, 'update') !== undefined) return showDecision(turn, findUpdate(turn));
  return showClaim(turn) ?? showDated(turn);
};

const chooseDate = { problems: [{ code: 'missing', field: 'date' }] } as const;

const typedReason = ({ pressed }: Turn): string => (textIn(pressed, 'reason') ?? '').trim();

const approveOf =
  (turn: Turn) =>
  (open: Open): Deciding => {
    const date = datesOf(turn, open);
    if (date === null) return chooseDate;
    const reason = typedReason(turn) || (date.kept ? 'The date stays as it is.' : '');
    const verdict = { act: 'approve' as const, ...(reason === '' ? {} : { reason }) };
    return date.also ? { verdict, also: date.also } : { verdict };
  };

export const approve: Act = turn => decideWith(turn, approveOf(turn));

export const sendBack: Act = turn =>
  decideWith(turn, () => ({ verdict: { act: 'send-back', reason: typedReason(turn) } }));

export const rate: Act = turn =>
  decideWith(turn, open => {
    const date = datesOf(turn, open);
    if (date === null) return chooseDate;
    const verdict = {
      act: 'rate-otherwise' as const,
      band: textIn(turn.pressed, 'band') ?? '',
      reason: typedReason(turn),
      submissionId: textIn(turn.pressed, 'submission') ?? turn.parts.newId(),
    };
    return date.also ? { verdict, also: date.also } : { verdict };
  });

const isOutcome = (text: string | undefined): text is ReviewOutcome =>
  reviewOutcomes.some(outcome => outcome === text);

const settledBy = (turn: Turn, outcome: ReviewOutcome, { update }: Open): ItemActDraft | null => {
  const on = dayOf(turn.at);
  const nextReview = update.requestedDue;
  if (outcome === 'withdrawn') return { act: outcome, reason: proposalReason(update), on };
  if (nextReview === null) return null;
  return outcome === 'updated'
    ? { act: outcome, nextReview, on }
    : { act: outcome, nextReview, reason: proposalReason(update), on };
};

/** Approves what was proposed and records what becomes of the policy by it; a plain word is approved alone. */
export const settleReview: Act = turn =>
  decideWith(turn, open => {
    const outcome = textIn(turn.pressed, 'outcome');
    const reason = typedReason(turn);
    const verdict = { act: 'approve' as const, ...(reason === '' ? {} : { reason }) };
    if (outcome === 'noted') return { verdict };
    const also = isOutcome(outcome) ? settledBy(turn, outcome, open) : null;
    return also ? { verdict, also } : { problems: [{ code: 'missing', field: 'outcome' }] };
  });
