import type { AdaptiveCard } from './cards/adaptiveCard.ts';
import { noticeCard } from './cards/noticeCard.ts';
import { claimSave, progressSave } from './acts/answerDated.ts';
import { checkItem, previewItem } from './acts/checkItem.ts';
import { act as openAct, actSave, datedList, more } from './acts/datedActs.ts';
import { approve, decide, rate, sendBack, settleReview } from './acts/decide.ts';
import { approveAll, decideList, decideReturn } from './acts/decideReturn.ts';
import { draftItem } from './acts/draftItem.ts';
import { needHelp, sendHelp } from './acts/needHelp.ts';
import { notMine, sendNotMine } from './acts/notMine.ts';
import { openItem } from './acts/openItem.ts';
import { reviewSave } from './acts/reviewDated.ts';
import { saveItem } from './acts/saveItem.ts';
import { dated, showDated } from './acts/showDated.ts';
import { showList } from './acts/showList.ts';
import { sendUnchanged, showUnchanged } from './acts/unchanged.ts';
import { returnClaim, verify } from './acts/verifyClaim.ts';
import type { Act, Turn } from './turn.ts';

/** What each button does, by the verb that it carries. */
const acts: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['list', showList],
  ['open', openItem],
  ['check', checkItem],
  ['save', saveItem],
  ['draft', draftItem],
  ['preview', previewItem],
  ['unchanged', showUnchanged],
  ['unchanged-save', sendUnchanged],
  ['not-mine', notMine],
  ['not-mine-send', sendNotMine],
  ['need-help', needHelp],
  ['need-help-send', sendHelp],
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
export const answerPress = async (turn: Turn): Promise<AdaptiveCard> => {
  const act = acts.get(turn.pressed.verb);
  return act
    ? act(turn)
    : noticeCard('This button is not known any more', ['Type “my items” for a new card.']);
};
