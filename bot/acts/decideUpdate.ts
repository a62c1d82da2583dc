import { dayOf, isRestricted, longDay, sentBack } from '../../register/index.ts';
import type { Problem, Verdict } from '../../register/index.ts';
import type { ItemActDraft } from '../../chase/index.ts';
import { line, type AdaptiveCard, type Element } from '../cards/adaptiveCard.ts';
import { decideAnswerCard, type TypedDecision } from '../cards/decideAnswerCard.ts';
import { decidedCard, undecidedCard } from '../cards/decidedCard.ts';
import { decideRequestCard } from '../cards/decideRequestCard.ts';
import { decisionSaid } from '../cards/decisionSaid.ts';
import { isDateAsked } from '../decisions.ts';
import { textIn, type Pressed } from '../inbound.ts';
import { originOf, type Turn } from '../turn.ts';
import { sentenceFor } from '../words.ts';
import { findUpdate, type FoundUpdate, type Open } from './findUpdate.ts';
import { nextDecision } from './nextDecision.ts';

/** A verdict, and what it agrees to beside it; or what is missing on the card. */
export type Deciding = { verdict: Verdict; also?: ItemActDraft } | { problems: readonly Problem[] };

export const typedDecision = (pressed: Pressed): TypedDecision => ({
  reason: textIn(pressed, 'reason'),
  date: textIn(pressed, 'date'),
  band: textIn(pressed, 'band'),
  outcome: textIn(pressed, 'outcome'),
});

type More = { problems?: readonly Problem[]; notice?: Element[]; typed?: TypedDecision };

/** The card of one answer or request, with what was typed in it. */
export const decisionCard = (turn: Turn, open: Open, more: More = {}): AdaptiveCard => {
  const { snapshot, update } = open;
  const said = snapshot.updates.filter(
    one => one.itemKey === update.itemKey && one.period === update.period && one.key !== update.key,
  );
  const shared = { snapshot, sentBack: sentBack(said), origin: originOf(turn.pressed), ...more };
  if (open.kind === 'dated')
    return decideRequestCard({ ...shared, item: open.item, update, day: dayOf(turn.at) });
  const submission = textIn(turn.pressed, 'submission') ?? turn.parts.newId();
  return decideAnswerCard({ ...shared, answer: { standing: open.standing, update }, submission });
};

const settledCard = (turn: Turn, found: Extract<FoundUpdate, { state: 'settled' }>): AdaptiveCard => {
  const { decided } = found.update;
  const { reason } = typedDecision(turn.pressed);
  const isOwn = decided?.by === turn.entraId;
  const said = decisionSaid(found);
  const origin = originOf(turn.pressed);
  if (isOwn && (reason === undefined || reason.trim() === (decided?.reason ?? '')))
    return decidedCard({ title: 'Decided', said, ...nextDecision(turn), origin });
  return undecidedCard('This was decided already', said, { typed: [reason], origin });
};

const refusedCard = (turn: Turn, problems: readonly Problem[]): AdaptiveCard =>
  undecidedCard(
    'This cannot be decided here',
    problems.map(problem => line(sentenceFor(problem))),
    { typed: [typedDecision(turn.pressed).reason], origin: originOf(turn.pressed) },
  );

const anewText = 'This was answered anew after the card was shown. This is what stands there now.';

/** What there is to decide now, whatever the button was made for. */
export const showDecision = (turn: Turn, found: FoundUpdate): AdaptiveCard => {
  switch (found.state) {
    case 'refused':
      return refusedCard(turn, found.problems);
    case 'settled':
      return settledCard(turn, found);
    case 'open':
      return decisionCard(turn, found.open, { typed: typedDecision(turn.pressed) });
    case 'anew':
      return decisionCard(turn, found.open, {
        typed: { reason: textIn(turn.pressed, 'reason') },
        notice: [line(anewText, { weight: 'bolder' })],
      });
  }
};

const dateSaid = ({ item }: Open, also: ItemActDraft | undefined): Element[] =>
  also?.act === 're-dated' && !isRestricted(item.visibility)
    ? [line(`The new date is ${longDay(also.to)}.`)]
    : [];

const receipt = (turn: Turn, open: Open, also: ItemActDraft | undefined): AdaptiveCard => {
  const found = findUpdate(turn);
  const { snapshot, item, update } = open;
  const stands = found.state === 'settled' ? found : { snapshot, item, update };
  const same = { council: snapshot.council, post: item.post, period: update.period };
  const next = nextDecision(turn, open.kind === 'return' ? same : undefined);
  const title = stands.update.state === 'returned' ? 'Sent back' : 'Decided';
  const said = [...decisionSaid(stands), ...dateSaid(open, also)];
  return decidedCard({ title, said, ...next, origin: originOf(turn.pressed) });
};

const sorry =
  'We could not save this just now. What you typed is kept below: please send it again in a minute.';

/** Decides what stands open, as the fields say; what came in between is shown instead, and nothing typed is lost. */
export const decideWith = async (turn: Turn, read: (open: Open) => Deciding): Promise<AdaptiveCard> => {
  const found = findUpdate(turn);
  if (found.state !== 'open') return showDecision(turn, found);
  const { open } = found;
  const typed = typedDecision(turn.pressed);
  const deciding = read(open);
  if ('problems' in deciding) return decisionCard(turn, open, { typed, problems: deciding.problems });
  const { entraId, at, parts } = turn;
  try {
    const council = open.snapshot.council;
    const request = { council, entraId, at, updateKey: open.update.key, ...deciding };
    const decided = await parts.deciding.decide(request);
    if (decided.ok) return receipt(turn, open, deciding.also);
    const now = findUpdate(turn);
    return now.state === 'open'
      ? decisionCard(turn, now.open, { typed, problems: decided.problems })
      : showDecision(turn, now);
  } catch (error) {
    parts.report(error);
    return decisionCard(turn, open, { typed, notice: [line(sorry, { weight: 'bolder' })] });
  }
};

/** Whether another date is agreed to: null where none was asked for. */
export const datesOf = (
  turn: Turn,
  { item, update }: Open,
): { also?: ItemActDraft; kept: boolean } | null => {
  if (!isDateAsked({ item, update }) || update.requestedDue === null) return { kept: false };
  const choice = textIn(turn.pressed, 'date');
  if (choice === 'keep') return { kept: true };
  if (choice !== 'agree') return null;
  const { requestedDue: to, requestReason, submittedBy: askedBy } = update;
  return {
    kept: false,
    also: { act: 're-dated', to, reason: requestReason ?? '', askedBy, on: dayOf(turn.at) },
  };
};
