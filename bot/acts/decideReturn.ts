import { createHash } from 'node:crypto';
import { askingOf } from '../../register/index.ts';
import type { Update } from '../../register/index.ts';
import { line, run, words, type AdaptiveCard, type Element } from '../cards/adaptiveCard.ts';
import { decidedCard, undecidedCard } from '../cards/decidedCard.ts';
import { decideListCard } from '../cards/decideListCard.ts';
import type { ReturnName } from '../cards/decidePresses.ts';
import { decideReturnCard } from '../cards/decideReturnCard.ts';
import { isSilent, itemName } from '../cards/itemName.ts';
import { said } from '../cards/mark.ts';
import {
  countOfDecisions,
  decisionsFor,
  isDecidedAlone,
  type AnswerToDecide,
  type ReturnToDecide,
} from '../decisions.ts';
import { pageIn, textIn } from '../inbound.ts';
import { originOf, type Act, type Turn } from '../turn.ts';
import { sentenceFor } from '../words.ts';
import { mayActOnDated } from './datedActs.ts';
import { findReturn, nextDecision } from './nextDecision.ts';

/** What waits for this person; the sentence that nothing does where nothing does. */
export const decideList: Act = turn => {
  const decisions = decisionsFor(turn.parts, turn);
  const origin = originOf(turn.pressed);
  const more = mayActOnDated(turn);
  if (countOfDecisions(decisions) > 0 || more)
    return decideListCard({ decisions, origin, page: pageIn(turn.pressed), more });
  const nothing = line('Nothing waits for your decision at the moment.');
  return undecidedCard('What waits for you', [nothing], { typed: [], origin });
};

const nameIn = ({ pressed }: Turn): ReturnName => ({
  council: textIn(pressed, 'council') ?? '',
  post: textIn(pressed, 'post') ?? '',
  period: textIn(pressed, 'period') ?? '',
});

/** Short, and another one as soon as one answer of these is another. */
const seenOf = (answers: readonly AnswerToDecide[]): string =>
  createHash('sha256')
    .update(answers.map(({ update }) => update.key).join('\n'))
    .digest('base64url')
    .slice(0, 16);

const together = ({ answers }: ReturnToDecide) => answers.filter(one => !isDecidedAlone(one));

const returnCard = (turn: Turn, of: ReturnToDecide, notice: Element[] = []): AdaptiveCard => {
  const asked = askingOf(of.snapshot, of.period).asked.filter(({ item }) => item.post === of.post);
  const isOwn = (update: Update | null) =>
    update?.state === 'submitted' && update.submittedBy === turn.entraId;
  return decideReturnCard({
    of,
    asked: asked.length,
    unanswered: asked.filter(({ update }) => update === null).length,
    own: asked.filter(({ update }) => isOwn(update)).length,
    seen: seenOf(together(of)),
    origin: originOf(turn.pressed),
    page: pageIn(turn.pressed),
    notice,
  });
};

/** Of what this person approved in that return, also earlier: a repeat of the button is told what the first did. */
const approvedIn = ({ parts, entraId, at }: Turn, { council, post, period }: ReturnName): Element[] => {
  const snapshot = parts.answering.snapshot(council, at, 'all');
  if (!snapshot.ok) return [];
  return askingOf(snapshot.value, period)
    .asked.filter(({ item, update }) => item.post === post && update?.state === 'approved')
    .filter(({ update }) => update?.decided?.by === entraId)
    .map(standing =>
      words(
        [
          ...itemName(standing.item, 100),
          ...(isSilent(standing) ? [] : [run(' '), ...said(standing.item, standing.scheme, standing)]),
        ],
        { spacing: 'small' },
      ),
    );
};

const mostNamed = 12;

const approvedCard = (turn: Turn, name: ReturnName, left: readonly Element[]): AdaptiveCard => {
  const approved = approvedIn(turn, name);
  const { next, left: waiting } = nextDecision(turn, name);
  const count = approved.length === 1 ? '1 answer is' : `${approved.length} answers are`;
  const more = approved.length - mostNamed;
  return decidedCard({
    title: approved.length === 0 ? 'Nothing was approved' : 'Approved',
    said: [
      ...(approved.length === 0 ? [] : [line(`${count} approved by you in this return.`)]),
      ...approved.slice(0, mostNamed),
      ...(more > 0 ? [line(`And ${more} more.`, { isSubtle: true })] : []),
      ...left,
    ],
    next,
    left: waiting,
    origin: originOf(turn.pressed),
  });
};

export const decideReturn: Act = turn => {
  const name = nameIn(turn);
  const of = findReturn(decisionsFor(turn.parts, turn), name);
  if (of) return returnCard(turn, of);
  const approved = approvedIn(turn, name);
  if (approved.length > 0) return approvedCard(turn, name, []);
  const nothing = line('Nothing of this return waits for your decision any more.');
  return undecidedCard('A return to approve', [nothing], { typed: [], origin: originOf(turn.pressed) });
};

const changed = line(
  'This has changed since the card was shown, so nothing was approved. This is what waits now.',
  { weight: 'bolder' },
);

/** What kept one answer from being approved; nothing where it was. */
const approveOne = async (turn: Turn, { standing, update }: AnswerToDecide): Promise<Element[]> => {
  const { parts, entraId, at } = turn;
  const { key: updateKey, council } = update;
  const about = itemName(standing.item, 100);
  try {
    const verdict = { act: 'approve' as const };
    const decided = await parts.deciding.decide({ council, entraId, at, updateKey, verdict });
    if (decided.ok) return [];
    return [words([...about, run(` ${decided.problems.map(sentenceFor).join(' ')}`)])];
  } catch (error) {
    parts.report(error);
    return [words([...about, run(' We could not save this just now. Please try again in a minute.')])];
  }
};

/**
 * Approves what one post has submitted for a period, as it was seen: where something came or went since, nothing is
 * approved and the card is shown anew. What asks for another date, or may not be shown, is left to be decided alone.
 */
export const approveAll: Act = async turn => {
  const name = nameIn(turn);
  const of = findReturn(decisionsFor(turn.parts, turn), name);
  const answers = of ? together(of) : [];
  if (!of || answers.length === 0) return approvedCard(turn, name, []);
  if (textIn(turn.pressed, 'seen') !== seenOf(answers)) return returnCard(turn, of, [changed]);
  const left: Element[] = [];
  for (const answer of answers) left.push(...(await approveOne(turn, answer)));
  const notApproved = left.length === 0 ? [] : [line('Not approved:', { weight: 'bolder' }), ...left];
  return approvedCard(turn, name, notApproved);
};
