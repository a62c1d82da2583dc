import { dayOf } from '../../register/index.ts';
import type { Update } from '../../register/index.ts';
import type { AdaptiveCard } from '../cards/adaptiveCard.ts';
import { datedOf, isToAnswer, pressingFirst } from '../cards/datedRows.ts';
import { owedInOrder } from '../cards/digestRows.ts';
import { noticeCard } from '../cards/noticeCard.ts';
import { receiptCard, type Next } from '../cards/receiptCard.ts';
import { originOf, type Turn } from '../turn.ts';
import { sentenceFor } from '../words.ts';
import { calledFor, findForm, openForm, type Found } from './itemForm.ts';
import { desksFor } from './showList.ts';

type Owed = Found & { period: string };

/** What is left for a person to do: updates that are owed, and then what comes after them. */
const leftFor = ({ parts, entraId, at }: Turn): { owed: Owed[]; then: Next | null } => {
  const desks = desksFor(parts, entraId, at);
  const owed = desks.flatMap(({ returns }) =>
    returns.flatMap(one =>
      owedInOrder(one).map(standing => ({
        snapshot: one.snapshot,
        standing,
        period: one.period.period,
      })),
    ),
  );
  const day = dayOf(at);
  const dated = [
    ...pressingFirst(datedOf(desks, 'recommendations'), day),
    ...pressingFirst(datedOf(desks, 'documents'), day),
  ].filter(ask => isToAnswer(ask, day));
  const decisions = desks.reduce((sum, desk) => sum + desk.decisions.length, 0);
  const [first] = dated;
  if (first) return { owed, then: { kind: 'dated', item: first.item.key, left: dated.length } };
  return { owed, then: decisions > 0 ? { kind: 'decisions', left: decisions } : null };
};

const nextOf = (owed: readonly Owed[], then: Next | null): Next | null => {
  const [first] = owed;
  if (!first) return then;
  return { kind: 'item', item: first.standing.item.key, period: first.period, left: owed.length };
};

/**
 * What follows upon an answer: the form of the next item that is owed, with what was recorded on top of it, so that a
 * return is answered without going back; a receipt after the last one, and after a correction.
 */
export const afterAnswer = async (
  turn: Turn,
  { update, written }: { update: Update; written: boolean },
): Promise<AdaptiveCard> => {
  const found = findForm(turn);
  const origin = originOf(turn.pressed);
  if (!found.ok) {
    const says = ['Your update is in the register.', ...found.problems.map(sentenceFor)];
    return noticeCard('Recorded', says, { origin });
  }
  const recorded = { standing: found.value.standing, update, written };
  const { owed, then } = leftFor(turn);
  const [next] = owed;
  if (update.replaces === null && next) {
    const { period, standing } = next;
    const about = { item: standing.item.key, period, submission: turn.parts.newId(), ...origin };
    return openForm(turn, next, { about, recorded: { ...recorded, left: owed.length } });
  }
  return receiptCard({
    ...recorded,
    next: nextOf(owed, then),
    origin,
    called: calledFor(turn, found.value.snapshot),
  });
};
