import { askingOf, councilOf, updateKey } from '../../register/index.ts';
import type { Problem, Update } from '../../register/index.ts';
import type { Answer } from '../../chase/index.ts';
import { owedInOrder } from '../cards/digestRows.ts';
import type { Recorded } from '../cards/formNotices.ts';
import { toggleId, unchangedCard, unchangedReceipt, type UnchangedSent } from '../cards/unchangedCard.ts';
import { notOffered, unchangedOffers, type UnchangedOffer } from '../cards/unchangedOffers.ts';
import { isOnIn, textIn, type Pressed } from '../inbound.ts';
import { originOf, type Act, type Turn } from '../turn.ts';
import { sentenceFor } from '../words.ts';
import { dropDraft } from './dropDraft.ts';
import { saidLast } from './itemForm.ts';
import { returnsFor } from './showList.ts';

const cardOf = (turn: Turn, notice?: string) => {
  const { parts, entraId, at, pressed } = turn;
  const returns = returnsFor(parts, entraId, at);
  return unchangedCard({
    offers: unchangedOffers(returns),
    others: notOffered(returns),
    submission: parts.newId(),
    origin: originOf(pressed),
    ...(notice === undefined ? {} : { notice }),
  });
};

/** Everything owed that may be sent as it was last time, with nothing chosen yet. */
export const showUnchanged: Act = turn => cardOf(turn);

type Chosen = { n: number; period: string; item: string };

/** What was switched on, with its place on the card, of which its submission is made. */
const chosenIn = (pressed: Pressed): Chosen[] =>
  (textIn(pressed, 'items') ?? '').split(',').flatMap((entry, n): Chosen[] => {
    const [period, item] = entry.split(' ');
    return period && item && isOnIn(pressed, toggleId(n)) ? [{ n, period, item }] : [];
  });

type Sent = { recorded: Recorded } | { refused: UnchangedSent['refused'][number] };

const refOf = ({ item }: Chosen): string => item.split('/').at(-1) ?? item;

const refusedFor = (chosen: Chosen, problems: readonly Problem[]): Sent => ({
  refused: { ref: refOf(chosen), why: problems.map(sentenceFor).join(' ') },
});

/** What was recorded, as it stands now; also where the return has closed since. */
const recordedFor = (turn: Turn, chosen: Chosen, made: { update: Update; written: boolean }): Sent => {
  const snapshot = turn.parts.answering.snapshot(made.update.council, turn.at, 'all');
  const asked = snapshot.ok ? askingOf(snapshot.value, chosen.period).asked : [];
  const standing = asked.find(({ item }) => item.key === chosen.item);
  return standing
    ? { recorded: { standing, ...made } }
    : refusedFor(chosen, [{ code: 'not-asked-for', field: 'itemKey' }]);
};

/** Only of what nobody has said anything of: it is no correction. */
const answerFor = (turn: Turn, { n, period, item }: Chosen): Omit<Answer, 'raw'> => ({
  stands: snapshot => saidLast(snapshot, item, period) === '',
  council: councilOf(item),
  entraId: turn.entraId,
  itemKey: item,
  period,
  submissionId: `${textIn(turn.pressed, 'submission') ?? ''}-${n}`,
  messageKey: textIn(turn.pressed, 'message'),
  at: turn.at,
});

/** Sent before by this very card: Teams may deliver a press twice. */
const sentBefore = (turn: Turn, { council, itemKey, period, submissionId }: Omit<Answer, 'raw'>) => {
  const snapshot = turn.parts.answering.snapshot(council, turn.at, 'all');
  const key = updateKey(itemKey, period, submissionId);
  return snapshot.ok ? snapshot.value.updates.find(update => update.key === key) : undefined;
};

const sendOne = async (turn: Turn, chosen: Chosen, offers: readonly UnchangedOffer[]): Promise<Sent> => {
  const offer = offers.find(one => one.standing.item.key === chosen.item && one.period === chosen.period);
  const answer = answerFor(turn, chosen);
  if (!offer) {
    const update = sentBefore(turn, answer);
    return update
      ? recordedFor(turn, chosen, { update, written: true })
      : { refused: { ref: refOf(chosen), why: 'it has been answered, or cannot be sent without a change.' } };
  }
  const { parts } = turn;
  try {
    const answered = await parts.answering.answer({ ...answer, raw: offer.raw });
    if (!answered.ok) return refusedFor(chosen, answered.problems);
    await dropDraft(turn, { itemKey: chosen.item, period: chosen.period });
    return recordedFor(turn, chosen, answered.value);
  } catch (error) {
    parts.report(error);
    return {
      refused: { ref: refOf(chosen), why: 'it could not be saved just now. It is still on your list.' },
    };
  }
};

/** Sends what was switched on, each as an answer of its own. */
export const sendUnchanged: Act = async turn => {
  const { parts, entraId, at, pressed } = turn;
  const chosen = chosenIn(pressed);
  if (chosen.length === 0) return cardOf(turn, 'Nothing was switched on, so nothing was sent.');
  const offers = unchangedOffers(returnsFor(parts, entraId, at));
  const sent: Sent[] = [];
  for (const one of chosen) sent.push(await sendOne(turn, one, offers));
  const owed = returnsFor(parts, entraId, at).flatMap(one =>
    owedInOrder(one).map(({ item }) => ({ item: item.key, period: one.period.period })),
  );
  const [next] = owed;
  return unchangedReceipt({
    recorded: sent.flatMap(one => ('recorded' in one ? [one.recorded] : [])),
    refused: sent.flatMap(one => ('refused' in one ? [one.refused] : [])),
    next: next ? { ...next, left: owed.length } : null,
    at,
    origin: originOf(pressed),
  });
};
