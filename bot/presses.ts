import type { AdaptiveCard } from './cards/adaptiveCard.ts';
import { noticeCard } from './cards/noticeCard.ts';
import { claimSave, progressSave } from './acts/answerDated.ts';
import { checkItem, openItem, saveItem } from './acts/answerItem.ts';
import { act as openAct, actSave, datedList, more } from './acts/datedActs.ts';
import { approve, decide, rate, sendBack, settleReview } from './acts/decide.ts';
import { approveAll, decideList, decideReturn } from './acts/decideReturn.ts';
import { reviewSave } from './acts/reviewDated.ts';
import { dated, showDated } from './acts/showDated.ts';
import { showList } from './acts/showList.ts';
import { returnClaim, verify } from './acts/verifyClaim.ts';
import type { Pressed } from './inbound.ts';
import type { Act, PressParts, Turn } from './turn.ts';

/** What each button does, by the verb that it carries. */
const acts: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['list', showList],
  ['open', openItem],
  ['check', checkItem],
  ['save', saveItem],
  ['dated', dated],
  ['claim-save', claimSave],
  ['progress-save', progressSave],
  ['review-save', reviewSave],
  ['decide-list', decideList],
  ['decide-return', decideReturn],
  ['decide', decide],
  ['approve', approve],
  ['approve-all', approveAll],
  ['send-back', sendBack],
  ['rate', rate],
  ['verify', verify],
  ['return-claim', returnClaim],
  ['settle-review', settleReview],
  ['dated-list', datedList(showDated)],
  ['more', more],
  ['act', openAct],
  ['act-save', actSave],
]);

/** The next card for a pressed button, to stand in the place of the one that was pressed. */
export const answerPress = async (
  parts: PressParts,
  entraId: string,
  pressed: Pressed,
): Promise<AdaptiveCard> => {
  const turn: Turn = { parts, entraId, pressed, at: parts.now() };
  const act = acts.get(pressed.verb);
  return act
    ? act(turn)
    : noticeCard('This button is not known any more', ['Type “my items” for a new card.']);
};
